/** A page ten times as long takes about ten times as long, whatever it is made of. */
import { expect, test } from 'vitest';
import { readPostPage } from '../../src/read-post-page.ts';
import { apolloV3Page, formatJson } from '../support/post-pages.ts';
import { samplePost } from '../support/sample-post.ts';

type Case = readonly [name: string, size: number, text: (size: number) => string];

const head =
  '<html><head><link rel="canonical" href="https://medium.com/p/5a1ebada55e5"></head><body><a href="https://medium.com/">Medium</a>';
const article = (inside: string) => `${head}<article><section>${inside}</section></article></body></html>`;
const post = (paragraphs: readonly unknown[], sections: readonly unknown[] = []) =>
  JSON.stringify({
    payload: { value: { id: '5a1ebada55e5', title: 'T', content: { bodyModel: { paragraphs, sections } } } },
  });
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const p = (index: number) => `<p id="${(index % 0xffff).toString(16)}">a <b>b</b></p>`;

const CASES: readonly Case[] = [
  ['paragraphs of an article', 20_000, (n) => article(many(n, p).join(''))],
  [
    'figures of an article',
    10_000,
    (n) =>
      article(
        '<figure class="paragraph-image"><picture><source srcset="https://miro.medium.com/1*abcdefghij.png 1w"><img></picture></figure>'.repeat(
          n,
        ),
      ),
  ],
  [
    'listings in one element',
    20_000,
    (n) =>
      article(
        `<pre>${many(n, (at) => `<span id="${(at % 0xffff).toString(16)}">a<br></span>`).join('')}</pre>`,
      ),
  ],
  ['quotes in one element', 20_000, (n) => article(`<blockquote>${many(n, p).join('')}</blockquote>`)],
  [
    'links in a paragraph',
    20_000,
    (n) => article(`<p id="ab">${'<a href="/x?source=a---b">x</a> '.repeat(n)}</p>`),
  ],
  [
    'unclosed links',
    20_000,
    (n) => article(`<p id="ab">${'<a href="x">y'.repeat(Math.min(n, 1500))}${'z'.repeat(n)}</p>`),
  ],
  ['articles', 5_000, (n) => head + '<article><p id="ab">a</p></article>'.repeat(n)],
  [
    'sections of before 2019',
    5_000,
    (n) =>
      `${head}<div class="postArticle-content">${'<section class="section"><p class="graf graf--p">a</p></section>'.repeat(n)}</div>`,
  ],
  ['states that never end', 5_000, (n) => `${head}<script>${'window.__APOLLO_STATE__ = {"a":"'.repeat(n)}`],
  [
    'older data that never end',
    5_000,
    (n) => `${head}<script>GLOBALS ${'window["obvInit"]({"embedded":{"a":'.repeat(n)}`,
  ],
  ['scripts that never end', 20_000, (n) => head + '<script>a'.repeat(n)],
  ['comments that never end', 20_000, (n) => head + '<!-- a'.repeat(n)],
  ['opening brackets', 200_000, (n) => `${head}<script>window.__APOLLO_STATE__ = ${'{"a":'.repeat(n)}`],
  ['opening tags', 200_000, (n) => head + '<div>'.repeat(n)],
  ['junk', 10_000_000, (n) => 'a <b'.repeat(n / 4)],
  ['spaces', 10_000_000, (n) => ' '.repeat(n)],
  ['backslashes', 2_000_000, (n) => `${head}<script>window.__APOLLO_STATE__ = {"a":"${'\\'.repeat(n)}`],
  ['paragraphs in data', 20_000, (n) => post(many(n, () => ({ type: 1, text: 'a', markups: [] })))],
  [
    'sections in data',
    5_000,
    (n) =>
      post(
        many(n, () => ({ type: 1, text: 'a' })),
        many(n, (startIndex) => ({ startIndex })),
      ),
  ],
  [
    'marks in data',
    50_000,
    (n) =>
      post([
        {
          type: 1,
          text: 'a '.repeat(n),
          markups: many(n, (at) => ({ type: (at % 3) + 1, start: at, end: at + 30, href: 'x' })),
        },
      ]),
  ],
  [
    'marks around each other',
    20_000,
    (n) =>
      post([
        {
          type: 1,
          text: 'a'.repeat(2 * n),
          markups: many(n, (at) => ({ type: 1, start: at, end: 2 * n - at })),
        },
      ]),
  ],
  [
    'links around each other',
    20_000,
    (n) =>
      post([
        {
          type: 1,
          text: 'a'.repeat(2 * n),
          markups: many(n, (at) => ({ type: 3, start: at, end: 2 * n - at, href: 'x' })),
        },
      ]),
  ],
  ['tags in data', 20_000, (n) => formatJson({ ...samplePost, tags: many(n, String) })],
  [
    'neighbours in a state',
    20_000,
    (n) =>
      apolloV3Page(samplePost).replace(
        '"ROOT_QUERY":',
        () =>
          `${many(n, (at) => `"Post:${at.toString(16).padStart(12, 'a')}":{"id":"x"},`).join('')}"ROOT_QUERY":`,
      ),
  ],
  ['objects in JSON', 100_000, (n) => JSON.stringify({ data: many(n, (at) => ({ id: at })) })],
  [
    'items of a feed',
    2_000,
    (n) =>
      `<rss><channel>${'<item><title>a</title><content:encoded><![CDATA[<p>a</p>]]></content:encoded></item>'.repeat(n)}</channel></rss>`,
  ],
];

test.each(CASES)('%s', (_what, size, text) => {
  const [small, large] = [text(size / 10), text(size)];
  let factor = Number.POSITIVE_INFINITY;
  // Others use the machine too: one good measurement proves that the work is not quadratic.
  for (let attempt = 0; attempt < 3 && factor > MOST; attempt++) {
    const long = cpuTime(() => readWhole(large));
    factor =
      long < LEAST
        ? 0
        : long /
          Math.max(
            LEAST / 10,
            cpuTime(() => readWhole(small)),
          );
  }
  expect(factor, 'times as long for ten times as much').toBeLessThanOrEqual(MOST);
});

/** The post and what its data expect of it. */
function readWhole(text: string): unknown {
  const found = readPostPage(text);
  return 'reason' in found ? found : found.expectation?.();
}

/** Ten times would be exact, a hundred times quadratic. */
const MOST = 25;

/** Below this, in milliseconds, what is measured is the machine. */
const LEAST = 50;

/** Milliseconds of processor time, which waiting does not count for. */
function cpuTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
