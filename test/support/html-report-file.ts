/** An HTML report on disk, beside a small blog. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PostChange, PostTexts } from '../../src/change.ts';
import { openReportFile } from '../../src/io/report-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type ReportedPost = readonly [change: PostChange, texts: Partial<PostTexts>];

const CHANGED_OPTIONS = [{ name: 'captions', was: 'alt', is: 'figure' }];

export type WrittenReport = { readonly folder: string; readonly path: string; readonly url: string };

/** Writes a report to `report.html`; `files` are put beside it first, those of the blog below `my blog/`. */
export async function htmlReportFile(
  posts: Iterable<ReportedPost>,
  files: Readonly<Record<string, string | Buffer>> = {},
): Promise<WrittenReport> {
  const folder = await temporaryFolder(files);
  const path = join(folder, 'report.html');
  const report = await openReportFile(path, join(folder, 'my blog'));
  const changes: PostChange[] = [];
  for (const [change, texts] of posts) {
    await report.add(change, { pictureFiles: new Map(), ...texts });
    changes.push(change);
  }
  await report.end({
    archives: ['export.zip'],
    output: 'my blog',
    dryRun: true,
    changedOptions: CHANGED_OPTIONS,
    posts: changes,
    skipped: [],
  });
  return { folder, path, url: pathToFileURL(path).href };
}
