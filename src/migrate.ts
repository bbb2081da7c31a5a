/** The whole migration: an export in, a Markdown blog out. */
import type { PostChange, PostTexts } from './change.ts';
import { byCodeUnits } from './code-units.ts';
import { convertPost } from './convert-post.ts';
import { applyPlan } from './io/blog/apply-plan.ts';
import { listPosts } from './io/blog/list-posts.ts';
import { type Blog, openBlog } from './io/blog/open-blog.ts';
import { checkOutput, checkPictureFolders } from './io/check-folders.ts';
import { programFingerprint } from './io/program-fingerprint.ts';
import { writeSiteFiles } from './io/write-site-files.ts';
import { filesOf, type Lock } from './lock-file.ts';
import { lookAhead } from './look-ahead.ts';
import { runSignature } from './made.ts';
import type { Page } from './model.ts';
import { openArchive, type RunContext } from './open-archive.ts';
import { changedOptions, type MigrateOptions, migrateOptions, rememberedOptions } from './options.ts';
import { orphansOf } from './orphans.ts';
import { preparePost } from './prepare-post.ts';
import { describePreset } from './presets/describe-preset.ts';
import { readFlavour } from './read-flavour.ts';
import { readOptions } from './read-options.ts';
import { readHosts, redirectFiles } from './redirects/index.ts';
import type { MigrateReport, SkippedPage } from './report.ts';
import { openRunPictures, type ProxyVariables } from './run-pictures.ts';
import { settledChange, withNewerDate } from './settled.ts';

/** What a caller may hand over besides options. */
export type MigrateContext = RunContext & {
  readonly proxy?: ProxyVariables;
  /** Is told of every post with the texts behind its change, which are not kept. */
  readonly onPost?: (change: PostChange, texts: PostTexts) => void | Promise<void>;
  /** Makes every post anew, so that `onPost` is told of those with nothing to do, too. */
  readonly everyPost?: boolean;
};

/** How many posts' pictures are fetched while an earlier post is written. */
const AHEAD = 8;

/**
 * Migrates Medium exports into a folder of Markdown files and pictures.
 *
 * `input` is one or several zips, folders or pages. An option that is not given has the value that the blog was written with, else
 * the default of the command line; but pictures are kept between runs only with `cache`. Throws an `InputError` or `UsageError`, before anything
 * is written, when the run cannot start; whatever goes wrong with one post or picture after that is in the report. Rejects in the middle
 * of a run only when it is aborted, or when the disk refuses: what was finished is in its place then, and known to the next run.
 */
export async function migrate(
  input: string | readonly string[],
  given: Partial<MigrateOptions> = {},
  context: MigrateContext = {},
): Promise<MigrateReport> {
  const { output, pictures, dryRun } = readOptions(migrateOptions, given);
  await checkOutput(output);
  await checkPictureFolders(pictures);
  const blog = await openBlog(output, { readOnly: dryRun });
  const remembered = { current: blog.lock.options };
  try {
    const options = readOptions(migrateOptions, given, blog.lock.options);
    const report = await run(input, options, context, blog, remembered);
    await blog.close(remembered.current);
    return report;
  } catch (error) {
    // A disk that refused the files may refuse the lock file, too; then the journal stays for the next run.
    await blog.close(remembered.current).catch(() => {});
    throw error;
  }
}

async function run(
  input: string | readonly string[],
  options: MigrateOptions,
  context: MigrateContext,
  blog: Blog,
  remembered: { current: Lock['options'] },
): Promise<MigrateReport> {
  const { output, dryRun, verify, restoreDeleted } = options;
  const flavour = await readFlavour(options);
  const signature = runSignature(await programFingerprint(), {
    ...rememberedOptions(options),
    flavour: describePreset(flavour.preset),
  });
  const how = { ...options, ...flavour, signature };
  const { onProgress = () => {}, onPost, everyPost = false, proxy = {} } = context;
  // What fails for good must not wait for the downloads of the posts to come.
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(context.signal ? [context.signal] : [])]);
  const orStop = (error: unknown): never => {
    failure.abort(error);
    throw error;
  };
  const archive = await openArchive(input, how, context, {
    lock: blog.lock,
    files: await listPosts(output, filesOf(blog.lock)),
    how: { signature, verify, restoreDeleted, everyPost },
  });
  remembered.current = rememberedOptions(options);
  // Before anything is written, as contradictions among them are the user's to solve.
  const redirects = redirectFiles(archive.published, readHosts(options.redirects), flavour.preset);
  const pictures = openRunPictures(options, {
    foldersBeside: archive.pictureFolders,
    total: archive.total.pictures,
    proxy,
    signal,
    onProgress,
  });

  const posts: PostChange[] = [];
  const skipped: SkippedPage[] = [...archive.skipped];
  const add = (post: PostChange) => {
    posts.push(post);
    onProgress({ phase: 'posts', done: posts.length, total: archive.total.posts });
  };
  const prepare = (page: Page) => preparePost(page, archive, blog, pictures, how).catch(orStop);
  const finish = async (prepared: Awaited<ReturnType<typeof preparePost>>) => {
    if ('reason' in prepared) return prepared;
    const planned = await convertPost(prepared, blog, how);
    if ('reason' in planned) return planned;
    await onPost?.(planned.change, planned.texts);
    return dryRun ? planned.change : applyPlan(planned, output, blog);
  };
  try {
    for (const post of archive.settled) {
      signal.throwIfAborted();
      add(await settledChange(post, how));
      blog.remember(post.place.key, withNewerDate(post));
    }
    for await (const prepared of lookAhead(archive.pages(), pictures ? AHEAD : 0, prepare)) {
      signal.throwIfAborted();
      const outcome = await finish(prepared).catch(orStop);
      if ('reason' in outcome) skipped.push(outcome);
      else add(outcome);
    }
  } finally {
    await pictures?.close();
  }
  const written = await writeSiteFiles(output, redirects, options);
  posts.push(...orphansOf(blog.lock, archive.keys));
  posts.sort((a, b) => byCodeUnits(a.file, b.file) || byCodeUnits(a.key, b.key));
  skipped.sort((a, b) => byCodeUnits(a.source, b.source));
  return {
    archives: archive.archives,
    output,
    dryRun,
    changedOptions: changedOptions(blog.lock.options, rememberedOptions(options)),
    ...(blog.notice ? { lockNotice: blog.notice } : {}),
    posts,
    ...(written.length > 0 ? { redirects: written } : {}),
    skipped,
  };
}
