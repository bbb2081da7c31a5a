/** Which posts are written: filters choose among planned posts, so that they never change a slug. */
import { UsageError } from './errors.ts';
import type { Metadata } from './model.ts';
import type { MigrateOptions } from './options.ts';
import { readDay } from './read-day.ts';

export type Filters = Pick<MigrateOptions, 'drafts' | 'responses' | 'since' | 'only'>;

/** Whether a post is wanted. */
export type Wanted = (post: Pick<Metadata, 'id' | 'kind' | 'date'>) => boolean;

/** A test for posts. Throws a `UsageError` when a filter is no day or no id. */
export function choosePosts({ drafts, responses, since, only }: Filters): Wanted {
  const from = since === undefined ? undefined : readDay(since);
  const ids = idsIn(only);
  return ({ id, kind, date }) => {
    if (ids.size > 0) return id !== undefined && ids.has(id);
    if (kind === 'response' && responses === 'skip') return false;
    if (kind === 'draft' ? drafts === 'skip' : drafts === 'only') return false;
    return from === undefined || (date !== undefined && date >= from);
  };
}

/** Throws a `UsageError` when `--only` names an id that is none of the `known` ones. */
export function checkIds(only: Filters['only'], known: readonly (string | undefined)[]): void {
  const unknown = [...idsIn(only)].filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  const [id, has] = [unknown.join(', '), unknown.length === 1 ? 'has this id' : 'have these ids'];
  throw new UsageError(
    `--only ${id}: no post of the export ${has}. An id is the 8 to 12 digits and letters a to f that end a post’s address and its file name.`,
  );
}

function idsIn(only: Filters['only']): ReadonlySet<string> {
  return new Set(only.flatMap((list) => list.split(',')).map(readId));
}

/** An id, also at the end of an address or of a file name. */
function readId(value: string): string {
  return /([\da-f]{8,12})(?:\.html?)?\/?$/.exec(value.trim().replace(/[?#].*$/, ''))?.[1] ?? value.trim();
}
