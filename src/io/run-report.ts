/** The reports that a run writes while it goes on: the file of `--report`, and what the printed differences are made from. */
import { extname } from 'node:path';
import type { PostChange, PostTexts } from '../change.ts';
import { UsageError } from '../errors.ts';
import type { MigrateReport } from '../report.ts';
import type { ChangesReport, ReportedChange } from '../reports/changes-report.ts';
import { diffJson } from '../reports/diff-json.ts';
import { diffMarkdown } from '../reports/diff-markdown.ts';
import { makeReportFolder } from './report-folder.ts';
import { replaceFile } from './write-file.ts';

export type RunReport = {
  /** For `MigrateContext`. */
  readonly onPost?: (change: PostChange, texts: PostTexts) => Promise<void>;
  readonly everyPost: boolean;
  /** The report with the differences that were asked for. */
  readonly changes: (report: MigrateReport) => ChangesReport;
  /** Writes the file; only now it stands under its name, in place of an older one. */
  readonly end: (report: MigrateReport, exitCode: number) => Promise<void>;
  /** Gives up: nothing is left behind, and an older file stays. */
  readonly abort: () => Promise<void>;
};

/**
 * @param path the file of `--report`; its form is told by its extension, which a `UsageError` asks for
 * @param keepDiffs whether the differences are to be printed
 */
export async function openRunReport(
  path: string | undefined,
  output: string,
  keepDiffs: boolean,
): Promise<RunReport> {
  const form = path === undefined ? '' : extname(path).toLowerCase();
  if (path !== undefined && !['.html', '.md', '.json'].includes(form)) {
    throw new UsageError(
      `--report ${path}: end the name in .html, .md or .json, for instance --report changes.html.`,
    );
  }
  const removeFolder = path === undefined ? undefined : await makeReportFolder(path);
  const isKept = keepDiffs || form === '.md' || form === '.json';
  const html =
    form === '.html' && path !== undefined
      ? await (await import('./report-file.ts')).openReportFile(path, output)
      : undefined;
  const kept = new Map<string, ReportedChange>();

  const changes = (report: MigrateReport): ChangesReport => ({
    ...report,
    posts: report.posts.map((post) => ({ patch: '', ...kept.get(post.key), ...post })),
  });
  const onPost = async (change: PostChange, texts: PostTexts) => {
    const { reportedChange } = await import('../reports/changes-report.ts');
    const reported = reportedChange(change, texts);
    if (isKept) kept.set(change.key, reported);
    await html?.add(reported, texts);
  };
  return {
    ...(isKept || html ? { onPost } : {}),
    everyPost: html !== undefined,
    changes,
    async end(report, exitCode) {
      await html?.end(report);
      if (path === undefined || html) return;
      const all = changes(report);
      await replaceFile(path, { text: form === '.md' ? diffMarkdown(all) : diffJson(all, exitCode) });
    },
    async abort() {
      await html?.abort();
      await removeFolder?.();
    },
  };
}
