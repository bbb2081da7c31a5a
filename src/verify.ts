/** Reads our Markdown back and names everything that a reader of the post at Medium would miss in it. */

import { alignUnits, type Pair } from './verify/align-units.ts';
import { applyIntended } from './verify/apply-intended.ts';
import { compareFrontMatter } from './verify/compare-front-matter.ts';
import { type CompareUnits, compareUnits } from './verify/compare-units.ts';
import { describe, kindOf } from './verify/describe-unit.ts';
import { inlineMarkdownHtml } from './verify/inline-markdown-html.ts';
import type { Expectation, Intended, Loss } from './verify/loss.ts';
import { namePlaces } from './verify/name-places.ts';
import { readMarkdown } from './verify/read-markdown.ts';
import { splitFile } from './verify/split-file.ts';
import type { Unit } from './verify/unit.ts';

export type { Intended, Loss } from './verify/loss.ts';

/**
 * @param expectation what `expectPost` read from the raw page
 * @param file the whole Markdown file, front matter included
 * @param intended changes made on purpose; they are no losses
 * @returns every difference, in the order of the post; empty for a whole post
 */
export function verifyPost(expectation: Expectation, file: string, intended: Intended): readonly Loss[] {
  const { frontMatter, body } = splitFile(file);
  const { reading } = intended;
  return [
    ...compareFrontMatter(expectation.frontMatter, frontMatter, intended),
    ...compareBodies(
      applyIntended(expectation.units, intended),
      readMarkdown(reading?.body(body, inlineMarkdownHtml) ?? body),
      intended,
    ),
  ];
}

function compareBodies(
  expected: readonly Unit[],
  found: readonly Unit[],
  intended: Intended,
): readonly Loss[] {
  const compare = compareUnits(intended);
  const agree = (left: Unit | undefined, right: Unit | undefined) =>
    left !== undefined && right !== undefined && compare(left, right).length === 0;

  let start = 0;
  while (agree(expected[start], found[start])) start++;
  if (start === expected.length && start === found.length) return [];
  let [expectedEnd, foundEnd] = [expected.length, found.length];
  while (expectedEnd > start && foundEnd > start && agree(expected[expectedEnd - 1], found[foundEnd - 1])) {
    expectedEnd--;
    foundEnd--;
  }

  const pairs = alignUnits(expected.slice(start, expectedEnd), found.slice(start, foundEnd), (key) =>
    intended.pictureUrls.get(key),
  );
  const places = namePlaces(expected);
  let before = expected[start - 1];
  return pairs.flatMap((pair) => {
    const place = pair.expected ? places(pair.expected) : `after ${places(before)}`;
    before = pair.expected ?? before;
    return lossesOf(pair, place, compare);
  });
}

function lossesOf({ expected, found }: Pair, place: string, compare: CompareUnits): readonly Loss[] {
  if (expected && found) return compare(expected, found).map((difference) => ({ ...difference, place }));
  if (expected) return [{ kind: kindOf(expected), place, expected: describe(expected), found: '(nothing)' }];
  if (found) return [{ kind: kindOf(found), place, expected: '(nothing)', found: describe(found) }];
  return [];
}
