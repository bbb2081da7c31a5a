/** Other readers of Markdown than the judge's see the same post: GitHub's, markdown-it, strict MDX. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertPage } from '../support/convert-page.ts';
import { page } from '../support/medium-posts.ts';
import { mdxReading, readers } from '../support/readers.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';

const bodies = page.map((html) => convertPage(html)?.text.replace(/^---\n[\s\S]*?\n---\n/, '') ?? '');

test.each(['gfm', 'markdown-it'] as const)(
  '%s reads what CommonMark reads',
  (reader) => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(readers[reader](body)).toEqual(readers.commonmark(body));
      }),
      sample(`read by ${reader}`, 100),
    );
  },
  SAMPLE_TIMEOUT,
);

test(
  'strict MDX compiles every body and reads what CommonMark reads',
  async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        expect(await mdxReading(body)).toEqual(readers.commonmark(body));
      }),
      sample('read by MDX', 60),
    );
  },
  SAMPLE_TIMEOUT,
);
