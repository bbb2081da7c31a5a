/** What to do after a run: the commands are such that they can be pasted. */
import { type Change, type CommandLine, printCommand } from '../command-line.ts';
import type { PictureFailure } from '../model.ts';
import { withoutSecrets } from '../page-messages.ts';
import type { MigrateReport } from '../report.ts';
import type { Totals } from './totals.ts';

/** Lines; a command stands on a line of its own. */
export function adviceFor(report: MigrateReport, totals: Totals, command: CommandLine): string[] {
  const { files, pictures, failedPages, refused, verified, whole } = totals;
  if (report.posts.every(({ state }) => state === 'orphan')) return [nothingCameIn(report)];
  const pages = failedPages + refused;
  const wrong = files.conflict + pictures.conflict + pictures.failed + pages + (verified - whole);
  return [
    ...missingPictures(report, command),
    ...(files.conflict + pictures.conflict === 0
      ? []
      : [
          'Put together by hand what you want of both, then remove our copy: that settles it. To have ours (yours is backed up):',
          again(command, { without: ['on-conflict'], more: ['--on-conflict', 'overwrite'] }),
        ]),
    ...(wrong > 0 ? [] : next(report)),
  ];
}

/** The command with a change, in a line of its own; one that has a secret in it is not repeated. */
function again(command: CommandLine, change: Change): string {
  const printed = printCommand(command, change);
  if (withoutSecrets(printed) === printed) return `  ${printed}`;
  return `  the same command${change.more.length === 0 ? '' : ` with ${change.more.join(' ')}`}`;
}

function next({ archives, output, dryRun }: MigrateReport): string[] {
  if (dryRun) return [];
  if (!archives.every((archive) => /^input\/sample\b/.test(archive)))
    return [`Next: look through ${output}, then copy what is in it into your site.`];
  return [
    `That was the sample; look through ${output}.`,
    'Next: put the zip from Medium into input/ and run the same command.',
  ];
}

function nothingCameIn({ skipped }: MigrateReport): string {
  if (skipped.some(({ reason }) => reason === 'refused')) return 'Nothing was written.';
  const filtered = skipped.some(({ reason }) => reason === 'filtered');
  return filtered
    ? 'Nothing was written: --drafts, --responses, --since and --only leave no post to write.'
    : 'Nothing was written: no post could be converted.';
}

/** Failures that another run may mend; those that are remembered between runs only with `--retry-failed`. */
const PASSING: readonly PictureFailure[] = [
  'refused',
  'timeout',
  'network',
  'server-error',
  'rate-limited',
  'truncated',
  'not-asked',
  'offline',
];
const REMEMBERED: readonly PictureFailure[] = ['not-found', 'not-an-image'];

/** How many posts are named in a command. */
const FEW = 5;

function missingPictures({ posts }: MigrateReport, command: CommandLine): string[] {
  const lacking = (reasons: readonly PictureFailure[]) =>
    posts.filter(({ pictures }) => pictures.some((it) => 'failed' in it && reasons.includes(it.failed)));
  const [passing, remembered] = [lacking(PASSING), lacking(REMEMBERED)];
  const concerned = passing.length > 0 ? passing : remembered;
  if (concerned.length === 0) return [];
  const ids = concerned.flatMap(({ id }) => id ?? []);
  // An import has its posts named already.
  const few = ids.length === concerned.length && ids.length <= FEW && command.argv[0] !== 'import';
  const more = [...(few ? ['--only', ids.join(',')] : []), ...(passing.length > 0 ? [] : ['--retry-failed'])];
  const without = ['offline', 'retry-failed', ...(few ? ['only'] : [])];
  return ['To ask for the missing pictures again:', again(command, { without, more })];
}
