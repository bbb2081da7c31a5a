/** One post, whatever form of page it comes in: what the fixtures of the constructs show, in all of Medium's JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPostPage } from '../../src/read-post-page.ts';
import { verifyPost } from '../../src/verify.ts';
import { convertPage } from '../support/convert-page.ts';
import { type DescribedPost, describedPost, NotMediums } from '../support/described-post.ts';
import { fixturePage } from '../support/fixture-page.ts';
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

const folder = join(import.meta.dirname, '../constructs');
const fixtures = readdirSync(folder).flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.html'))
    .map((file) => `${name}/${file}`),
);

describe.each(Object.entries(FORMS))('%s', (_form, write) => {
  test.each(fixtures)('%s', (file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const html = source.includes('data-field="body"') ? source : fixturePage(source);
    const post = described(html);
    if (!post) return;
    const exported = convertPage(html, OPTIONS);
    const found = readPostPage(write(post));
    if ('reason' in found) throw new Error(found.reason);
    const converted = convertPage(found.html, OPTIONS);
    expect(bodyOf(converted?.text)).toBe(bodyOf(exported?.text));
    expect(converted?.losses).toEqual([]);
    expect(found.expectation && verifyPost(found.expectation(), converted?.text ?? '', INTENDED)).toEqual([]);
  });
});

const OPTIONS = { captions: 'alt', guessedLanguages: false, pictures: false } as const;
const INTENDED = {
  captions: 'alt',
  guessedLanguages: false,
  pictureUrls: new Map(),
  overridden: [],
  links: new Map(),
} as const;

function described(html: string): DescribedPost | undefined {
  try {
    return describedPost(html);
  } catch (error) {
    if (error instanceof NotMediums) return undefined;
    throw error;
  }
}

function bodyOf(file: string | undefined): string {
  return file?.replace(/^---\n.*?\n---\n/s, '') ?? '';
}
