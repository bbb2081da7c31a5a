/** The figures of a run, counted from its report. */
import { type Severity, wordingOf } from '../messages.ts';
import type { PostKind } from '../model.ts';
import type { FileState, MigrateReport, PictureReport } from '../report.ts';

export type Totals = {
  readonly posts: Readonly<Record<PostKind, number>>;
  readonly files: Readonly<Record<FileState, number>>;
  readonly pictures: {
    readonly network: number;
    readonly cache: number;
    readonly disk: number;
    readonly failed: number;
    readonly conflict: number;
  };
  readonly messages: Readonly<Record<Severity, number>>;
  /** Posts read back, and those that came over whole. */
  readonly verified: number;
  readonly whole: number;
  /** Pages that should have given a post and did not. */
  readonly failedPages: number;
};

/** Counts. */
export function totalsOf({ posts, skipped }: MigrateReport): Totals {
  const pictures = posts.flatMap((post) => post.pictures);
  const messages = posts.flatMap((post) => post.messages);
  const count = <T>(values: readonly T[], is: (value: T) => boolean): number => values.filter(is).length;
  const from = (source: string) => count(pictures, (it) => 'from' in it && it.from === source);
  const severity = (it: Severity) => count(messages, ({ code }) => wordingOf(code).severity === it);
  const kind = (it: PostKind) => count(posts, (post) => post.kind === it);
  const state = (it: FileState) => count(posts, (post) => post.state === it);
  // Of a file that was left alone, only what would have been written was read back.
  const judged = posts.filter((post) => post.losses !== undefined && post.state !== 'conflict');
  return {
    posts: { post: kind('post'), draft: kind('draft'), response: kind('response') },
    files: {
      created: state('created'),
      unchanged: state('unchanged'),
      overwritten: state('overwritten'),
      conflict: state('conflict'),
    },
    pictures: {
      network: from('network'),
      cache: from('cache'),
      disk: from('disk'),
      failed: count(pictures, (it) => 'failed' in it),
      conflict: count(pictures, (it: PictureReport) => 'state' in it && it.state === 'conflict'),
    },
    messages: { warning: severity('warning'), note: severity('note') },
    verified: judged.length,
    whole: count(judged, ({ losses }) => losses?.length === 0),
    failedPages: count(skipped, ({ reason }) => reason === 'failed'),
  };
}

/**
 * The exit code of a run: 0 all well, 1 something is lost, missing or in conflict (with `strict`, also when there is a
 * warning), 2 nothing came in.
 */
export function exitCodeOf(report: MigrateReport, strict: boolean): 0 | 1 | 2 {
  if (report.posts.length === 0) return 2;
  const { files, pictures, verified, whole, failedPages, messages } = totalsOf(report);
  const wrong = files.conflict + pictures.failed + pictures.conflict + (verified - whole) + failedPages;
  return wrong > 0 || (strict && messages.warning > 0) ? 1 : 0;
}
