/** Real pages of eleven years: each gives its post, whole, or the reason why not. Skips without ../shared. */
import { describe, expect, test } from 'vitest';
import { readPostPage } from '../../src/read-post-page.ts';
import type { FoundPost, PostForm } from '../../src/sources/source.ts';
import { verifyPost } from '../../src/verify.ts';
import { convertPage } from '../support/convert-page.ts';
import { hasPages, sharedPage, sharedPages } from '../support/shared-pages.ts';

const POSTS: Readonly<Record<string, readonly [form: PostForm, id: string | undefined]>> = {
  'json/graphql-query_result-0f0266c0ab.json': ['graphql', 'b79099b959a5'],
  'json/graphql-query_result-389ef20255.json': ['graphql', 'c88ac63903f5'],
  'json/graphql-query_result-41d3f7b5ca.json': ['graphql', 'd8f9aa42f6a0'],
  'json/post.json': ['json', '86dfdc82059e'],
  'json/post_response.json': ['json', 'c35b40c499e'],
  'json/post_without_dropimage.json': ['json', '2a3f197e2d6e'],
  'json/post_without_name_response.json': ['json', 'ba896a142ac'],
  'medium-archive/0c89c4200f79.article.excerpt.html': ['article', undefined],
  'medium-archive/121ac99e909a.page.excerpt.html': ['apollo', '121ac99e909a'],
  'medium-parser/balancing-heuristics-and-data.html': ['obv', '9c1ea0163696'],
  'medium-parser/dan.html': ['obv', '7ca2f9a7c7d0'],
  'medium-parser/dan.v2.html': ['obv', '7ca2f9a7c7d0'],
  'medium-parser/dan.v3.html': ['obv', '7ca2f9a7c7d0'],
  'medium-parser/lavrton.html': ['obv', 'ad01f5b161ae'],
  'medium-parser/you-might-not-need-redux.html': ['obv', 'be46360cf367'],
  'medium2hugo/article.format-json.txt': ['json', 'e7bb68cd5608'],
  'medium2hugo/article.html': ['apollo', 'e7bb68cd5608'],
  'postlight/1477523363921.html': ['graf', 'e52ab9515573'],
  'postlight/1485902752952.html': ['graf', 'ac4ec8aee7d1'],
  'postlight/medium.com--another.html': ['article', 'ac4ec8aee7d1'],
  'postlight/medium.com--mtg.html': ['article', 'c9700a7cf36d'],
  'readability/keep-images.html': ['obv', '9718cd0fe504'],
  'readability/lazy-image-1.html': ['apollo', 'd6e62af173e2'],
  'readability/medium-1.html': ['obv', 'fb39f4f701bb'],
  'readability/medium-2.html': ['obv', '429fab868ca8'],
  'readability/medium-3.apollo.html': ['apollo', 'd146a92473a1'],
  'readability/medium-3.old-obvinit.html': ['obv', 'd146a92473a1'],
  'readability/section-background.html': ['obv', '7c8f847b58'],
};

const REFUSED: Readonly<Record<string, string>> = {
  'aws-news-crawler/medium.html': 'view-source',
  'hawker/medium.html': 'not-a-post',
  'jekyll-import/mockRssMediumFeed.xml': 'which-post',
  'medium-archive/048732decb066321d59fe484e60a7bf7.media.json': 'no-post',
  'medium-crawler/newout.html': 'not-a-post',
  'medium-crawler/out.html': 'not-a-post',
  'medium-export-rss/posts_1_to_10.js': 'which-post',
  'my-medium-blog/gists.html': 'preview',
};

