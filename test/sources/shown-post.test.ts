/** One post as Medium’s pages have shown it, without their data: equal to the export as far as such a page can hold it. */
import { describe, expect, test } from 'vitest';
import { readPostPage } from '../../src/read-post-page.ts';
import { constructPosts } from '../support/construct-posts.ts';
import { convertPage } from '../support/convert-page.ts';
import { grafPage } from '../support/graf-page.ts';
import { apolloV3Page } from '../support/post-pages.ts';
import { articlePage, asShown, hasPlainCards, type Year } from '../support/shown-pages.ts';

const YEARS: readonly Year[] = [2019, 2022, 2026];

describe.each(YEARS)('the article as shown in %i', (year) => {
  test.each(constructPosts().filter(({ post }) => hasPlainCards(post)))('$file', ({ post }) => {
    const page = readPostPage(articlePage(post, year));
    const data = readPostPage(apolloV3Page(asShown(post, year)));
    if ('reason' in data) throw new Error(data.reason);
    const isEmpty = convertPage(data.html, OPTIONS)?.text.endsWith('---\n');
    if ('reason' in page) expect(isEmpty, page.reason).toBe(true);
    else {
      expect(page.form).toBe('article');
      expect(bodyOf(page.html)).toBe(bodyOf(data.html));
    }
  });
});

describe('the HTML of until 2019', () => {
  // Without data, the small heading below the title is the subtitle, whatever else may have been said of the post.
  const posts = constructPosts().filter(({ file }) => !/^title\/subtitle-(?:cut|different)/.test(file));
  test.each(posts)('$file', ({ html }) => {
    const page = readPostPage(grafPage(html));
    if ('reason' in page) throw new Error(page.reason);
    expect(page.form).toBe('graf');
    expect(bodyOf(page.html)).toBe(bodyOf(html));
  });
});

const OPTIONS = { captions: 'alt', guessedLanguages: false, pictures: true } as const;

function bodyOf(html: string): string {
  return convertPage(html, OPTIONS)?.text.replace(/^---\n.*?\n---\n/s, '') ?? '';
}
