/** What the reports of changes are made from. */
import type { PostChange, PostTexts } from '../change.ts';
import type { MigrateReport } from '../report.ts';
import { unifiedDiff } from './unified-diff.ts';

/** A change with what a report keeps of its texts; the texts themselves are handed on post by post and not kept. */
export type ReportedChange = PostChange & {
  /** The unified diff of the file; empty when nothing changes in it. */
  readonly patch: string;
  /** Size of the file after the run, in bytes of UTF-8; absent when there is none. */
  readonly bytes?: number;
};

/** The report of a run, with the differences. */
export type ChangesReport = Omit<MigrateReport, 'posts'> & { readonly posts: readonly ReportedChange[] };

/** Lines that stand around a change, as in git. */
const CONTEXT = 3;

/** Takes from the texts of a change what reports keep of them. */
export function reportedChange(change: PostChange, { before, after }: PostTexts): ReportedChange {
  const from = change.from === undefined ? {} : { from: change.from };
  return {
    ...change,
    patch: unifiedDiff(change.file, before, after, { context: CONTEXT, ...from }),
    ...(after === undefined ? {} : { bytes: new TextEncoder().encode(after).length }),
  };
}
