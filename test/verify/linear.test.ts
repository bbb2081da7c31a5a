/** The judge's time grows with a post's size and no faster, whatever the post is made of. */

import { expect, test } from 'vitest';
import { expectPost } from '../../src/expect.ts';
import { type Intended, verifyPost } from '../../src/verify.ts';

const INTENDED: Intended = {
  captions: 'alt',
  guessedLanguages: false,
  pictureUrls: new Map(),
  overridden: ['published'],
  links: new Map(),
};

function judge(body: string, markdown: string) {
  const page = `<h1 class="p-name">T</h1><section data-field="body"><section>${body}</section></section>`;
  return verifyPost(expectPost(page), `---\ntitle: T\n---\n\n${markdown}\n`, INTENDED);
}

const numbered = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i));

// Quadratic work on any of these takes minutes; linear work, well below a second.
test.each([
  ['a paragraph of 5 MB', `<p>${'word '.repeat(1_000_000)}</p>`, 'word '.repeat(1_000_000)],
  ['100,000 marks', `<p>${'<b>a</b> b <i>c</i> '.repeat(50_000)}</p>`, '**a** b _c_ '.repeat(50_000)],
  ['100,000 tags', `<p>${'<b>a</b> '.repeat(100_000)}</p>`, '<strong>a</strong> '.repeat(100_000)],
  [
    '50,000 links',
    `<p>${'<a href="http://x.y">a</a> b '.repeat(50_000)}</p>`,
    '[a](http://x.y) b '.repeat(50_000),
  ],
  [
    '40,000 items',
    `<ol>${'<li>a</li>'.repeat(40_000)}</ol>`,
    numbered(40_000, (i) => `${i + 1}. a`).join('\n'),
  ],
  ['40,000 line breaks', `<p>${'a<br>'.repeat(40_000)}</p>`, 'a  \n'.repeat(40_000)],
  [
    '40,000 listings',
    '<pre>a</pre>'.repeat(40_000),
    `\`\`\`\n${numbered(40_000, () => 'a').join('\n\n')}\n\`\`\``,
  ],
  [
    '2,000 quotes deep',
    `${'<blockquote>'.repeat(2000)}a${'</blockquote>'.repeat(2000)}`,
    `${'> '.repeat(2000)}a`,
  ],
  ['10,000 elements deep', `${'<div><i>'.repeat(10_000)}a${'</i></div>'.repeat(10_000)}`, '_a_'],
])('%s', (_what, body, markdown) => expect(judge(body, markdown)).toEqual([]), 10_000);

test('a post that is another one altogether', () => {
  const body = numbered(10_000, (i) => `<p>this is ${i}</p>`).join('');
  const markdown = numbered(10_000, (i) => `that was ${i * 7}`).join('\n\n');
  expect(judge(body, markdown)).toHaveLength(10_000);
}, 10_000);

test('one paragraph of 10,000 lost is one loss', () => {
  const body = numbered(10_000, (i) => `<p>this is ${i}</p>`).join('');
  const markdown = numbered(10_000, (i) => (i === 5000 ? '' : `this is ${i}`)).join('\n\n');
  expect(judge(body, markdown)).toHaveLength(1);
}, 10_000);
