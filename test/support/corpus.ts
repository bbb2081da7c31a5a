/** The posts in ../shared, real people's texts that are tried but never copied; tests skip where the folder is missing. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = join(import.meta.dirname, '../../../shared');

export const hasCorpus = existsSync(join(SHARED, 'corpus')) && existsSync(join(SHARED, 'seed'));

/** Every page of the corpus. */
export function corpusPages(): readonly { readonly name: string; readonly html: string }[] {
  const corpus = join(SHARED, 'corpus');
  return readdirSync(corpus)
    .map((archive) => join(corpus, archive, 'posts'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((path) => path.endsWith('.html'))
    .sort()
    .map((path) => ({ name: path.slice(corpus.length + 1), html: readFileSync(path, 'utf8') }));
}

/** The one post whose Markdown was written by hand. */
export function seedPost(): { readonly html: string; readonly markdown: string } {
  const posts = join(SHARED, 'seed/export/posts');
  const page = readdirSync(posts).find((name) => name.endsWith('.html')) ?? '';
  return {
    html: readFileSync(join(posts, page), 'utf8'),
    markdown: readFileSync(join(SHARED, 'seed/expected.md'), 'utf8'),
  };
}

/** The archives of the corpus: name and folder. */
export function corpusArchives(): readonly (readonly [string, string])[] {
  const corpus = join(SHARED, 'corpus');
  return readdirSync(corpus)
    .filter((archive) => existsSync(join(corpus, archive, 'posts')))
    .map((archive) => [archive, join(corpus, archive)]);
}
