/** The parts that the HTML report is put together from. */
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignBlocks } from '../../src/reports/html/align-blocks.ts';
import type { Block } from '../../src/reports/html/blocks.ts';
import { splitMarkdown } from '../../src/reports/html/front-matter-table.ts';
import { pairView } from '../../src/reports/html/pair-view.ts';
import { packed } from '../../src/reports/html/payload.ts';
import { picturePlaces } from '../../src/reports/html/picture-places.ts';
import { safeHtml } from '../../src/reports/html/safe-html.ts';
import { postPage } from '../support/export-page.ts';
import { sample } from '../support/sample.ts';

const NOWHERE = picturePlaces(new Map(), undefined);

describe('where a picture is', () => {
  const files = new Map([
    ['1*a.png', 'assets/blog/rye bread/asset-1.png'],
    ['https://far.example/b.gif', 'assets/blog/rye bread/asset-2.gif'],
  ]);
  const places = picturePlaces(files, '../my%20blog/');

  test('by its id or address, as a link from the report', () => {
    expect(places.ofPage('1*a.png')).toBe('../my%20blog/assets/blog/rye%20bread/asset-1.png');
    expect(places.ofPage('https://far.example/b.gif')).toMatch(/asset-2\.gif$/);
    expect(places.ofPage('1*b.png')).toBeUndefined();
  });

  test.each([
    '/assets/blog/rye%20bread/asset-1.png',
    '/my-site/assets/blog/rye bread/asset-1.png',
    '../../assets/blog/rye bread/asset-1.png',
    'asset-1.png',
    './asset-1.png?raw=1',
  ])('by the address that a site generator wants: %s', (address) => {
    expect(places.ofMarkdown(address)).toMatch(/asset-1\.png$/);
  });

  test('nowhere for another host, for what is not there, and for what cannot be told', () => {
    expect(places.ofMarkdown('https://else.example/assets/blog/rye bread/asset-1.png')).toBeUndefined();
    expect(places.ofMarkdown('//else.example/asset-1.png')).toBeUndefined();
    expect(places.ofMarkdown('asset-3.png')).toBeUndefined();
    const two = new Map([
      ['a', 'one/asset-1.png'],
      ['b', 'two/asset-1.png'],
    ]);
    expect(picturePlaces(two, '').ofMarkdown('asset-1.png')).toBeUndefined();
    expect(picturePlaces(two, '').ofMarkdown('/x/two/asset-1.png')).toBe('two/asset-1.png');
    expect(picturePlaces(files, undefined).ofPage('1*a.png')).toBeUndefined();
  });

  test.each(['../secret.png', '/etc/a.png', 'C:/a.png', 'a\\..\\b.png', 'a/../../b.png'])(
    'never outside the output folder: %s',
    (file) => expect(picturePlaces(new Map([['a', file]]), '').ofPage('a')).toBeUndefined(),
  );
});

describe('the last gate', () => {
  test.each([
    '<script>x</script>',
    '<style>p{}</style>',
    '<iframe src="x"></iframe>',
    '<p onclick="x" style="color: red" id="app">t</p>',
    '<img src="https://far.example/a.png" onerror="x" srcset="b">',
    '<img src="//far.example/a.png"><img src="javascript:x"><img src="data:image/png;base64,x"><img src="file:///etc/a.png">',
    '<a href="https://far.example/">t</a><form action="x"><button>b</button></form><base href="x"><link href="x">',
    '<svg onload="x"><script>x</script><use href="x"/></svg><math><mi href="x">m</mi></math>',
  ])('lets nothing through of %s', (html) => {
    expect(safeHtml(html)).not.toMatch(
      /script|style|iframe|on\w+=|srcset|href|src=|far\.example|form|button|base|link|id=|math|use/i,
    );
  });

  test('lets through what the report writes', () => {
    const html =
      '<section class="row same"><div class="theirs"><p>a <mark data-loss="1">b</mark></p></div><div class="ours"><img src="my%20blog/a.png" alt="" width="1" height="2" loading="lazy" /></div></section>';
    expect(safeHtml(html)).toBe(html);
  });
});

