/** Compares two styled texts: words first, and if they agree the style of every character. */

import { isSpace } from './collect-text.ts';
import { type Loss, show, showDifference } from './loss.ts';
import { FREE_SPACE, type Picture, type Run, type StyledText } from './unit.ts';

/** So many differences within one block show what is wrong with it. */
const MOST_STRETCHES = 8;

export type Difference = Omit<Loss, 'place'>;

/** How two pictures within texts differ, if they do. */
export type ComparePictures = (expected: Picture, found: Picture) => readonly Difference[];

/**
 * @param ignored a mark that the block's form makes meaningless, such as `strong` in headings
 * @returns one difference of the words, or else those of the marks and the links, the first few of them
 */
export function compareText(
  expected: StyledText,
  found: StyledText,
  comparePictures: ComparePictures,
  ignored?: 'strong' | 'emphasis',
): readonly Difference[] {
  if (!sameWords(expected.text, found.text)) {
    return [{ kind: 'words', ...showDifference(expected.text, found.text) }];
  }
  if (sameRuns(expected.runs, found.runs)) return [];

  const stretches: Stretch[] = [];
  const pictures: Difference[] = [];
  let at = 0;
  forEachPair(expected.runs, found.runs, (left, right, length) => {
    const end = at + length;
    add(stretches, {
      kind: 'style',
      from: at,
      end,
      sides: [marksOf(left, ignored), marksOf(right, ignored)],
    });
    add(stretches, { kind: 'link', from: at, end, sides: [linkOf(left), linkOf(right)] });
    if (left?.picture && right?.picture) pictures.push(...comparePictures(left.picture, right.picture));
    else add(stretches, { kind: 'style', from: at, end, sides: [pictureOf(left), pictureOf(right)] });
    at = end;
  });
  const differences = stretches.map(({ kind, from, end, sides: [inExpected, inFound] }) => {
    const words = `“${show(excerpt(expected.text, from, end - from), 60)}”`;
    return { kind, expected: `${words} ${inExpected}`, found: `${words} ${inFound}` };
  });
  return [...differences, ...pictures];
}

/** Characters, white space not counted, whose style or link differs in one and the same way. */
type Stretch = {
  readonly kind: 'style' | 'link';
  readonly from: number;
  readonly end: number;
  readonly sides: readonly [expected: string, found: string];
};

function add(stretches: Stretch[], stretch: Stretch): void {
  const [expected, found] = stretch.sides;
  if (expected === found) return;
  const index = stretches.findLastIndex(({ kind }) => kind === stretch.kind);
  const last = stretches[index];
  if (last?.end === stretch.from && last.sides[0] === expected && last.sides[1] === found) {
    stretches[index] = { ...last, end: stretch.end };
  } else if (stretches.length < MOST_STRETCHES) stretches.push(stretch);
}

function sameWords(expected: string, found: string): boolean {
  if (expected === found) return true;
  if (!expected.includes(FREE_SPACE)) return false;
  const [first = '', ...others] = expected.split(FREE_SPACE);
  if (!found.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    if (!/[ \n]/.test(found.charAt(at)) || !found.startsWith(part, at + 1)) return false;
    at += 1 + part.length;
  }
  return at === found.length;
}

function sameRuns(expected: readonly Run[], found: readonly Run[]): boolean {
  return (
    expected.length === found.length &&
    expected.every((run, index) => {
      const other = found[index];
      return (
        run.length === other?.length &&
        run.marks === other.marks &&
        run.link === other.link &&
        !run.picture &&
        !other.picture
      );
    })
  );
}

/** Walks two lists of runs over the same characters, stretch by stretch. */
function forEachPair(
  expected: readonly Run[],
  found: readonly Run[],
  visit: (left: Run | undefined, right: Run | undefined, length: number) => void,
): void {
  let [i, j] = [0, 0];
  let [leftRest, rightRest] = [expected[0]?.length ?? 0, found[0]?.length ?? 0];
  while (i < expected.length || j < found.length) {
    const length = Math.min(
      i < expected.length ? leftRest : rightRest,
      j < found.length ? rightRest : leftRest,
    );
    visit(expected[i], found[j], length);
    leftRest -= length;
    rightRest -= length;
    if (leftRest <= 0) leftRest = expected[++i]?.length ?? 0;
    if (rightRest <= 0) rightRest = found[++j]?.length ?? 0;
  }
}

function marksOf(run: Run | undefined, ignored: string | undefined): string {
  const marks = (run?.marks ?? '').split('+').filter((mark) => mark !== ignored && mark !== '');
  return marks.join(' and ') || 'plain';
}

function linkOf(run: Run | undefined): string {
  return run?.link === undefined ? 'without link' : `→ ${run.link}`;
}

function pictureOf(run: Run | undefined): string {
  return run?.picture ? `the picture ${run.picture.url}` : 'no picture';
}

/** The text of `length` characters from the `start`th on, white space not counted. */
function excerpt(text: string, start: number, length: number): string {
  let [from, count, to] = [-1, 0, text.length];
  for (let i = 0; i < text.length; i++) {
    if (isSpace(text.charCodeAt(i))) continue;
    if (count === start) from = i;
    if (++count === start + length) to = i + 1;
    if (count >= start + length) break;
  }
  return text.slice(Math.max(0, from), to);
}
