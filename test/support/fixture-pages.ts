/** All fixtures as whole pages, and the pages of the sample. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixturePage } from './fixture-page.ts';

const CONSTRUCTS = join(import.meta.dirname, '../constructs');
const SAMPLE = join(import.meta.dirname, '../../input/sample/posts');

export function fixturePages(): readonly { readonly name: string; readonly html: string }[] {
  const fixtures = readdirSync(CONSTRUCTS).flatMap((folder) => pagesIn(join(CONSTRUCTS, folder)));
  return [...fixtures, ...pagesIn(SAMPLE)];
}

function pagesIn(folder: string): { readonly name: string; readonly html: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => {
      const source = readFileSync(join(folder, name), 'utf8');
      return { name, html: source.includes('data-field="body"') ? source : fixturePage(source) };
    });
}
