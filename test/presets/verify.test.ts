/** Whatever a preset does to a post, the judge reads it back and finds the original whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultsOf, verifyOptions } from '../../src/options.ts';
import { presets } from '../../src/presets/index.ts';
import type { Preset } from '../../src/presets/preset.ts';
import { readFlavour } from '../../src/read-flavour.ts';
import { convertPage } from '../support/convert-page.ts';
import { corpusPages, hasCorpus } from '../support/corpus.ts';
import { fixturePage } from '../support/fixture-page.ts';

const folder = join(import.meta.dirname, '../constructs');
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    return { name, html: source.includes('data-field="body"') ? source : fixturePage(source) };
  });

async function damaged(
  pages: readonly { readonly name: string; readonly html: string }[],
  preset: Preset,
  more: Partial<Parameters<typeof readFlavour>[0]> = {},
): Promise<string[]> {
  const flavour = await readFlavour({ ...defaultsOf(verifyOptions), preset: preset.name, ...more });
  const { captions } = flavour;
  return pages.flatMap(({ name, html }) => {
    const losses =
      convertPage(html, { captions, guessedLanguages: false, pictures: true, flavour })?.losses ?? [];
    return losses.map((loss) => `${name}: ${JSON.stringify(loss)}`);
  });
}

describe.each(presets.map((preset) => [preset.name, preset] as const))('%s', (_, preset) => {
  test('every fixture is whole', async () => {
    expect(await damaged(fixtures, preset)).toEqual([]);
  });

  test.each(['alt', 'figure', 'italic'] as const)(
    'every fixture is whole with captions as %s',
    async (captions) => {
      expect(await damaged(fixtures, preset, { captions, shiftHeadings: true })).toEqual([]);
    },
  );

  test.skipIf(!hasCorpus)('posts of the corpus are whole (needs ../shared)', async () => {
    const pages = corpusPages().filter((_page, i) => i % 4 === 0);
    expect(await damaged(pages, preset)).toEqual([]);
  });
});
