/** Pages are parsed as they are written, without the repairs of browsers; what Medium wrote needs none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { hasText, textOf } from '../src/element.ts';
import { parsePage } from '../src/parse-page.ts';
import { convertPage } from './support/convert-page.ts';
import { corpusPages, hasCorpus } from './support/corpus.ts';
import { fixturePage } from './support/fixture-page.ts';

const CONSTRUCTS = join(import.meta.dirname, 'constructs');

describe('says what the HTML standard says of', () => {
  test.each([
    ['line ends', 'a\r\nb\rc\n', 'a\nb\nc\n'],
    ['NUL', 'a\0b', 'ab'],
    ['references', '&amp;&nbsp;&#128;&copy;&unknown;', '&\u00a0€©&unknown;'],
    ['scripts and styles', '<script>a<b></script>', 'a<b>'],
  ])('%s', (_what, html, text) => expect(textOf(parsePage(html))).toBe(text));
});

test('10,000 elements deep', () => {
  expect(textOf(parsePage(`${'<div>'.repeat(10_000)}a`))).toBe('a');
});

test('a million children', () => {
  expect(hasText(parsePage(`<p>${'<br>'.repeat(1_000_000)}</p>`))).toBe(false);
});

describe('a page becomes the same post as browsers repair it', () => {
  const fixtures = readdirSync(CONSTRUCTS).flatMap((folder) =>
    readdirSync(join(CONSTRUCTS, folder))
      .filter((name) => name.endsWith('.html'))
      .map((name) => join(CONSTRUCTS, folder, name)),
  );

  test('fixtures', () => {
    const pages = fixtures.map((path) => ({ name: path, html: asPage(readFileSync(path, 'utf8')) }));
    expect(pages.filter(isRepaired).map(({ name }) => name)).toEqual([]);
  });

  test.skipIf(!hasCorpus)(
    'posts in ../shared',
    () => {
      expect(
        corpusPages()
          .filter(isRepaired)
          .map(({ name }) => name),
      ).toEqual([]);
    },
    120_000,
  );
});

function asPage(source: string): string {
  return source.includes('data-field="body"') ? source : fixturePage(source);
}

function isRepaired({ html }: { readonly html: string }): boolean {
  const repaired = serialize(parse(html)).replace(/<pre[^>]*>(?=\n)/g, '$&\n');
  const [written, mended] = [convertPage(html), convertPage(repaired)];
  return (
    written?.text !== mended?.text ||
    JSON.stringify(written?.post.metadata) !== JSON.stringify(mended?.post.metadata)
  );
}
