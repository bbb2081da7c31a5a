/** Sets the blocks of Medium's page and of our Markdown side by side. */
import { diffArrays } from 'diff';
import type { Block } from './blocks.ts';

export type Row = {
  readonly left: readonly Block[];
  readonly right: readonly Block[];
  /** Whether both sides read alike. */
  readonly same: boolean;
};

/** The search for equal blocks ends here; beyond it, they are paired in their order. */
const MOST_EDITS = 1000;

/** A larger stretch of unequal blocks stands in one row. */
const MOST_PAIRS = 900;

/** Rows in reading order; every block stands in exactly one. */
export function alignBlocks(left: readonly Block[], right: readonly Block[]): readonly Row[] {
  const changes = diffArrays(left.map(looks), right.map(looks), { maxEditLength: MOST_EDITS }) ?? [
    { removed: true, added: false, count: left.length },
    { removed: false, added: true, count: right.length },
  ];
  const rows: Row[] = [];
  let [at, to] = [0, 0];
  let [removed, added]: [readonly Block[], readonly Block[]] = [[], []];
  const flush = () => {
    rows.push(...pairUp(removed, added));
    [removed, added] = [[], []];
  };
  for (const change of changes) {
    if (change.removed) {
      removed = [...removed, ...left.slice(at, at + change.count)];
      at += change.count;
    } else if (change.added) {
      added = [...added, ...right.slice(to, to + change.count)];
      to += change.count;
    } else {
      flush();
      for (let i = 0; i < change.count; i++, at++, to++) {
        rows.push({ left: left.slice(at, at + 1), right: right.slice(to, to + 1), same: true });
      }
    }
  }
  flush();
  return rows;
}

function looks({ text, shows, units }: Block): string {
  // A listing may say what a heading says.
  const kind = units.has('heading') ? 'heading' : units.has('listing') ? 'listing' : '';
  return [kind, text.normalize('NFC').replace(/\s+/g, ' ').trim(), ...shows].join('\0');
}

/** Blocks that differ: those that share words stand beside each other, and so do the parts of one that was cut or joined. */
function pairUp(left: readonly Block[], right: readonly Block[]): readonly Row[] {
  if (left.length === 0 && right.length === 0) return [];
  if (left.length * right.length > MOST_PAIRS) return [{ left, right, same: false }];
  const [theirs, ours] = [left.map(wordsOf), right.map(wordsOf)];
  const rows: Open[] = [];
  let [at, to] = [0, 0];
  const between = (leftEnd: number, rightEnd: number) => {
    // As many on both sides: they belong together, however little they share.
    if (leftEnd - at === rightEnd - to) while (at < leftEnd) rows.push(rowOf([left[at++]], [right[to++]]));
    for (; at < leftEnd; at++) {
      const last = rows.at(-1);
      if (last && isPart(theirs[at], last.right)) last.left.push(...some(left[at]));
      else rows.push(rowOf([left[at]], []));
    }
    for (; to < rightEnd; to++) {
      const last = rows.at(-1);
      if (last && isPart(ours[to], last.left)) last.right.push(...some(right[to]));
      else rows.push(rowOf([], [right[to]]));
    }
  };
  for (const [i, j] of bestPairs(theirs, ours)) {
    between(i, j);
    rows.push(rowOf([left[at++]], [right[to++]]));
  }
  between(left.length, right.length);
  return rows;
}

type Open = { readonly left: Block[]; readonly right: Block[]; readonly same: false };

function rowOf(left: readonly (Block | undefined)[], right: readonly (Block | undefined)[]): Open {
  return { left: left.flatMap(some), right: right.flatMap(some), same: false };
}

function some(block: Block | undefined): Block[] {
  return block ? [block] : [];
}

type Words = ReadonlySet<string>;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Scripts that put no spaces between words; they need the segmenter, which is slow. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function wordsOf({ text, shows }: Block): Words {
  const lower = text.toLowerCase();
  const words = new Set(shows);
  if (UNSPACED.test(lower)) {
    for (const { segment, isWordLike } of segmenter.segment(lower)) if (isWordLike) words.add(segment);
  } else for (const word of lower.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) words.add(word);
  return words;
}

/** The pairs, in order on both sides, that share most in all. */
function bestPairs(left: readonly Words[], right: readonly Words[]): readonly (readonly [number, number])[] {
  const likeness = left.map((a) => right.map((b) => alikeness(a, b)));
  // best[i][j]: what is shared from the ith and the jth on.
  const best = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const paired = at(i + 1, j + 1) + (likeness[i]?.[j] ?? 0);
      (best[i] ?? [])[j] = Math.max(at(i + 1, j), at(i, j + 1), paired);
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < left.length && j < right.length; ) {
    const own = likeness[i]?.[j] ?? 0;
    if (own > 0 && at(i, j) === at(i + 1, j + 1) + own) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

/** From 0 to 1; 0 where less than half of the shorter one's words, or a fifth of the longer one's, are in the other. */
function alikeness(a: Words, b: Words): number {
  const shared = sharedBy(a, b);
  const [less, more] = [Math.min(a.size, b.size), Math.max(a.size, b.size)];
  return shared > 0 && shared * 2 >= less && shared * 5 >= more ? shared / more : 0;
}

/** Whether nearly all of its words are in these blocks. */
function isPart(words: Words | undefined, blocks: readonly Block[]): boolean {
  if (!words || words.size === 0) return false;
  const all = new Set(blocks.flatMap((block) => [...wordsOf(block)]));
  return sharedBy(words, all) >= words.size * 0.9;
}

function sharedBy(a: Words, b: Words): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}
