/**
 * Other readers of Markdown see in our bodies what CommonMark sees: GFM, strict MDX, markdown-it and marked. On all fixtures,
 * and on the posts in ../shared where they are there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { constructs } from '../src/constructs/index.ts';
import { bodyMarkdown } from '../src/markdown.ts';
import { parsePost } from '../src/parse-post.ts';
import { corpusPages, hasCorpus } from './support/corpus.ts';
import { fixturePage } from './support/fixture-page.ts';
import { mdxReading, readers } from './support/readers.ts';
import type { Reading } from './support/readers-reading.ts';

/** The readers are slow: every third post in every run, all of them in `npm run soak`. */
const ONE_IN = process.env.SOAK === '1' || process.env.MODE === 'soak' ? 1 : 3;

const OTHERS = ['gfm', 'markdown-it', 'marked'] as const;

const CONSTRUCTS = join(import.meta.dirname, 'constructs');

describe('fixtures', () => {
  const fixtures = readdirSync(CONSTRUCTS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );

  test.each(fixtures)('%s', async (name) => {
    const source = readFileSync(join(CONSTRUCTS, name), 'utf8');
    const markdown = bodyOf(source.includes('data-field="body"') ? source : fixturePage(source));
    const expected = readers.commonmark(markdown);
    for (const reader of OTHERS) expect(readers[reader](markdown), reader).toEqual(expected);
    expect(await mdxReading(markdown), 'mdx').toEqual(expected);
  });
});

if (!hasCorpus) console.log('No posts in ../shared: the readers are compared on fixtures alone.');

describe.skipIf(!hasCorpus)('posts in ../shared', () => {
  const posts: { readonly name: string; readonly markdown: string; readonly expected: Reading }[] = [];

  beforeAll(() => {
    const pages = corpusPages();
    expect(pages.length).toBeGreaterThan(800);
    for (const { name, html } of pages.filter((_, i) => i % ONE_IN === 0)) {
      const markdown = bodyOf(html);
      posts.push({ name, markdown, expected: readers.commonmark(markdown) });
    }
  }, 120_000);

  test.each(OTHERS)('%s reads what CommonMark reads', { timeout: 180_000 }, (reader) => {
    const differing = posts.filter(({ markdown, expected }) => !isSame(readers[reader](markdown), expected));
    expect(differing.map(({ name }) => name)).toEqual([]);
  });

  test('strict MDX compiles every body and reads what CommonMark reads', { timeout: 240_000 }, async () => {
    const differing: string[] = [];
    for (const { name, markdown, expected } of posts) {
      const reading = await mdxReading(markdown).catch(String);
      if (!isSame(reading, expected)) differing.push(name);
    }
    expect(differing).toEqual([]);
  });
});

function bodyOf(html: string): string {
  const post = parsePost({ path: 'posts/p.html', name: 'p.html', html }, { guessedLanguages: false });
  if (!post) throw new Error('The page holds no post');
  return bodyMarkdown(post.body, constructs, {
    captions: 'alt',
    pictureUrl: ({ attribs }) => attribs.src ?? '',
  });
}

function isSame(a: Reading | string, b: Reading): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
