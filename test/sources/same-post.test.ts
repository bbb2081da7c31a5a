/** One post, whatever form of page it comes in: what the fixtures of the constructs show, in all of Medium's JSON. */
import { describe, expect, test } from 'vitest';
import { readPostPage } from '../../src/read-post-page.ts';
import { verifyPost } from '../../src/verify.ts';
import { constructPosts } from '../support/construct-posts.ts';
import { convertPage } from '../support/convert-page.ts';
import type { DescribedPost } from '../support/described-post.ts';
import {
  apolloV2Page,
  apolloV3Page,
  formatJson,
  globalsPage,
  graphqlJson,
  obvPage,
} from '../support/post-pages.ts';

const FORMS: Readonly<Record<string, (post: DescribedPost) => string>> = {
  apolloV3Page,
  apolloV2Page,
  obvPage,
  globalsPage,
  formatJson,
  graphqlJson,
};

const posts = constructPosts();

test('almost every fixture of the constructs is a post that Medium’s editor can make', () => {
  expect(posts.length).toBeGreaterThan(215);
});

describe.each(Object.entries(FORMS))('%s', (_form, write) => {
  test.each(posts)('$file', ({ html, post }) => {
    const exported = convertPage(html, OPTIONS);
    const found = readPostPage(write(post));
    if ('reason' in found) throw new Error(found.reason);
    const converted = convertPage(found.html, OPTIONS);
    expect(bodyOf(converted?.text)).toBe(bodyOf(exported?.text));
    expect(converted?.losses).toEqual([]);
    expect(found.expectation && converted).toBeDefined();
    if (found.expectation && converted) {
      expect(verifyPost(found.expectation(), converted.text, converted.intended)).toEqual([]);
    }
  });
});

const OPTIONS = { captions: 'alt', guessedLanguages: false, pictures: true } as const;

function bodyOf(file: string | undefined): string {
  return file?.replace(/^---\n.*?\n---\n/s, '') ?? '';
}
