/** What a run would change, or changed, for a person: what becomes of each file, then the differences line by line. */
import { styleText } from 'node:util';
import type { ChangeState } from '../change.ts';
import { changeGroups } from './change-groups.ts';
import { changeSummary } from './change-summary.ts';
import { STATES } from './change-totals.ts';
import type { ChangesReport } from './changes-report.ts';
import { colouredDiff } from './coloured-diff.ts';
import { harmless } from './harmless.ts';
import { limited, plural } from './listing.ts';
import { redirectNotes, startNotes } from './run-notes.ts';
import { skippedPages } from './skipped-pages.ts';

export type DiffTerminalOptions = {
  /** Everything: unchanged files, the text of new ones, and no list is cut. */
  readonly verbose: boolean;
  /** Only what becomes of each file, not the differences. */
  readonly stat: boolean;
  /** Whether it may be coloured. */
  readonly colour: boolean;
};

const EVERY = Number.POSITIVE_INFINITY;
const ALL = { posts: EVERY, details: EVERY, patches: EVERY, lines: EVERY };

/** How much is shown at first sight: posts of a state, details of a post, differences, and lines of one. */
const GLANCE = { posts: 20, details: 5, patches: 20, lines: 60 };

/** Files of these states are read line by line; new ones only with `verbose`. */
const READ: readonly ChangeState[] = ['update', 'merge', 'move', 'conflict'];

/**
 * Lines with a line break at the end of each; nothing in them can steer a terminal but our own colours. All but paths,
 * addresses and the lines of the user's files fit into 80 columns.
 */
export function diffTerminal(report: ChangesReport, { verbose, stat, colour }: DiffTerminalOptions): string {
  const limits = verbose ? ALL : GLANCE;
  const states = verbose ? STATES : STATES.filter((it) => it !== 'keep');
  const groups = changeGroups(report, states, limits);
  const read = verbose ? [...READ, 'create'] : READ;
  const patches = stat
    ? []
    : report.posts.flatMap(({ state, patch }) =>
        read.includes(state) && patch.includes('\n@@ ') ? [patch.replace(/\n$/, '').split('\n')] : [],
      );
  const shown = limited(
    patches.map((lines) => patchLines(lines, limits.lines, colour)),
    limits.patches,
    (count) => [`… and the differences of ${plural(count, 'more file')}`],
  );
  const isCut =
    patches.length > limits.patches ||
    patches.some((lines) => lines.length > limits.lines) ||
    groups.flat().join() !== changeGroups(report, states, ALL).flat().join();
  const sections = [
    ...startNotes(report).map(({ lines }) => titled(lines, colour)),
    ...groups.map((lines) => titled(lines, colour)),
    ...redirectNotes(report, limits).map(({ lines }) => titled(lines, colour)),
    ...shown,
    ...skippedPages(report, { posts: limits.posts, lines: limits.details }).map(({ lines }) =>
      titled(lines, colour),
    ),
    titled(changeSummary(report), colour),
    isCut ? ['Some of it was cut; --verbose shows it all.'] : [],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titled([heading = '', ...lines]: readonly string[], colour: boolean): readonly string[] {
  const title = harmless(heading);
  return [colour ? styleText('bold', title, { validateStream: false }) : title, ...lines.map(harmless)];
}

function patchLines(lines: readonly string[], most: number, colour: boolean): readonly string[] {
  if (lines.length <= most) return colouredDiff(lines, colour);
  return [...colouredDiff(lines.slice(0, most), colour), `… and ${plural(lines.length - most, 'more line')}`];
}
