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

function looks({ text, shows }: Block): string {
  return [text.normalize('NFC').replace(/\s+/g, ' ').trim(), ...shows].join('\0');
}

/** Blocks that differ: those that share words stand beside each other. */
function pairUp(left: readonly Block[], right: readonly Block[]): readonly Row[] {
  if (left.length === 0 && right.length === 0) return [];
  if (left.length * right.length > MOST_PAIRS) return [{ left, right, same: false }];
  if (left.length === right.length) {
    return left.map((block, i) => ({ left: [block], right: right.slice(i, i + 1), same: false }));
  }
  const words = right.map(wordsOf);
  const rows: Row[] = [];
  let next = 0;
  for (const block of left) {
    const own = wordsOf(block);
    const found = words.findIndex((others, i) => i >= next && alike(own, others));
    if (found < 0) {
      rows.push({ left: [block], right: [], same: false });
      continue;
    }
    for (; next < found; next++) rows.push({ left: [], right: right.slice(next, next + 1), same: false });
    rows.push({ left: [block], right: right.slice(found, found + 1), same: false });
    next = found + 1;
  }
  for (; next < right.length; next++)
    rows.push({ left: [], right: right.slice(next, next + 1), same: false });
  return rows;
}

function wordsOf({ text, shows }: Block): ReadonlySet<string> {
  return new Set([...(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []), ...shows]);
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared >= Math.min(a.size, b.size) / 2;
}
