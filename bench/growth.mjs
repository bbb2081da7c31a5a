/**
 * How the time of one post grows with its length: converting and verifying 5 MB, beside ten times 0.5 MB. Run by `run.mjs`. Ten, and all
 * that is made of them kept meanwhile, because one alone fits into the memory that V8 never looks through.
 */

import { expectPost } from '../dist/expect.js';
import { parsePost } from '../dist/parse-post.js';
import { renderPost } from '../dist/render-post.js';
import { verifyPost } from '../dist/verify.js';

const SHAPES = {
  'one paragraph of 5 MB': (size) => `<p class="graf graf--p">${'some words, '.repeat((size * 5e6) / 12)}</p>`,
  'one list of 5 MB': (size) =>
    `<ol class="postList">${'<li class="graf graf--li">an item of some words</li>'.repeat((size * 5e6) / 52)}</ol>`,
  'one code block of 5 MB': (size) => `<pre class="graf graf--pre">${'let x = 1;<br>'.repeat((size * 5e6) / 14)}</pre>`,
  '100,000 inline marks': (size) =>
    `<p class="graf graf--p">${'<strong>bold</strong> and <em>not</em>, '.repeat(size * 50_000)}</p>`,
  'paragraphs, 5 MB': (size) => '<p class="graf graf--p">A paragraph of some words.</p>'.repeat((size * 5e6) / 57),
};

const OPTIONS = { captions: 'alt', assetPrefix: '/', settings: {} };
const INTENDED = { captions: 'alt', guessedLanguages: false, pictureUrls: new Map(), overridden: [], links: new Map() };

const growth = Object.entries(SHAPES).map(([name, body]) => {
  const [short, long] = [0.1, 1].map((size) => page(body(size)));
  const times = [1, 2, 3].map(() => ({ short: cpuTime(Array(10).fill(short)), long: cpuTime([long]) }));
  const least = (which) => Math.min(...times.map((time) => time[which]));
  return { name, short: least('short') / 10, long: least('long') };
});
console.log(JSON.stringify(growth));

function page(body) {
  return `<article><header><h1 class="p-name">T</h1></header><section data-field="body" class="e-content"><section class="section">${body}</section></section></article>`;
}

function cpuTime(pages) {
  const before = process.cpuUsage();
  pages.map(convertAndVerify);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function convertAndVerify(html) {
  const post = parsePost({ path: 'p.html', name: 'p.html', html }, { guessedLanguages: false });
  const { text } = renderPost(post, 'slug', new Map(), OPTIONS);
  const expected = expectPost(post.page);
  const losses = verifyPost(expected, text, INTENDED);
  if (losses.length > 0) throw new Error(`${losses.length} losses: ${JSON.stringify(losses[0])}`);
  return { post, text, expected };
}
