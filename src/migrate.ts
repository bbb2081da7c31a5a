/** The whole migration: an export in, a Markdown blog out. */

import { openBlog } from './io/blog/open-blog.ts';
import { checkOutput, checkPictureFolders } from './io/check-folders.ts';
import { openExport } from './io/open-export.ts';
import { type MigrateOptions, migrateOptions } from './options.ts';
import { readOptions } from './read-options.ts';
import type { MigrateReport } from './report.ts';
import { type MigrateContext, runPosts } from './run-posts.ts';

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
  const { output, pictures, tags, dryRun } = readOptions(migrateOptions, given);
  await checkOutput(output);
  await checkPictureFolders(pictures);
  const told = tags === undefined ? undefined : await (await import('./io/read-tags.ts')).readTagFile(tags);
  const inputs = typeof input === 'string' ? [input] : input;
  const blog = await openBlog(output, { readOnly: dryRun });
  return blog.closeAfter(async () => {
    const options = readOptions(migrateOptions, given, blog.lock.options);
    const opened = await openExport(inputs, context.aside === undefined ? {} : { aside: context.aside });
    return runPosts(opened, options, context, blog, told ? { tags: told } : {});
  });
}
