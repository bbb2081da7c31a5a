/** Losses in the HTML report stand in their place, to the word: whatever is damaged in the Markdown is what is marked. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectPost } from '../../src/expect.ts';
import { pairView } from '../../src/reports/html/pair-view.ts';
import { picturePlaces } from '../../src/reports/html/picture-places.ts';
import { type Loss, verifyPost } from '../../src/verify.ts';
import { type Conversion, convertPage } from '../support/convert-page.ts';
import { corpusPages, hasCorpus } from '../support/corpus.ts';
import { postPage } from '../support/export-page.ts';
import { isSoak, SAMPLE_TIMEOUT } from '../support/sample.ts';

const SAMPLE = join(import.meta.dirname, '../../input/sample/posts');
const NOWHERE = picturePlaces(new Map(), undefined);

type View = { readonly html: string; readonly losses: readonly Loss[] };

/** The report of a page whose Markdown was damaged. */
function viewOf(html: string, damage: (markdown: string) => string): View {
  const { text } = convertPage(html, REMOTE) as Conversion;
  const after = damage(text);
  const losses = verifyPost(expectPost(html), after, {
    captions: 'alt',
    guessedLanguages: false,
    pictureUrls: new Map(),
    overridden: [],
    links: new Map(),
  });
  return { html: pairView({ frontMatter: [], losses }, { page: html, after }, NOWHERE), losses };
}

const REMOTE = { captions: 'alt', guessedLanguages: false, pictures: false } as const;

const rowsOf = (html: string): readonly string[] => html.match(/<section class="row.*?<\/section>/gs) ?? [];
const marksIn = (html: string) =>
  [...html.matchAll(/<mark data-loss="\d+">(.*?)<\/mark>/gs)].map(([, it]) => it);
const side = (row: string, name: 'theirs' | 'ours') =>
  (name === 'theirs' ? /<div class="theirs">(.*?)<div class="ours">/s : /<div class="ours">(.*)/s).exec(
    row,
  )?.[1] ?? '';

const BODY = `One two three.</p><h3 class="graf graf--h3">A heading</h3><p class="graf graf--p">A <strong>bold</strong> word and <a href="https://one.example/">a link</a>.</p>
<ul><li class="graf graf--li">First item</li><li class="graf graf--li">Second item here</li></ul>
<pre class="graf graf--pre">let a = 1;</pre><figure><img data-image-id="1*a.png" src="https://cdn-images-1.medium.com/max/800/1*a.png"><figcaption>A caption says this</figcaption></figure>
<p class="graf graf--p">One two three.</p><p class="graf graf--p">The end`;

describe('each kind of loss', () => {
  const page = postPage('Kinds', BODY);

  const CASES: readonly (readonly [
    what: string,
    damage: (text: string) => string,
    near: string,
    theirs: readonly string[],
    ours: readonly string[],
  ])[] = [
    ['a word that went', (it) => it.replace('Second item', 'Second'), 'Second item here', ['item'], []],
    ['a word that came', (it) => it.replace('A heading', 'A new heading'), 'A heading', [], ['new']],
    ['a word that changed', (it) => it.replace('The end', 'The ending'), 'The end', ['end'], ['ending']],
    [
      'the second of two equal ones',
      (it) => it.replace(/One two three(?=\.\n\nThe)/, 'One two'),
      'One two',
      ['three'],
      [],
    ],
    ['strong', (it) => it.replace('**bold**', 'bold'), 'A <strong>', ['bold'], ['bold']],
    ['a link', (it) => it.replace('one.example', 'two.example'), 'a link', ['a link'], ['a link']],
    ['code', (it) => it.replace('a = 1', 'b = 1'), 'let ', ['a'], ['b']],
    ['a caption', (it) => it.replace('caption says this', 'caption says'), '1*a.png', ['this'], []],
    ['a paragraph that went', (it) => it.replace('\n\nThe end', ''), 'The end', ['The end'], []],
  ];

  test.each(CASES)('%s', (_, damage, near, theirs, ours) => {
    const { html, losses } = viewOf(page, damage);
    expect(losses).toHaveLength(1);
    const rows = rowsOf(html).filter((row) => row.includes('<aside'));
    expect(rows).toHaveLength(1);
    const [row = ''] = rows;
    expect(side(row, 'theirs').replace(/<\/?mark[^>]*>/g, '')).toContain(near);
    const words = (of: 'theirs' | 'ours') => marksIn(side(row, of));
    expect([words('theirs'), words('ours')]).toEqual([theirs, ours]);
    const position = rowsOf(html).indexOf(row);
    if (near === 'One two') expect(position).toBeGreaterThan(4);
  });

  test('a picture that went is marked as a whole', () => {
    const { html } = viewOf(page, (it) => it.replace(/!\[.*\)/, ''));
    const [row = ''] = rowsOf(html).filter((it) => it.includes('<aside'));
    expect(side(row, 'theirs')).toMatch(/<div class="lost" data-loss="1">.*1\*a\.png/s);
  });

  test('the front matter, in its table', () => {
    const { html } = viewOf(page, (it) => it.replace('title: "Kinds"', 'title: "Kind"'));
    expect(marksIn(html)).toContain('Kind');
    expect(rowsOf(html).filter((row) => row.includes('<aside'))).toHaveLength(1);
  });

  test('nothing where nothing is lost', () => {
    const { html, losses } = viewOf(page, (it) => it);
    expect(losses).toEqual([]);
    expect(html).not.toMatch(/<mark|<aside|class="lost"/);
  });
});

/** Takes a word out of the middle of each post, and looks for it among the marks. */
function expectMarked(html: string, name: string): 'marked' | 'no word' {
  const conversion = convertPage(html, REMOTE);
  if (!conversion || conversion.losses.length > 0) return 'no word';
  const { text } = conversion;
  const words = [...text.matchAll(/(?<=\n\n[\p{L} ]{0,80} )(\p{L}{5,})(?= \p{L})/gu)];
  const found = words[Math.floor(words.length / 2)];
  if (!found) return 'no word';
  const [word] = found;
  const view = viewOf(
    html,
    () => `${text.slice(0, found.index)}${text.slice(found.index + word.length + 1)}`,
  );
  expect([name, view.losses.length]).toEqual([name, 1]);
  const rows = rowsOf(view.html).filter((row) => row.includes('<aside'));
  expect([name, rows.length]).toEqual([name, 1]);
  expect([name, ...marksIn(rows[0] ?? '')]).toEqual([name, word]);
  return 'marked';
}

test('a word taken out of a post of the sample is what is marked', () => {
  const results = readdirSync(SAMPLE).map((name) =>
    expectMarked(readFileSync(join(SAMPLE, name), 'utf8'), name),
  );
  expect(results.filter((it) => it === 'marked').length).toBeGreaterThan(3);
});

/** A part of the corpus is enough for every run. */
const PART = isSoak ? 1 : 6;

test.skipIf(!hasCorpus)(
  'a word taken out of any post of the corpus is what is marked',
  {
    timeout: SAMPLE_TIMEOUT,
  },
  () => {
    const pages = corpusPages().filter((_, i) => i % PART === 0);
    const results = pages.map(({ name, html }) => expectMarked(html, name));
    expect(results.filter((it) => it === 'marked').length).toBeGreaterThan(pages.length * 0.7);
  },
);
