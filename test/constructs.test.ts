/**
 * Every construct: `constructs/<name>/<case>.html` must become `<case>.md`, and the judge must call it whole.
 *
 * `RECORD=1 npx vitest run test/constructs.test.ts` writes what comes out now over the expectations and fails: read the
 * difference before you commit it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { constructs } from '../src/constructs/index.ts';
import { expectPost } from '../src/expect.ts';
import { frontMatter } from '../src/front-matter.ts';
import { parsePost } from '../src/parse-post.ts';
import { renderPost } from '../src/render-post.ts';
import { verifyPost } from '../src/verify.ts';
import { fixturePage } from './support/fixture-page.ts';

const folder = join(import.meta.dirname, 'constructs');
const OPTIONS = { captions: 'alt', assetPrefix: '/', settings: {} } as const;

describe.each(readdirSync(folder))('%s', (name) => {
  const cases = readdirSync(join(folder, name)).filter((file) => file.endsWith('.html'));

  test.each(cases)('%s', (file) => {
    const source = readFileSync(join(folder, name, file), 'utf8');
    const isPage = source.includes('data-field="body"');
    const html = isPage ? source : fixturePage(source);
    const post = parsePost({ path: file, name: file, html }, { guessedLanguages: false });
    if (!post) throw new Error(`${file} holds no post`);

    const { text } = renderPost(post, 'fixture', new Map(), OPTIONS);
    const head = frontMatter(post.metadata, {});
    const said = isPage ? text : text.slice(head.length).replace(/^\n/, '');

    const expectation = join(folder, name, file.replace(/\.html$/, '.md'));
    if (process.env.RECORD) {
      writeFileSync(expectation, said);
      throw new Error(`Recorded ${expectation}: read it.`);
    }
    expect(said).toBe(readFileSync(expectation, 'utf8'));
    const intended = {
      captions: 'alt',
      guessedLanguages: false,
      pictureUrls: new Map(),
      overridden: [],
      links: new Map(),
    } as const;
    expect(verifyPost(expectPost(html), text, intended)).toEqual([]);
  });
});

test('every construct has a fixture', () => {
  const fixtures = readdirSync(folder);
  expect(
    constructs.map(({ name }) => name).filter((name) => !fixtures.includes(name) && name !== 'line-break'),
  ).toEqual([]);
});
