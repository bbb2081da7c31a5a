/** Whatever a writer makes, every form of its data gives the same post; whatever a page holds, it gives a post or a reason. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPostPage } from '../../src/read-post-page.ts';
import { refusalWording } from '../../src/sources/refusal-wording.ts';
import { verifyPost } from '../../src/verify.ts';
import { convertPage } from '../support/convert-page.ts';
import { type DescribedPost, describedPost } from '../support/described-post.ts';
import { page } from '../support/medium-posts.ts';
import { anyText } from '../support/medium-text.ts';
import { mutated } from '../support/mutated-page.ts';
import { ownPages } from '../support/own-pages.ts';
import { apolloV2Page, apolloV3Page, formatJson, graphqlJson, obvPage } from '../support/post-pages.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';
import { hasPages, sharedPage, sharedPages } from '../support/shared-pages.ts';

const OPTIONS = { captions: 'alt', guessedLanguages: true, pictures: true } as const;

test.each(Object.entries({ apolloV3Page, apolloV2Page, obvPage, formatJson, graphqlJson }))(
  '%s: nothing is lost, by the judge that reads the data',
  (name, write) => {
    fc.assert(
      fc.property(page, (html) => {
        const post = describedPost(html);
        fc.pre(post?.sections.some(({ paragraphs }) => paragraphs.length > 0) === true);
        // With a description of its own, a subtitle is held against the words of the body, which no two readers join alike.
        const { description: _, ...said } = post as DescribedPost;
        expectWhole(write(said), true);
      }),
      sample(`nothing is lost from ${name}`, 60),
    );
  },
  SAMPLE_TIMEOUT,
);

test(
  'marks and links in any ranges',
  () => {
    const type = fc.constantFrom(1, 2, 3, 10, 'STRONG', 'EM', 'A', 'CODE');
    const range = fc.integer({ min: -2, max: 40 });
    const markup = fc.record({
      type,
      start: range,
      end: range,
      href: fc.constantFrom('https://x.y/', 'https://medium.com/a?source=b', '', null),
      userId: fc.constantFrom('0123456789ab', '', null),
      title: fc.constantFrom('a title', '', null),
    });
    const paragraph = fc.record({
      type: fc.constantFrom('P', 'H3', 'BQ', 'ULI', 'OLI', 'IMG', 'PRE', 99),
      text: anyText,
      markups: fc.array(markup, { maxLength: 6 }),
      metadata: fc.constant({ id: '1*abc_d-e.png' }),
    });
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
        const post = { id: '5a1ebada55e5', title: 'A post', content: { bodyModel: { paragraphs } } };
        expectWhole(JSON.stringify({ data: { post } }), true);
      }),
      sample('marks and links in any ranges'),
    );
  },
  SAMPLE_TIMEOUT,
);

test(
  'mutated pages of our own',
  () => {
    fc.assert(
      fc.property(mutated(ownPages()), (text) => expectWhole(text, false)),
      sample('mutated pages give a post or a reason', 1350),
    );
  },
  SAMPLE_TIMEOUT,
);

test.skipIf(!hasPages)(
  'mutated pages of ../shared',
  () => {
    const pages = sharedPages().map(sharedPage);
    fc.assert(
      fc.property(mutated(pages), (text) => expectWhole(text, false)),
      sample('mutated real pages give a post or a reason', 150),
    );
  },
  SAMPLE_TIMEOUT,
);

/** A post is whole, by its page and by its data; a refusal has its words. */
function expectWhole(text: string, isPost: boolean): void {
  const found = readPostPage(text);
  if ('reason' in found) {
    expect(isPost ? found.reason : undefined).toBeUndefined();
    expect(refusalWording(found.reason).cause).not.toBe('');
    return;
  }
  const converted = convertPage(found.html, OPTIONS);
  expect(converted?.text).toMatch(/^---\n[\s\S]*\n---\n(?:\n[\s\S]+\n)?$/);
  const expectation = found.expectation?.();
  // What a page shows may be mutated into what no figure and no link can hold; its data may not.
  if (expectation === undefined || converted === undefined) return;
  expect(converted.losses).toEqual([]);
  expect(verifyPost(expectation, converted.text, converted.intended)).toEqual([]);
}
