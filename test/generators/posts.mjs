/** The posts that every generator is built with: some of the corpus where it is there, else our samples; and our own drafts. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const CORPUS = join(ROOT, '../shared/corpus');
// Some of them are responses; a hundred are posts. POSTS=30 is for slow machines.
const POSTS = Number(process.env.POSTS ?? 120);

/** A picture of one pixel: what matters is that it is in the built site. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Makes an export in `folder`, with a picture for every image id; returns its path. */
export function makeExport(folder) {
  const posts = join(folder, 'export/posts');
  const pictures = join(folder, 'export/pictures');
  mkdirSync(posts, { recursive: true });
  mkdirSync(pictures, { recursive: true });
  const pages = [...published(), ...pagesIn(join(ROOT, 'test/archives/drafts/posts'))];
  const ids = new Set();
  for (const page of pages) {
    copyFileSync(page, join(posts, page.split('/').at(-1)));
    for (const [, id] of readFileSync(page, 'utf8').matchAll(/data-image-id="([^"/]+)"/g)) ids.add(id);
  }
  for (const id of ids) writeFileSync(join(pictures, id.replaceAll('*', '_')), PIXEL);
  return join(folder, 'export');
}

function published() {
  const tricky = pagesIn(join(import.meta.dirname, 'posts'));
  if (!existsSync(CORPUS)) return [...tricky, ...pagesIn(join(ROOT, 'input/sample/posts'))];
  const archives = readdirSync(CORPUS)
    .map((name) => join(CORPUS, name, 'posts'))
    .filter((path) => existsSync(path))
    .map(pagesIn);
  const chosen = [];
  for (let i = 0; chosen.length < POSTS; i++) {
    // Spread over each archive, so that languages and years mix.
    const round = archives.flatMap((pages) => (i < pages.length ? [pages[(i * 37) % pages.length]] : []));
    if (round.length === 0) break;
    chosen.push(...round.filter((page) => !chosen.includes(page)));
  }
  return [...tricky, ...pagesIn(join(ROOT, 'input/sample/posts')), ...chosen.slice(0, POSTS)];
}

function pagesIn(folder) {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.html'))
        .sort()
        .map((name) => join(folder, name))
    : [];
}
