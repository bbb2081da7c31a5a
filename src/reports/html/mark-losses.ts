/** Finds the place of every loss in the rows of the report, to the word. */
import { diffArrays } from 'diff';
import type { Loss } from '../../verify.ts';
import type { Row } from './align-blocks.ts';
import type { Block } from './blocks.ts';
import type { Mark } from './write-block.ts';

/** By block, what is to be marked in it; by row, the losses that stand there. Losses are numbered from 1. */
export type Marks = {
  readonly inBlocks: ReadonlyMap<Block, readonly Mark[]>;
  /** Blocks that are lost as a whole, or that differ in something that is no text. */
  readonly whole: ReadonlyMap<Block, number>;
  readonly inRows: ReadonlyMap<Row, readonly number[]>;
  /** Losses that stand nowhere: those of the front matter, or of places that cannot be told. */
  readonly elsewhere: readonly number[];
};

/** Words compared at most; beyond it the whole block is marked. */
const MOST_EDITS = 1000;

/** The losses must be those of the page and the Markdown that the rows are made of. */
export function markLosses(rows: readonly Row[], losses: readonly Loss[]): Marks {
  const inBlocks = new Map<Block, Mark[]>();
  const whole = new Map<Block, number>();
  const inRows = new Map<Row, number[]>();
  const elsewhere: number[] = [];
  losses.forEach((loss, i) => {
    const number = i + 1;
    const row = loss.kind === 'front-matter' ? undefined : rowOf(rows, loss);
    if (!row) {
      elsewhere.push(number);
      return;
    }
    inRows.set(row, [...(inRows.get(row) ?? []), number]);
    let marks = 0;
    for (const [block, stretches] of stretchesOf(row, loss)) {
      const taken = inBlocks.get(block) ?? [];
      const free = stretches.filter(({ from, to }) => taken.every((it) => it.to <= from || it.from >= to));
      const all = [...taken, ...free.map((it) => ({ ...it, loss: number }))];
      inBlocks.set(
        block,
        all.sort((a, b) => a.from - b.from),
      );
      marks += stretches.length;
    }
    if (marks === 0) for (const block of [...row.left, ...row.right]) whole.set(block, number);
  });
  return { inBlocks, whole, inRows, elsewhere };
}

/** `paragraph 12: “First words of it…”`, as the judge names places; after `after` of what only the Markdown has. */
const PLACE = /^(?:after )?(?<noun>[a-z ]+?) ?(?<number>\d*)(?:: “(?<words>.*)”)?$/su;

function rowOf(rows: readonly Row[], { kind, place, expected, found }: Loss): Row | undefined {
  const { noun = '', number = '', words = '' } = PLACE.exec(place)?.groups ?? {};
  // Such rows read alike.
  const isOfStyle = kind === 'style' || kind === 'link';
  const counted = nth(rows, noun, Number(number));
  const onlyOurs = place.startsWith('after ') ? excerptsOf(found) : [];
  for (const excerpt of onlyOurs) {
    const row = rows.find(({ right }) => stretch(textOf(right), excerpt));
    if (row) return row;
  }
  for (const excerpt of [words, ...excerptsOf(expected)].filter((it) => it !== '')) {
    const holding = rows.filter(
      ({ left }) => stretch(textOf(left), excerpt) ?? left.some(({ shows }) => shows.includes(excerpt)),
    );
    if (counted && holding.includes(counted) && (!counted.same || isOfStyle)) return counted;
    // A title may say the same as a paragraph.
    const likely = (row: Row) =>
      (row.same === isOfStyle ? 4 : 0) +
      (row.left.some(({ units }) => units.has(noun)) ? 2 : 0) +
      (row.right.length > 0 ? 1 : 0);
    const [best] = [...holding].sort((a, b) => likely(b) - likely(a));
    if (best) return best;
  }
  return counted;
}

/** The blocks may be parts of one unit, such as a listing that Medium's editor split. */
function textOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n');
}

/** The row of Medium's side with the unit of this number, counted among its like. */
function nth(rows: readonly Row[], noun: string, number: number): Row | undefined {
  let count = 0;
  return number < 1
    ? undefined
    : rows.find(({ left }) => {
        for (const { units } of left) count += units.get(noun) ?? 0;
        return count >= number;
      });
}

type Stretch = { readonly from: number; readonly to: number };

function stretchesOf(
  row: Row,
  { kind, expected, found }: Loss,
): readonly (readonly [Block, readonly Stretch[]])[] {
  if (kind === 'style' || kind === 'link') {
    return [...inFirst(row.left, excerptsOf(expected)), ...inFirst(row.right, excerptsOf(found))];
  }
  if (kind === 'words' || kind === 'code' || kind === 'caption' || kind === 'alt') {
    return differing(row);
  }
  return [];
}

function inFirst(
  blocks: readonly Block[],
  excerpts: readonly string[],
): readonly (readonly [Block, readonly Stretch[]])[] {
  for (const block of blocks) {
    const stretches = excerpts.flatMap((it) => stretch(block.text, it) ?? []);
    if (stretches.length > 0) return [[block, stretches]];
  }
  return [];
}

/** The words of each side that the other lacks. */
function differing({ left, right }: Row): readonly (readonly [Block, readonly Stretch[]])[] {
  const [ours, theirs] = [right.flatMap(wordsOf), left.flatMap(wordsOf)];
  const words = (of: typeof ours) => of.map(({ word }) => word);
  const changes = diffArrays(words(theirs), words(ours), { maxEditLength: MOST_EDITS });
  const stretches = new Map<Block, Stretch[]>();
  let [at, to] = [0, 0];
  const add = (side: typeof ours, from: number, count: number) => {
    for (const { block, start, word } of side.slice(from, from + count)) {
      const known = stretches.get(block) ?? [];
      const last = known.at(-1);
      const end = start + word.length;
      // Neighbours with only a space between them are one stretch.
      const isNext = last !== undefined && /^\s*$/.test(block.text.slice(last.to, start));
      stretches.set(
        block,
        isNext ? [...known.slice(0, -1), { from: last.from, to: end }] : [...known, { from: start, to: end }],
      );
    }
  };
  for (const { removed, added, count } of changes ?? []) {
    if (removed) add(theirs, at, count);
    if (added) add(ours, to, count);
    if (!added) at += count;
    if (!removed) to += count;
  }
  return [...stretches];
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function wordsOf(block: Block): readonly { block: Block; start: number; word: string }[] {
  return Array.from(segmenter.segment(block.text), ({ segment, index }) => ({
    block,
    start: index,
    word: segment,
  })).filter(({ word }) => word.trim() !== '');
}

/** What the judge quotes, `“so”`, without the mark that it is cut. */
function excerptsOf(said: string): readonly string[] {
  return Array.from(said.matchAll(/“(.+?)”(?= |$)/gsu), ([, quoted = '']) => quoted);
}

/** Where an excerpt stands in a text: white space is any, and odd characters are as the judge writes them. */
function stretch(text: string, excerpt: string): Stretch | undefined {
  const parts = excerpt
    .replace(/…$/, '')
    .split(/(\\u\{[\da-f]+\}|⏎|\s+)/u)
    .map((part, i) => {
      if (i % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      const code = /[\da-f]+/.exec(part)?.[0];
      return part.startsWith('\\u') && code ? `\\u{${code}}` : '\\s+';
    });
  const found = new RegExp(parts.join(''), 'u').exec(text);
  return found && found[0] !== '' ? { from: found.index, to: found.index + found[0].length } : undefined;
}
