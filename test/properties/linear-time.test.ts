/** A post ten times as long takes about ten times as long, whatever it is made of; for conversion and for the judge. */
import { expect, test } from 'vitest';
import { expectPost } from '../../src/expect.ts';
import { type Post, parsePost } from '../../src/parse-post.ts';
import { renderPost } from '../../src/render-post.ts';
import { verifyPost } from '../../src/verify.ts';
import { pageOf } from '../support/medium-posts.ts';
import { SAMPLE_TIMEOUT } from '../support/sample.ts';

const graf = (tag: string, content: string) => `<${tag} class="graf graf--${tag}">${content}</${tag}>`;
const captioned = (caption: string) =>
  `<figure class="graf graf--figure"><img data-image-id="1*a.png" src="https://x.y/1*a.png"><figcaption>${caption}</figcaption></figure>`;
const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}a${close.repeat(depth)}`;
const section = (content: string) =>
  `</div></div></section><section class="section"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner">${content}`;

type Case = readonly [name: string, size: number, body: (size: number) => string];

const CONTENT: readonly Case[] = [
  ['bytes of a paragraph', 2_000_000, (n) => graf('p', 'word, '.repeat(n / 6))],
  ['bytes of a word', 2_000_000, (n) => graf('p', 'a'.repeat(n))],
  ['items of a list', 50_000, (n) => `<ul class="postList">${graf('li', 'a').repeat(n)}</ul>`],
  ['numbered items of a list', 50_000, (n) => `<ol class="postList">${graf('li', 'a').repeat(n)}</ol>`],
  ['bytes of a listing', 2_000_000, (n) => graf('pre', 'some code\n'.repeat(n / 10))],
  ['lines of a listing', 200_000, (n) => graf('pre', 'x<br>'.repeat(n))],
  ['fences in a listing', 200_000, (n) => graf('pre', '```<br>'.repeat(n))],
  ['listings', 20_000, (n) => graf('pre', 'a').repeat(n)],
  ['marks', 100_000, (n) => graf('p', '<strong>a</strong> <em>b</em> '.repeat(n / 2))],
  ['marks within words', 100_000, (n) => graf('p', '<strong>a</strong>b<em>c</em>d'.repeat(n / 2))],
  ['marks within a mark', 50_000, (n) => graf('p', `<strong>${'a <em>b</em> '.repeat(n)}</strong>`)],
  ['marks within a link', 50_000, (n) => graf('p', `<a href="x">${'a <em>b</em> '.repeat(n)}</a>`)],
  ['pieces of code', 20_000, (n) => graf('p', '<code>a`b</code> '.repeat(n))],
  ['links', 20_000, (n) => graf('p', '<a href="https://x.y/">a</a> '.repeat(n))],
  ['line breaks', 20_000, (n) => graf('p', 'a<br>'.repeat(n))],
  ['line breaks in a row', 20_000, (n) => graf('p', `a${'<br>'.repeat(n)}b`)],
  ['paragraphs of one graf', 20_000, (n) => graf('p', 'a<br><br>'.repeat(n))],
  ['line breaks of a caption', 20_000, (n) => captioned('a<br>'.repeat(n))],
  ['paragraphs of a quote', 10_000, (n) => graf('blockquote', '<p>a</p>'.repeat(n))],
  ['lists', 5_000, (n) => `<ul class="postList">${graf('li', 'a')}</ul>`.repeat(n)],
  ['sections', 5_000, (n) => section(graf('p', 'a')).repeat(n)],
  ['paragraphs', 20_000, (n) => graf('p', 'a').repeat(n)],
  ['figures', 5_000, (n) => captioned('a').repeat(n)],
];

/** Parsers of HTML search all open elements at every tag, so that depth alone costs more; no writer gets anywhere near. */
const DEPTHS: readonly Case[] = [
  ['nested marks', 10_000, (n) => graf('p', nested('<strong>', '</strong>', n))],
  ['nested quotes', 5_000, (n) => nested('<blockquote>', '</blockquote>', n)],
  ['nested divisions', 5_000, (n) => nested('<div>', '</div>', n)],
  ['nested lists', 5_000, (n) => nested('<ul><li>a', '</li></ul>', n)],
];

