/** Which posts are written: filters choose among planned posts, so that they never change a slug. */
import type { Metadata } from './model.ts';
import type { MigrateOptions } from './options.ts';
import { readDay } from './settings.ts';

export type Filters = Pick<MigrateOptions, 'drafts' | 'responses' | 'since' | 'only'>;

/** Whether a post is wanted. */
export type Wanted = (post: Pick<Metadata, 'id' | 'kind' | 'date'>) => boolean;

/** A test for posts. Throws a `UsageError` when a filter is no day or no id. */
export function choosePosts({ drafts, responses, since, only }: Filters): Wanted {
  const from = since === undefined ? undefined : readDay(since);
  const ids = new Set(only.flatMap((list) => list.split(',')).map(readId));
  return ({ id, kind, date }) => {
    if (ids.size > 0) return id !== undefined && ids.has(id);
    if (kind === 'response' && responses === 'skip') return false;
    if (kind === 'draft' ? drafts === 'skip' : drafts === 'only') return false;
    return from === undefined || (date !== undefined && date >= from);
  };
}

/** An id, also at the end of an address or of a file name. */
function readId(value: string): string {
  return /([\da-f]{8,12})(?:\.html?)?\/?$/.exec(value.trim().replace(/[?#].*$/, ''))?.[1] ?? value.trim();
}
