/** Opens the input and settles where every post goes: what each command begins with. */
import { setImmediate } from 'node:timers/promises';
import { attempt } from './attempt.ts';
import { checkIds, choosePosts, type Filters } from './choose-posts.ts';
import { type Index, type IndexEntry, indexPosts } from './index-posts.ts';
import { type MediumExport, openExport } from './io/open-export.ts';
import type { Page, PostKind } from './model.ts';
import type { OnProgress } from './progress.ts';
import { readIndexEntry } from './read-index-entry.ts';
import type { SkippedPage } from './report.ts';

export type Archive = Pick<MediumExport, 'archives' | 'pictureFolders'> & {
  readonly index: Index;
  /** How many posts are wanted, and how many pictures they show. */
  readonly total: { readonly posts: number; readonly pictures: number };
  /** The pages of the wanted posts, one in memory at a time. */
  readonly pages: () => AsyncIterable<Page>;
  /** All other pages and files, and why. */
  readonly skipped: readonly SkippedPage[];
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
  const skip = (reason: SkippedPage['reason']) => (source: string) => skipped.push({ source, reason });
  const skipped: SkippedPage[] = [];
  opened.leftOut.forEach(skip('no-post'));
  const entries: IndexEntry[] = [];
  for await (const page of opened.pages(skip('no-post'))) {
    const entry = attempt(page, () => readIndexEntry(page));
    if (!entry) skip('no-post')(page.path);
    else if ('reason' in entry) skipped.push(entry);
    else entries.push(entry);
    onProgress({ phase: 'index', done: entries.length });
    if (entries.length % BREATH === 0) await setImmediate();
    signal?.throwIfAborted();
  }
  checkIds(
    filters.only,
    entries.map(({ metadata }) => metadata.id),
  );
  const index = indexPosts(entries, { folders: foldersFor(filters) });
  const chosen = entries.filter(({ page, metadata }) => index.get(page) && wanted(metadata));
  const pages = new Set(chosen.map(({ page }) => page));
  for (const { page } of entries) {
    if (!index.get(page)) skip('same-post')(page);
    else if (!pages.has(page)) skip('filtered')(page);
  }
  return {
    archives: opened.archives,
    pictureFolders: opened.pictureFolders,
    index,
    total: { posts: chosen.length, pictures: chosen.reduce((sum, entry) => sum + entry.pictures, 0) },
    pages: () => only(opened.pages(), pages),
    skipped,
  };
}

async function* only(pages: AsyncIterable<Page>, wanted: ReadonlySet<string>): AsyncGenerator<Page> {
  for await (const page of pages) if (wanted.has(page.path)) yield page;
}

function foldersFor({ responses }: Filters): Readonly<Record<PostKind, string>> {
  return { post: 'blog', draft: 'drafts', response: responses === 'include' ? 'blog' : 'responses' };
}
