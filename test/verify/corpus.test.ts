/** The judge on real posts: it accepts what is right, sees through stock tools, and is fast. Skips without ../shared. */

import { parse, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { expectPost } from '../../src/expect.ts';
import { type Intended, verifyPost } from '../../src/verify.ts';
import { corpusPages, hasCorpus, seedPost } from '../support/corpus.ts';
import { stockMarkdown } from '../support/stock-turndown.ts';

const INTENDED: Intended = {
  captions: 'alt',
  guessedLanguages: false,
  pictureUrls: new Map(),
  overridden: [],
  links: new Map(),
};

describe.skipIf(!hasCorpus)('on the posts in ../shared', () => {
  test('the post converted by hand is whole', () => {
    const { html, markdown } = seedPost();
    const post = expectPost(html);
    const keys = post.units.flatMap((unit) => (unit.kind === 'picture' ? [unit.picture.key ?? ''] : []));
    const urls = [...markdown.matchAll(/\]\((\/assets[^)]*)\)/g)].map(([, url = '']) => url);
    expect(urls).toHaveLength(keys.length);
    const pictureUrls = new Map(keys.map((key, index) => [key, urls[index] ?? '']));
    const intended = { ...INTENDED, pictureUrls, overridden: ['published', 'categories'] };
    expect(verifyPost(post, markdown, intended)).toEqual([]);
  });

  test.each(['as it is', 'bare'] as const)(
    'stock cheerio and Turndown, %s: at most 45 % are whole',
    (kind) => {
      // As it is, every post says its title twice, below a rule: a sample shows that.
      const pages = corpusPages().filter((_page, index) => kind === 'bare' || index % 10 === 0);
      const whole = pages.filter(({ html }) => {
        const post = expectPost(html);
        return verifyPost(post, stockMarkdown(html, post, kind), INTENDED).length === 0;
      });
      const share = whole.length / pages.length;
      console.log(`stock Turndown, ${kind}: ${(100 * share).toFixed(1)} % of ${pages.length} posts whole`);
      expect(share).toBeLessThanOrEqual(0.45);
      // Else the judge would refuse everything.
      if (kind === 'bare') expect(share).toBeGreaterThan(0.1);
    },
    60_000,
  );

  test('a page means the same as browsers repair it', () => {
    const differing = corpusPages().filter(({ html }) => {
      const repaired = serialize(parse(html)).replace(/<pre[^>]*>(?=\n)/g, '$&\n');
      const [left, right] = [expectPost(html), expectPost(repaired)];
      return JSON.stringify(left.units) !== JSON.stringify(right.units);
    });
    expect(differing.map(({ name }) => name)).toEqual([]);
  }, 60_000);
});