const RUNS = [
  '_',
  '*',
  '`',
  '[',
  ']',
  '~',
  '\\',
  '\u00a0',
  ' ',
  '(',
  '!',
  '&amp;',
  '&lt;',
  '#',
  '-',
  '|',
  '{',
  '_a ',
  '*a',
  '<br>',
];

const LONG_RUNS = RUNS.flatMap((token): Case[] => [
  [`${token} in a paragraph`, 100_000, (n) => graf('p', `x${token.repeat(n)}x`)],
  [`${token} in a heading`, 100_000, (n) => graf('h3', `x${token.repeat(n)}x`)],
  [`${token} in a caption`, 100_000, (n) => captioned(`x${token.repeat(n)}x`)],
  [`${token} in an item`, 100_000, (n) => `<ul class="postList">${graf('li', `x${token.repeat(n)}x`)}</ul>`],
  [`${token} in a quote`, 100_000, (n) => graf('blockquote', `x${token.repeat(n)}x`)],
]);

test.each([...CONTENT, ...LONG_RUNS])(
  '%s',
  (_what, size, body) => {
    const pages = [size / 10, size].map((n) => pageOf({ tags: [] }, section(body(n))));
    const posts = pages.map(parsed);
    const texts = posts.map(rendered);
    expectLinear('parse', pages, parsed);
    expectLinear('render', posts, rendered);
    expectLinear('expect', pages, expectPost);
    const judged = pages.map((html, i) => ({ expectation: expectPost(html), text: texts[i] ?? '' }));
    expectLinear('verify', judged, ({ expectation, text }) => verifyPost(expectation, text, INTENDED));
  },
  SAMPLE_TIMEOUT,
);

test.each(DEPTHS)(
  '%s',
  (_what, size, body) => {
    const html = pageOf({ tags: [] }, section(body(size)));
    const spent = cpuTime(() => verifyPost(expectPost(html), rendered(parsed(html)), INTENDED));
    expect(spent, 'milliseconds').toBeLessThan(10_000);
  },
  SAMPLE_TIMEOUT,
);

const INTENDED = {
  captions: 'alt',
  guessedLanguages: false,
  pictureUrls: new Map(),
  overridden: [],
  links: new Map(),
} as const;

function parsed(html: string): Post {
  const post = parsePost({ path: 'p.html', name: 'p.html', html }, { guessedLanguages: false });
  if (!post) throw new Error('The page has no post');
  return post;
}

function rendered(post: Post): string {
  return renderPost(post, 'slug', new Map(), { captions: 'alt', assetPrefix: '/', settings: {} }).text;
}

/** Once would be exact, ten times quadratic. */
const MOST = 2.5;

/** Below this, in milliseconds, what is measured is the machine. */
const LEAST = 20;

/** Holds one long input against ten short ones whose results are kept, so that the collector has as much to do for them. */
function expectLinear<T>(stage: string, [small, large]: readonly T[], run: (input: T) => unknown): void {
  if (small === undefined || large === undefined) throw new Error('Two sizes are needed');
  let factor = Number.POSITIVE_INFINITY;
  // Others use the machine too: one good measurement proves that the work is not quadratic.
  for (let attempt = 0; attempt < 10 && factor > MOST; attempt++) {
    const long = cpuTime(() => run(large));
    const tenths = cpuTime(() => Array.from({ length: 10 }, () => run(small)));
    factor = long < LEAST ? 0 : long / Math.max(LEAST, tenths);
  }
  expect(factor, `${stage}: times as long for one as for ten of a tenth`).toBeLessThanOrEqual(MOST);
}

/** Milliseconds of processor time, which waiting does not count for. */
function cpuTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
