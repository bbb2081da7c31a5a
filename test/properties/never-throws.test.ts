/** Nothing a file may hold makes a run fail: what cannot be read as a post is answered, not thrown. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectPost } from '../../src/expect.ts';
import { type Conversion, convertPage } from '../support/convert-page.ts';
import { mangledPage } from '../support/mangled-page.ts';
import { page, pageOf } from '../support/medium-posts.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';

const OPTIONS = { captions: 'alt', guessedLanguages: true, pictures: false } as const;

test(
  'pages as Medium writes them',
  () => {
    fc.assert(
      fc.property(page, (html) => expectWhole(convertPage(html, OPTIONS))),
      sample('pages do not throw'),
    );
  },
  SAMPLE_TIMEOUT,
);

test(
  'mangled pages',
  () => {
    fc.assert(
      fc.property(mangledPage, (html) => {
        const converted = convertPage(html, OPTIONS);
        if (converted) expectWhole(converted);
        else expect(expectPost(html).units).toBeInstanceOf(Array);
      }),
      sample('mangled pages do not throw'),
    );
  },
  SAMPLE_TIMEOUT,
);

test(
  'anything in a body',
  () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    const markup = fc.array(
      fc.oneof(anything, fc.constantFrom('<p>', '</p>', '<a href="', '">', '<br>', '<b>')),
    );
    fc.assert(
      fc.property(markup, (parts) => expectWhole(convertPage(pageOf({ tags: [] }, parts.join('')), OPTIONS))),
      sample('anything does not throw'),
    );
  },
  SAMPLE_TIMEOUT,
);

function expectWhole(converted: Conversion | undefined): void {
  expect(converted?.text).toMatch(/^---\n[\s\S]*\n---\n(?:\n[\s\S]+\n)?$/);
}