test('front matter is found in YAML and TOML, and a file without it is all body', () => {
  expect(splitMarkdown('---\na: 1\n---\nb')).toEqual({ head: 'a: 1', toml: false, body: 'b' });
  expect(splitMarkdown('\uFEFF---\r\na: 1\r\n---\r\nb')).toEqual({ head: 'a: 1', toml: false, body: 'b' });
  expect(splitMarkdown('+++\na = 1\n+++\n')).toEqual({ head: 'a = 1', toml: true, body: '' });
  expect(splitMarkdown('text\n---\n')).toMatchObject({ head: '', body: 'text\n---\n' });
});

test.each([
  ['---\ntitle: [\n---\n\ntext', 'title: ['],
  ['+++\ntitle = "Rye"\n+++\n\ntext', 'Rye'],
])('front matter of every kind is shown: %j', (after, said) => {
  expect(pairView({ frontMatter: [] }, { page: postPage('Rye'), after }, NOWHERE)).toContain(said);
});

test('a post that left the export, and one without a file, say so', () => {
  expect(pairView({ frontMatter: [] }, { before: 'text' }, NOWHERE)).toMatch(
    /No longer in the export[\s\S]*text/,
  );
  expect(pairView({ frontMatter: [] }, { page: postPage('Rye') }, NOWHERE)).toContain('No file');
});

test('a listing that Medium split is beside the one that it became', () => {
  const page = postPage(
    'Code',
    'x</p><pre class="graf graf--pre">a</pre><pre class="graf graf--pre">b</pre><p>y',
  );
  const html = pairView({ frontMatter: [] }, { page, after: 'x\n\n```\na\n\nb\n```\n\ny\n' }, NOWHERE);
  expect(html).not.toContain('row differs');
});

test('every block stands in one row, in its order, whatever is given', () => {
  const block = (text: string): Block => ({
    text,
    html: text,
    shows: [],
    units: new Map(),
    withMarks: () => text,
  });
  const side = fc.array(fc.constantFrom('a b c', 'a b d', 'x', 'x y', 'q r s t u', ''), { maxLength: 12 });
  fc.assert(
    fc.property(side, side, (left, right) => {
      const rows = alignBlocks(left.map(block), right.map(block));
      expect(rows.flatMap((row) => row.left.map(({ text }) => text))).toEqual(left);
      expect(rows.flatMap((row) => row.right.map(({ text }) => text))).toEqual(right);
      for (const row of rows) {
        if (row.same) expect(row.left[0]?.text).toBe(row.right[0]?.text);
      }
    }),
    sample('aligned blocks'),
  );
});

test('markup nested deeper than any browser likes keeps its text, in time', () => {
  const deep = `${'<div><b>'.repeat(20_000)}deep words${'</b></div>'.repeat(20_000)}`;
  const start = performance.now();
  const html = pairView(
    { frontMatter: [] },
    { page: postPage('Deep', deep), after: `${'> '.repeat(500)}deep` },
    NOWHERE,
  );
  expect(html).toContain('deep words');
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a very long post is cut, and says so', () => {
  const long = 'many words '.repeat(100).concat('\n\n').repeat(1000);
  const html = pairView({ frontMatter: [] }, { page: postPage('Long'), after: long }, NOWHERE);
  expect(html.length).toBeLessThan(700_000);
  expect(html).toContain('too long to show all of it');
});

test('what is packed means nothing to HTML, and comes out as it went in', () => {
  const payload = { pair: '</script><p>ä 😀</p>', patch: '--- a\n', source: '' };
  expect(packed(payload)).toMatch(/^[\w+/=]+$/);
  expect(JSON.parse(inflateSync(Buffer.from(packed(payload), 'base64')).toString())).toEqual(payload);
});
