/** Whatever a writer makes with Medium's editor comes over whole, by the judge that reads the page for itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertPage } from '../support/convert-page.ts';
import { page } from '../support/medium-posts.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';

describe.each(['alt', 'figure', 'italic'] as const)('captions %s', (captions) => {
  test.each([true, false])(
    'nothing is lost; pictures had: %s',
    (pictures) => {
      fc.assert(
        fc.property(page, fc.boolean(), (html, guessedLanguages) => {
          const converted = convertPage(html, { captions, guessedLanguages, pictures });
          expect(converted?.losses).toEqual([]);
        }),
        sample(`nothing is lost, captions ${captions}, pictures ${pictures}`),
      );
    },
    SAMPLE_TIMEOUT,
  );
});
