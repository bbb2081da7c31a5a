/** The whole migration: an export in, a Markdown blog out. */
import { byCodeUnits } from './code-units.ts';
import { checkOutput, checkPictureFolders } from './io/check-folders.ts';
import { lookAhead } from './look-ahead.ts';
import type { Page } from './model.ts';
import { openArchive, type RunContext } from './open-archive.ts';
import { type MigrateOptions, migrateOptions } from './options.ts';
import { preparePost } from './prepare-post.ts';
import { readOptions } from './read-options.ts';
import type { MigrateReport, PostReport, SkippedPage } from './report.ts';
import { openRunPictures, type ProxyVariables } from './run-pictures.ts';
import { readAssetPrefix, readSettings } from './settings.ts';
import { writePost } from './write-post.ts';

/** What a caller may hand over besides options. */
export type MigrateContext = RunContext & { readonly proxy?: ProxyVariables };

/** How many posts' pictures are fetched while an earlier post is written. */
const AHEAD = 8;

/**
 * Migrates Medium exports into a folder of Markdown files and pictures.
 *
 * `input` is one or several zips, folders or pages. Options have the defaults of the command line, but pictures are kept
 * between runs only with `cache`. Throws an `InputError` or `UsageError`, before anything is written, when the run cannot
 * start; whatever goes wrong with one post or picture after that is in the report. Rejects in the middle of a run only when it
 * is aborted, or when the disk refuses: what was finished is in its place then.
 */
export async function migrate(
  input: string | readonly string[],
  given: Partial<MigrateOptions> = {},
  context: MigrateContext = {},
): Promise<MigrateReport> {
  const options: MigrateOptions = readOptions(migrateOptions, given);
  const how = {
    ...options,
    settings: readSettings(options.set),
    assetPrefix: readAssetPrefix(options.assetPrefix),
  };
  await checkOutput(options.output);
  await checkPictureFolders(options.pictures);
  const { onProgress = () => {}, proxy = {} } = context;
  // What fails for good must not wait for the downloads of the posts to come.
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(context.signal ? [context.signal] : [])]);
  const orStop = (error: unknown): never => {
    failure.abort(error);
    throw error;
  };
  const archive = await openArchive(input, options, context);
  const pictures = openRunPictures(options, {
    foldersBeside: archive.pictureFolders,
    total: archive.total.pictures,
    proxy,
    signal,
    onProgress,
  });

  const posts: PostReport[] = [];
  const skipped: SkippedPage[] = [...archive.skipped];
  const prepare = (page: Page) => preparePost(page, archive, pictures, how).catch(orStop);
  try {
    for await (const prepared of lookAhead(archive.pages(), pictures ? AHEAD : 0, prepare)) {
      signal.throwIfAborted();
      const outcome = 'reason' in prepared ? prepared : await writePost(prepared, how).catch(orStop);
      if ('reason' in outcome) skipped.push(outcome);
      else posts.push(outcome);
      onProgress({ phase: 'posts', done: posts.length, total: archive.total.posts });
    }
  } finally {
    await pictures?.close();
  }
  posts.sort((a, b) => byCodeUnits(a.file, b.file));
  skipped.sort((a, b) => byCodeUnits(a.source, b.source));
  return { archives: archive.archives, output: options.output, posts, skipped };
}