describe.skipIf(!hasPages)('the pages in ../shared', () => {
  test('are all looked at', () => {
    expect(sharedPages()).toEqual([...Object.keys(POSTS), ...Object.keys(REFUSED)].sort());
  });

  test.each(Object.entries(POSTS))('%s gives its post, whole', (path, [form, id]) => {
    const found = readPostPage(sharedPage(path));
    if ('reason' in found) throw new Error(found.reason);
    expect([found.form, found.id]).toEqual([form, id]);
    const converted = convertPage(found.html, OPTIONS);
    expect(converted?.losses).toEqual([]);
    // Data have a judge of their own.
    expect(found.expectation !== undefined).toBe(['apollo', 'obv', 'json', 'graphql'].includes(form));
    if (found.expectation && converted) {
      expect(verifyPost(found.expectation(), converted.text, converted.intended)).toEqual([]);
    }
  });

  test.each(Object.entries(REFUSED))('%s is refused: %s', (path, reason) => {
    expect(readPostPage(sharedPage(path))).toMatchObject({ reason });
  });

  test('a member’s saved page has the whole text, though its data have not', () => {
    const found = post('postlight/medium.com--mtg.html');
    expect(bodyOf(found).split('\n\n').length).toBeGreaterThan(100);
    expect(bodyOf(found).split('\n---\n')).toHaveLength(20);
    expect(found.extra).toMatchObject({ firstPublished: '2018-04-03T01:29:03.912Z', isPreview: false });
  });

  test('a preview comes in where it is allowed, with its gist as a link', () => {
    const found = readPostPage(sharedPage('my-medium-blog/gists.html'), { allowPreview: true });
    if ('reason' in found) throw new Error(found.reason);
    expect(found.extra).toMatchObject({ isPreview: true, mediaIds: ['42aec712e972256814c63237dfc938db'] });
    expect(bodyOf(found)).toContain('https://medium.com/media/42aec712e972256814c63237dfc938db/href');
  });

  test.each([
    ['jekyll-import/mockRssMediumFeed.xml', 3],
    // It has one item twice.
    ['medium-export-rss/posts_1_to_10.js', 1],
  ])('%s gives every item by its id', (path, count) => {
    const feed = sharedPage(path);
    const ids = new Set(
      Array.from(feed.matchAll(/<guid[^>]*>https:\/\/medium\.com\/p\/([\da-f]+)</g), ([, id = '']) => id),
    );
    expect(ids.size).toBe(count);
    for (const id of ids) {
      const found = readPostPage(feed, { id });
      if ('reason' in found) throw new Error(found.reason);
      expect(found).toMatchObject({ form: 'rss', id, messages: [{ code: 'from-feed' }] });
      expect(convertPage(found.html, OPTIONS)?.losses).toEqual([]);
      expect(bodyOf(found).length).toBeGreaterThan(500);
      expect(bodyOf(found)).not.toMatch(/_\/stat\?|was originally published in/);
    }
  });
});

/** One post from two sources: what differs, line by line, is explained in docs/import.md. */
describe.skipIf(!hasPages)('golden pairs', () => {
  test.each([
    // Titles of links are in the older data only.
    ['readability/medium-3.old-obvinit.html', 'readability/medium-3.apollo.html', [361]],
    ['medium2hugo/article.html', 'medium2hugo/article.format-json.txt', []],
    // No-break spaces that Medium's typesetting put into six headings; one line of code that was changed in between.
    [
      'postlight/1485902752952.html',
      'postlight/medium.com--another.html',
      [16, 123, 141, 179, 194, 209, 232],
    ],
    ['medium-parser/dan.html', 'medium-parser/dan.v3.html', []],
    // One list item that was reworded in between.
    ['medium-parser/dan.html', 'medium-parser/dan.v2.html', [25]],
  ] as const)('%s and %s', (one, other, expected) => {
    const [left, right] = [bodyOf(post(one)).split('\n'), bodyOf(post(other)).split('\n')];
    expect(right).toHaveLength(left.length);
    const differing = left.flatMap((line, index) => (line === right[index] ? [] : [index + 1]));
    expect(differing).toEqual(expected);
  });

  test.each([
    'readability/medium-3.apollo.html',
    'readability/lazy-image-1.html',
    'postlight/medium.com--another.html',
  ])('%s says the same without its scripts', (path) => {
    expect(bodyOf(withoutScripts(path))).toBe(bodyOf(post(path)));
  });

  test.each([
    // Two languages of code blocks are in the data only.
    ['medium2hugo/article.html', [205, 300]],
    // Thin spaces around dashes, which typesetting put into the older HTML.
    ['readability/medium-3.old-obvinit.html', [197, 357]],
    ['medium-parser/dan.html', []],
    ['medium-parser/balancing-heuristics-and-data.html', []],
    ['readability/section-background.html', []],
    ['readability/medium-2.html', []],
    ['medium-parser/lavrton.html', [83]],
  ] as const)('%s without its scripts differs in these lines', (path, expected) => {
    const [left, right] = [bodyOf(post(path)).split('\n'), bodyOf(withoutScripts(path)).split('\n')];
    expect(right).toHaveLength(left.length);
    expect(left.flatMap((line, index) => (line === right[index] ? [] : [index + 1]))).toEqual(expected);
  });
});

const OPTIONS = { captions: 'alt', guessedLanguages: false, pictures: true } as const;

function post(path: string): FoundPost {
  return found(sharedPage(path));
}

function withoutScripts(path: string): FoundPost {
  return found(sharedPage(path).replace(/<script(?![^>]*ld\+json)[^>]*>[\s\S]*?<\/script>/g, ''));
}

function found(text: string): FoundPost {
  const read = readPostPage(text);
  if ('reason' in read) throw new Error(read.reason);
  return read;
}

function bodyOf({ html }: FoundPost): string {
  return convertPage(html, OPTIONS)?.text.replace(/^---\n.*?\n---\n/s, '') ?? '';
}
