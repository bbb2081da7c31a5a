/** The whole migration: an export in, a Markdown blog out. */
import { choosePosts } from './choose-posts.ts';
import { type IndexEntry, indexPosts } from './index-posts.ts';
import { type MediumExport, openExport } from './io/open-export.ts';
import { lookAhead } from './look-ahead.ts';
import { preparePost, writePost } from './migrate-post.ts';
import type { Page, PostKind } from './model.ts';
import { defaultsOf, type MigrateOptions, migrateOptions } from './options.ts';
import type { OnProgress } from './progress.ts';
import { readIndexEntry } from './read-index-entry.ts';
import type { MigrateReport, PostReport, SkippedPage } from './report.ts';
import { openRunPictures, type ProxyVariables } from './run-pictures.ts';
import { readSettings } from './settings.ts';

/** What a caller may hand over besides options. */
export type MigrateContext = {
  readonly onProgress?: OnProgress;
  /** Ends the run between two posts; none is left half written. */
  readonly signal?: AbortSignal;
  /** Name of a folder in an input folder that counts only where nothing else is there. */
  readonly aside?: string;
  readonly proxy?: ProxyVariables;
};

/** How many posts' pictures are fetched while an earlier post is written. */
const AHEAD = 8;

/**
 * Migrates Medium exports into a folder of Markdown files and pictures.
 *
 * `input` is one or several zips, folders or pages. Options have the defaults of the command line, but pictures are kept
 * between runs only with `cache`. Throws an `InputError` or `UsageError`, before anything is written, when the run cannot
 * start; whatever goes wrong with one post or picture after that is in the report.
 */
export async function migrate(
  input: string | readonly string[],
  given: Partial<MigrateOptions> = {},
  context: MigrateContext = {},
): Promise<MigrateReport> {
  const options: MigrateOptions = { ...defaultsOf(migrateOptions), ...given };
  const how = { ...options, settings: readSettings(options.set) };
  const wanted = choosePosts(options);
  const signal = context.signal ?? new AbortController().signal;
  const onProgress = context.onProgress ?? (() => {});
  const inputs = typeof input === 'string' ? [input] : input;
  const archive = await openExport(inputs, context.aside === undefined ? {} : { aside: context.aside });

  const skipped: SkippedPage[] = archive.leftOut.map((source) => ({ source, reason: 'no-post' }));
  const entries = await readEntries(archive, skipped, onProgress);
  const index = indexPosts(entries, { folders: foldersFor(options) });
  const chosen = entries.filter((entry) => index.get(entry.page) && wanted(entry.metadata));
  const pictures = openRunPictures(options, {
    foldersBeside: archive.pictureFolders,
    total: chosen.reduce((sum, entry) => sum + entry.pictures, 0),
    proxy: context.proxy ?? {},
    signal,
    onProgress,
  });

  const posts: PostReport[] = [];
  const prepare = (page: Page) => preparePost(page, index, wanted, pictures, how);
  try {
    for await (const prepared of lookAhead(archive.pages(), AHEAD, prepare)) {
      signal.throwIfAborted();
      if ('reason' in prepared) skipped.push(prepared);
      else posts.push(await writePost(prepared, how));
      onProgress({ phase: 'posts', done: posts.length, total: chosen.length });
    }
  } finally {
    await pictures?.close();
  }
  return {
    archives: archive.archives,
    output: options.output,
    posts: posts.sort(byFile),
    skipped: skipped.sort(bySource),
  };
}

async function readEntries(
  archive: MediumExport,
  skipped: SkippedPage[],
  onProgress: OnProgress,
): Promise<readonly IndexEntry[]> {
  const entries: IndexEntry[] = [];
  const noPost = (source: string) => skipped.push({ source, reason: 'no-post' });
  for await (const page of archive.pages(noPost)) {
    const entry = readIndexEntry(page);
    if (entry) entries.push(entry);
    onProgress({ phase: 'index', done: entries.length });
  }
  return entries;
}

function foldersFor({ responses }: MigrateOptions): Readonly<Record<PostKind, string>> {
  return { post: 'blog', draft: 'drafts', response: responses === 'include' ? 'blog' : 'responses' };
}

function byFile(a: PostReport, b: PostReport): number {
  return a.file < b.file ? -1 : 1;
}

function bySource(a: SkippedPage, b: SkippedPage): number {
  return a.source < b.source ? -1 : 1;
}
