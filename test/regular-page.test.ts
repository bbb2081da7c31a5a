/** What is parsed without htmlparser2 becomes the same tree as by htmlparser2, in everything. */
import { describe, expect, test } from 'vitest';
import { parsePage } from '../src/parse-page.ts';
import { parseRegularPage } from '../src/regular-page/parse-regular-page.ts';
import { corpusPages, hasCorpus } from './support/corpus.ts';
import { fixturePages } from './support/fixture-pages.ts';
import { htmlparser2Tree, treeDifference } from './support/html-trees.ts';

type Page = { readonly name: string; readonly html: string };

/** Names and differences of the pages whose tree is another one. */
function differences(pages: readonly Page[]): readonly string[] {
  return pages.flatMap(({ name, html }) => {
    const tree = htmlparser2Tree(html);
    const difference =
      treeDifference(parsePage(html), tree) ?? treeDifference(parsePage(Buffer.from(html)), tree);
    return difference === undefined ? [] : [`${name}: ${difference}`];
  });
}

function shareOfRegular(pages: readonly Page[]): number {
  return pages.filter(({ html }) => parseRegularPage(html.replace(/\r\n?/g, '\n'))).length / pages.length;
}

test('fixtures and the sample', () => {
  const pages = fixturePages();
  expect(differences(pages)).toEqual([]);
  expect(shareOfRegular(pages)).toBeGreaterThan(0.98);
});

if (!hasCorpus) console.log('No posts in ../shared: regular pages are compared on fixtures alone.');

test.skipIf(!hasCorpus)('posts in ../shared', () => {
  const pages = corpusPages();
  expect(differences(pages)).toEqual([]);
  expect(shareOfRegular(pages)).toBeGreaterThan(0.98);
});

describe('is parsed here', () => {
  test.each([
    ['nothing', ''],
    ['text alone', 'a &amp; b'],
    ['an element that is not closed', '<div><p>a'],
    // Medium: a list that goes on in a wider section.
    ['crossed elements', '<div><ul><li>a</li></div><div></ul>b</div>'],
    ['a closing tag of nothing', '<div>a</ul>b</div>'],
    ['attributes without a space between', '<div a="b"c="d">'],
    ['attributes without a value', '<script async src="a"></script>'],
    ['line breaks of XHTML', 'a<br />b<br/>c'],
    ['references in a title', '<title>a &lt;b&gt;</title>'],
    ['no references in a style', '<style>a &gt; b</style>'],
    ['comments', 'a<!-- b -->c'],
    ['letters beyond ASCII', '<p title="é &amp; ﷽">a“b” &lt;😀&gt; c</p><!-- ü --><title>ñ</title><p>d'],
  ])('%s', (_what, html) => {
    const tree = parseRegularPage(html);
    expect(tree && treeDifference(tree, htmlparser2Tree(html))).toBe(undefined);
    expect(tree).toBeDefined();
    const same = parseRegularPage(Buffer.from(html));
    expect(same && treeDifference(same, htmlparser2Tree(html))).toBe(undefined);
    expect(same).toBeDefined();
  });
});

describe('is left to htmlparser2', () => {
  test.each([
    ['names in capitals', '<P>a</P>'],
    ['other elements', '<svg><path/></svg>'],
    ['a paragraph in a paragraph', '<p>a<p>b'],
    ['an end of no paragraph', 'a</p>b'],
    ['an end of a void element', 'a</br>b'],
    ['values without quotes', '<a href=b>'],
    ['an attribute twice', '<a href="b" href="c">'],
    ['other references', 'a &copy; b'],
    ['references without an end', 'a &amp b'],
    ['a tag in a script', '<script>a<b></script>'],
    ['a character that htmlparser2 takes for <', '<style>\x1c/style>a</style>'],
    ['a script that closes itself', '<script/>a<b>c'],
    ['a tag without an end', '<p>a<a href="b'],
    ['comments of nothing', '<!-->a-->'],
  ])('%s', (_what, html) => {
    expect(parseRegularPage(html)).toBe(undefined);
    expect(treeDifference(parsePage(html), htmlparser2Tree(html))).toBe(undefined);
  });
});

describe('bytes are read as', () => {
  test.each([
    ['UTF-8', Buffer.from('<p>“é”</p>'), '<p>“é”</p>'],
    ['UTF-8 behind a byte order mark', Buffer.from('\uFEFF<p>é</p>'), '<p>é</p>'],
    ['what they are not', Buffer.from('<p>\xe9 a</p>', 'latin1'), '<p>\ufffd a</p>'],
    ['line ends', Buffer.from('<p>é\r\nb\rc</p>'), '<p>é\nb\nc</p>'],
    ['nothing where they are NUL', Buffer.from('<p>é\0b</p>'), '<p>éb</p>'],
  ])('%s', (_what, bytes, html) => {
    expect(treeDifference(parsePage(bytes), htmlparser2Tree(html))).toBe(undefined);
  });
});
