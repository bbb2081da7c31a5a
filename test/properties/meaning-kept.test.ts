/** Whatever a writer makes with Medium's editor comes over whole, by the judge that reads the page for itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Gists } from '../../src/model.ts';
import { convertPage } from '../support/convert-page.ts';
import { page } from '../support/medium-posts.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';

const url = 'https://gist.github.com/ada/0123abcd#file-a-js';
const gists: Gists = new Map([
  [
    '0123abcd',
    {
      status: 'had',
      files: [
        { name: 'a.js', language: 'js', text: 'bake(4);\n\n```\n', url },
        { name: '[b] *c*.md', language: '', text: '\t# Rye', url: `${url}2` },
      ],
    },
  ],
]);

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

  test(
    'nothing is lost where gists stand in the text',
    () => {
      fc.assert(
        fc.property(page, (html) => {
          const converted = convertPage(html, { captions, guessedLanguages: false, pictures: true, gists });
          expect(converted?.losses).toEqual([]);
        }),
        sample(`nothing is lost, captions ${captions}, with gists`),
      );
    },
    SAMPLE_TIMEOUT,
  );
});
