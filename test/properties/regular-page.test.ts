/** Whatever a page holds: where it is parsed without htmlparser2, it becomes the same tree as by htmlparser2, in linear time. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePage } from '../../src/decode-page.ts';
import { parsePage } from '../../src/parse-page.ts';
import { parseRegularPage } from '../../src/regular-page/parse-regular-page.ts';
import { fixturePages } from '../support/fixture-pages.ts';
import { htmlparser2Tree, treeDifference } from '../support/html-trees.ts';
import { irregularPage } from '../support/irregular-page.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';

test(
  'irregular pages',
  () => {
    const pages = fixturePages().map(({ html }) => html);
    let regular = 0;
    let all = 0;
    fc.assert(
      fc.property(irregularPage(pages), (html) => {
        all++;
        if (parseRegularPage(html)) regular++;
        expect(treeDifference(parsePage(html), htmlparser2Tree(html))).toBe(undefined);
        const bytes = Buffer.from(html);
        expect(treeDifference(parsePage(bytes), htmlparser2Tree(decodePage(bytes)))).toBe(undefined);
      }),
      sample('irregular pages have the tree of htmlparser2', 1500),
    );
    // Pages that are all left to htmlparser2 would prove nothing.
    expect(regular / all).toBeGreaterThan(0.1);
  },
  SAMPLE_TIMEOUT,
);

test.each([
  ['values without an end', '<a href="'],
  ['the start of a tag', '<'],
  ['tags without an end', '<a '],
  ['comments without an end', '<!--'],
  ['styles without an end', '<style>'],
  ['scripts in scripts', '<script><script></script>'],
  ['ends of nothing', '</ul>'],
  ['texts between ends of nothing', 'a</ul>'],
  ['depth', '<div>'],
  ['depth and ends of nothing', '<div></ul>'],
  ['references', '&amp;'],
  ['an & that is none', '&'],
  ['attributes', '<a href="b">&amp;</a>'],
  ['one long tag', ' a="b"'],
])('%s', (_what, piece) => {
  const html = (n: number) => `<div${piece.startsWith(' ') ? '' : '>'}${piece.repeat(n)}>`;
  const pages = [html(20_000), html(200_000)];
  let factor = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 5 && factor > 25; attempt++) {
    const [small = 0, large = 0] = pages.map(cpuTime);
    factor = large < 20 ? 0 : large / Math.max(2, small);
  }
  expect(factor, 'times as long for ten times as much').toBeLessThanOrEqual(25);
});

/** Milliseconds of processor time, which waiting does not count for. */
function cpuTime(html: string): number {
  const before = process.cpuUsage();
  parseRegularPage(html);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
