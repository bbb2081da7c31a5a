/** The figures of a run, counted from its report. */
import type { ChangeState, PostChange } from '../change.ts';
import { type Severity, wordingOf } from '../messages.ts';
import type { PostKind } from '../model.ts';
import type { MigrateReport } from '../report.ts';

export type Totals = {
  /** Posts of the input, by kind. */
  readonly posts: Readonly<Record<PostKind, number>>;
  /** Markdown files by what became of them; `conflict` are those in which the user's file stayed. */
  readonly files: Readonly<Record<ChangeState | 'overwritten', number>>;
  readonly pictures: {
    readonly network: number;
    readonly cache: number;
    readonly disk: number;
    /** In their places since an earlier run. */
    readonly kept: number;
    /** That they can be had is assumed, in a dry run. */
    readonly assumed: number;
    readonly failed: number;
    readonly conflict: number;
  };
  readonly messages: Readonly<Record<Severity, number>>;
  /** Posts read back, and those that came over whole. */
  readonly verified: number;
  readonly whole: number;
  /** Pages that should have given a post and did not. */
  readonly failedPages: number;
  /** Things that were given to an import and held no post. */
  readonly refused: number;
};

/** Counts. */
export function totalsOf({ posts, skipped }: MigrateReport): Totals {
  const present = posts.filter(({ state }) => state !== 'orphan');
  const pictures = posts.flatMap((post) => post.pictures);
  const messages = posts.flatMap((post) => post.messages);
  const count = <T>(values: readonly T[], is: (value: T) => boolean): number => values.filter(is).length;
  const from = (source: string) => count(pictures, (it) => 'from' in it && it.from === source);
  const severity = (it: Severity) => count(messages, ({ code }) => wordingOf(code).severity === it);
  const kind = (it: PostKind) => count(present, (post) => post.kind === it);
  // Of a file that was left alone, only what would have been written was read back.
  const judged = posts.filter((post) => post.losses !== undefined && fateOf(post) !== 'conflict');
  return {
    posts: { post: kind('post'), draft: kind('draft'), response: kind('response') },
    files: Object.fromEntries(
      FATES.map((fate) => [fate, count(posts, (post) => fateOf(post) === fate)]),
    ) as Totals['files'],
    pictures: {
      network: from('network'),
      cache: from('cache'),
      disk: from('disk'),
      kept: from('blog'),
      assumed: count(pictures, (it) => 'assumed' in it),
      failed: count(pictures, (it) => 'failed' in it),
      conflict: count(pictures, (it) => 'state' in it && it.state === 'conflict' && !it.overwritten),
    },
    messages: { warning: severity('warning'), note: severity('note') },
    verified: judged.length,
    whole: count(judged, ({ losses }) => losses?.length === 0),
    failedPages: count(skipped, ({ reason }) => reason === 'failed'),
    refused: count(skipped, ({ reason }) => reason === 'refused'),
  };
}

const FATES: readonly (ChangeState | 'overwritten')[] = [
  'create',
  'update',
  'merge',
  'move',
  'keep',
  'yours',
  'conflict',
  'overwritten',
  'deleted',
  'orphan',
];

function fateOf({ state, overwritten }: PostChange): ChangeState | 'overwritten' {
  return overwritten ? 'overwritten' : state;
}

/**
 * The exit code of a run: 0 all well, 1 something is lost, missing or in conflict (with `strict`, also when there is a
 * warning), 2 nothing came in.
 */
export function exitCodeOf(report: MigrateReport, strict: boolean): 0 | 1 | 2 {
  if (report.posts.every(({ state }) => state === 'orphan')) return 2;
  const { files, pictures, verified, whole, failedPages, refused, messages } = totalsOf(report);
  const redirects = report.redirects?.filter(({ conflictFile }) => conflictFile !== undefined).length ?? 0;
  const wrong =
    redirects +
    refused +
    files.conflict +
    pictures.failed +
    pictures.conflict +
    (verified - whole) +
    failedPages;
  return wrong > 0 || (strict && messages.warning > 0) ? 1 : 0;
}
