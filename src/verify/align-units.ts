/** Finds which unit of our Markdown answers which unit of the post, so that one lost paragraph is one loss. */

import { createRequire } from 'node:module';
import { comparableUrl } from './comparable-url.ts';
import type { Unit } from './unit.ts';

const require = createRequire(import.meta.url);

/** A unit and its answer; one of them is missing where something was lost or added. */
export type Pair = { readonly expected?: Unit; readonly found?: Unit };

/** Beyond so many changes the order is all that is left to go by; it bounds the time. */
const MOST_CHANGES = 400;
const MOST_COMPARISONS = 10_000;

/** @param urlOf where a picture is to point, by key, if that is not where the export says */
export function alignUnits(
  expected: readonly Unit[],
  found: readonly Unit[],
  urlOf: (key: string) => string | undefined,
): readonly Pair[] {
  // Loaded with the first post that is not whole.
  const { diffArrays }: typeof import('diff') = require('diff');
  const key = (unit: Unit) => keyOf(unit, urlOf);
  const changes = diffArrays(expected.map(key), found.map(key), { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return zip(expected, found);

  const pairs: (readonly Pair[])[] = [];
  let [i, j] = [0, 0];
  let [lostFrom, addedFrom] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (removed) i += count;
    else if (added) j += count;
    else {
      pairs.push(matchChanged(expected.slice(lostFrom, i), found.slice(addedFrom, j)));
      pairs.push(zip(expected.slice(i, i + count), found.slice(j, j + count)));
      i += count;
      j += count;
      [lostFrom, addedFrom] = [i, j];
    }
  }
  pairs.push(matchChanged(expected.slice(lostFrom), found.slice(addedFrom)));
  return pairs.flat();
}

function keyOf(unit: Unit, urlOf: (key: string) => string | undefined): string {
  switch (unit.kind) {
    case 'text':
      return `text ${unit.content.text}`;
    case 'picture':
      return `picture ${comparableUrl(urlOf(unit.picture.key ?? '') ?? unit.picture.url)}`;
    case 'embed':
      return `embed ${unit.shows}`;
    case 'code':
      return `code ${unit.text}`;
    default:
      return unit.kind;
  }
}

function zip(expected: readonly Unit[], found: readonly Unit[]): readonly Pair[] {
  return Array.from({ length: Math.max(expected.length, found.length) }, (_, index) =>
    pair(expected[index], found[index]),
  );
}

function pair(expected: Unit | undefined, found: Unit | undefined): Pair {
  return { ...(expected && { expected }), ...(found && { found }) };
}

/** Between two places that agree: pairs what is most alike, in order. */
function matchChanged(expected: readonly Unit[], found: readonly Unit[]): readonly Pair[] {
  if (expected.length * found.length > MOST_COMPARISONS) return zip(expected, found);
  // best[i][j]: the highest sum of likenesses of what stands from expected[i] and found[j] on
  const best = Array.from({ length: expected.length + 1 }, () => new Array<number>(found.length + 1).fill(0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const like = expected.map((left) => found.map((right) => likeness(left, right)));
  for (let i = expected.length - 1; i >= 0; i--) {
    for (let j = found.length - 1; j >= 0; j--) {
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + (like[i]?.[j] ?? 0));
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < expected.length || j < found.length) {
    const together = like[i]?.[j] ?? 0;
    if (together > 0 && at(i, j) === at(i + 1, j + 1) + together) pairs.push(pair(expected[i++], found[j++]));
    else if (j >= found.length || (i < expected.length && at(i, j) === at(i + 1, j))) {
      pairs.push(pair(expected[i++], undefined));
    } else pairs.push(pair(undefined, found[j++]));
  }
  return pairs;
}

/** From 0, nothing in common, to 1. */
function likeness(expected: Unit, found: Unit): number {
  if (expected.kind === 'lost embed') return found.kind === 'text' ? 0.5 : 0;
  if (expected.kind === 'embed' && found.kind === 'text') return 0.05;
  if (expected.kind !== found.kind) return 0;
  if (expected.kind === 'text' && found.kind === 'text') {
    return 0.1 + sameEnds(expected.content.text, found.content.text);
  }
  if (expected.kind === 'code' && found.kind === 'code') return 0.1 + sameEnds(expected.text, found.text);
  return 0.3;
}

/** How much of two texts agrees from the start and from the end, as a share. */
function sameEnds(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  let [start, end] = [0, 0];
  while (start < shorter && left[start] === right[start]) start++;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  return (start + end) / Math.max(1, left.length, right.length);
}
