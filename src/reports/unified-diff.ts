/** The difference of two texts as a patch: what `diff -u` and `git diff` print, and `patch` applies. */
import { formatPatch, OMIT_HEADERS, type StructuredPatch, structuredPatch } from 'diff';

export type DiffOptions = {
  /** How many equal lines stand around a change. */
  readonly context: number;
  /** Where the file was before, when that is another place. */
  readonly from?: string;
};

/**
 * Lines that may differ between two texts before the search for the smallest difference is given up. Its cost grows with the
 * square: this many take half a second.
 */
const MOST_EDITS = 2000;

/** Stands above a patch that is right, but larger than it had to be. */
export const COARSE = '# These texts differ too much to compare them line by line; all between is replaced.';

/**
 * The patch from `before` to `after`, with a line break at its end. A text that is `undefined` is a file that is not there.
 * Empty when nothing differs and nothing moves; for a file that only moves, two lines as git has them. `file` and `from` are
 * paths with forward slashes. However large the texts, it ends within a second or so: then `COARSE` stands above the patch.
 */
export function unifiedDiff(
  file: string,
  before: string | undefined,
  after: string | undefined,
  { context, from = file }: DiffOptions,
): string {
  const moved = from === file ? '' : `rename from ${quoted('', from)}\nrename to ${quoted('', file)}\n`;
  if (before === after) return moved;
  const names = [
    `--- ${before === undefined ? '/dev/null' : quoted('a/', from)}`,
    `+++ ${after === undefined ? '/dev/null' : quoted('b/', file)}`,
  ].join('\n');
  const [left, right] = [before ?? '', after ?? ''];
  const exact = structuredPatch('a', 'b', left, right, undefined, undefined, {
    context,
    maxEditLength: MOST_EDITS,
  });
  const patch = exact ?? replacingAll(left, right, context);
  // An empty file that comes or goes has no lines to show.
  const hunks = patch.hunks.length === 0 ? '' : formatPatch(patch, OMIT_HEADERS);
  return `${moved}${exact ? '' : `${COARSE}\n`}${names}\n${hunks}`;
}

/** Quoted as git does with `core.quotePath=false`: letters of every script stay readable. */
function quoted(prefix: string, file: string): string {
  const path = prefix + file;
  // A tab tells readers of patches that a name with spaces ends here.
  if (!/[\p{Cc}"\\]/u.test(path)) return path.includes(' ') && prefix !== '' ? `${path}\t` : path;
  const escaped = path.replace(/[\p{Cc}"\\]/gu, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\${(character.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}

/** One hunk: all lines between the equal beginning and the equal end go and come. */
function replacingAll(before: string, after: string, context: number): StructuredPatch {
  const [left, right] = [linesOf(before), linesOf(after)];
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start++;
  let tail = 0;
  while (tail < most - start && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  const from = Math.max(0, start - context);
  const [leftEnd, rightEnd] = [left.length - tail, right.length - tail];
  const lines = [
    ...left.slice(from, start).map((line) => ` ${line}`),
    ...left.slice(start, leftEnd).map((line) => `-${line}`),
    ...right.slice(start, rightEnd).map((line) => `+${line}`),
    ...left.slice(leftEnd, leftEnd + context).map((line) => ` ${line}`),
  ].flatMap((line) => (line.endsWith('\n') ? [line.slice(0, -1)] : [line, '\\ No newline at end of file']));
  const end = Math.min(tail, context);
  return {
    oldFileName: 'a',
    newFileName: 'b',
    oldHeader: undefined,
    newHeader: undefined,
    hunks: [
      {
        oldStart: from + 1,
        oldLines: leftEnd + end - from,
        newStart: from + 1,
        newLines: rightEnd + end - from,
        lines,
      },
    ],
  };
}

/** Each with its line break. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}
