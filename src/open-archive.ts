/** Opens the input and settles where every post goes: what each command begins with. */
import { setImmediate } from 'node:timers/promises';
import { checkIds, choosePosts, type Filters, type Wanted } from './choose-posts.ts';
import { type Index, type IndexEntry, indexPosts } from './index-posts.ts';
import { type MediumExport, openExport } from './io/open-export.ts';
import type { PostKind } from './model.ts';
import type { OnProgress } from './progress.ts';
import { readIndexEntry } from './read-index-entry.ts';
import type { SkippedPage } from './report.ts';

export type Archive = MediumExport & {
  readonly index: Index;
  readonly wanted: Wanted;
  /** The posts that are wanted. */
  readonly chosen: readonly IndexEntry[];
  /** Pages and files that hold no post. */
  readonly noPosts: readonly SkippedPage[];
};

/** What a command is run with, besides options. */
export type RunContext = {
  readonly onProgress?: OnProgress;
  /** Ends the run between two posts; none is left half written. */
  readonly signal?: AbortSignal;
  /** Name of a folder in an input folder that counts only where nothing else is there. */
  readonly aside?: string;
};

/** How many pages are read before anything else may happen, such as an interrupt. */
const BREATH = 50;

/**
 * Opens one or several inputs and reads every page once. Throws an `InputError` for an input that is no use, a `UsageError`
 * for a filter that is none.
 */
export async function openArchive(
  input: string | readonly string[],
  filters: Filters,
  { onProgress = () => {}, signal, aside }: RunContext,
): Promise<Archive> {
  const wanted = choosePosts(filters);
  const inputs = typeof input === 'string' ? [input] : input;
  const opened = await openExport(inputs, aside === undefined ? {} : { aside });
  const noPosts: SkippedPage[] = opened.leftOut.map((source) => ({ source, reason: 'no-post' }));
  const entries: IndexEntry[] = [];
  for await (const page of opened.pages((source) => noPosts.push({ source, reason: 'no-post' }))) {
    const entry = readIndexEntry(page);
    if (entry) entries.push(entry);
    onProgress({ phase: 'index', done: entries.length });
    if (entries.length % BREATH === 0) await setImmediate();
    signal?.throwIfAborted();
  }
  checkIds(
    filters.only,
    entries.map(({ metadata }) => metadata.id),
  );
  const index = indexPosts(entries, { folders: foldersFor(filters) });
  const chosen = entries.filter((entry) => index.get(entry.page) && wanted(entry.metadata));
  return { ...opened, index, wanted, chosen, noPosts };
}

function foldersFor({ responses }: Filters): Readonly<Record<PostKind, string>> {
  return { post: 'blog', draft: 'drafts', response: responses === 'include' ? 'blog' : 'responses' };
}
