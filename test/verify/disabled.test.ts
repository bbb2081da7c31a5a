/**
 * The judge and the converter do not agree by accident: without any one construct, the judge names a loss in every post whose
 * Markdown is another for it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Construct } from '../../src/constructs/construct.ts';
import { constructs } from '../../src/constructs/index.ts';
import { expectPost } from '../../src/expect.ts';
import { parsePost } from '../../src/parse-post.ts';
import { renderPost } from '../../src/render-post.ts';
import { verifyPost } from '../../src/verify.ts';
import { corpusPages, hasCorpus } from '../support/corpus.ts';
import { fixturePage } from '../support/fixture-page.ts';

const INTENDED = {
  captions: 'alt',
  guessedLanguages: false,
  pictureUrls: new Map(),
  overridden: [],
  links: new Map(),
} as const;

/** How many posts of the corpus are tried for each construct. */
const MOST = 12;

function markdownOf(html: string, known: readonly Construct[]): string {
  const post = parsePost({ path: 'x', name: 'x.html', html }, { guessedLanguages: false, constructs: known });
  if (!post) throw new Error('no post');
  return renderPost(post, 'x', new Map(), {
    captions: 'alt',
    assetPrefix: '/',
    settings: {},
    constructs: known,
  }).text;
}

/** Posts in which the judge does not miss a construct that is switched off, though the Markdown changed. */
function overlooked(
  pages: readonly { readonly name: string; readonly html: string }[],
  off: Construct,
): string[] {
  const others = constructs.filter((construct) => construct !== off);
  let tried = 0;
  const blind = pages.filter(({ html }) => {
    if (tried >= MOST || !mayHold(html, off)) return false;
    const crippled = markdownOf(html, others);
    if (crippled === markdownOf(html, constructs)) return false;
    tried++;
    return verifyPost(expectPost(html), crippled, INTENDED).length === 0;
  });
  expect(tried, `posts that use ${off.name}`).toBeGreaterThan(0);
  return blind.map(({ name }) => name);
}

function mayHold(html: string, { tags }: Construct): boolean {
  return tags.some((tag) => html.includes(`<${tag}`, html.indexOf('data-field="body"')));
}

const folder = join(import.meta.dirname, '../constructs');
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    return { name, html: source.includes('data-field="body"') ? source : fixturePage(source) };
  });

describe('on the fixtures', () => {
  test.each(constructs.map((construct) => [construct.name, construct] as const))('%s', (_, off) => {
    expect(overlooked(fixtures, off)).toEqual([]);
  });
});

describe.skipIf(!hasCorpus)('on the corpus (needs ../shared)', () => {
  // No post of the corpus has one: only the fixtures tell.
  const rare = new Set(['background-image', 'shared-figure']);
  const pages = hasCorpus ? [...corpusPages()].sort((a, b) => a.html.length - b.html.length) : [];

  test.each(
    constructs.filter(({ name }) => !rare.has(name)).map((construct) => [construct.name, construct] as const),
  )('%s', (_, off) => {
    expect(overlooked(pages, off)).toEqual([]);
  });
});
