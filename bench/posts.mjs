/** The posts that the benches run on: those of archives beside the project if there are any, else our own, under fresh ids. */

import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const ROOT = join(import.meta.dirname, '..');
const ARCHIVES = join(ROOT, '../shared/corpus');

/** Where the posts come from, for the report. */
export function originalPosts() {
  const archives = foldersIn(ARCHIVES).map((archive) => join(ARCHIVES, archive, 'posts'));
  const folders = archives.length > 0 ? archives : [join(ROOT, 'input/sample/posts')];
  const pages = folders.flatMap((folder) =>
    namesIn(folder)
      .filter((name) => name.endsWith('.html'))
      .map((name) => ({ name, html: readFileSync(join(folder, name), 'utf8') })),
  );
  const what = archives.length > 0 ? `${pages.length} posts of ${archives.length} archives` : 'the sample posts';
  return { pages, what };
}

/** Writes `count` posts to `folder`/posts: the originals again and again, each time with an id of its own. */
export function writePosts(folder, pages, count) {
  const posts = join(folder, 'posts');
  mkdirSync(posts, { recursive: true });
  for (let i = 0; i < count; i++) {
    const { name, html } = withFreshId(pages[i % pages.length], i);
    writeFileSync(join(posts, name), html);
  }
}

/** Packs `count` posts into the zip at `path`, stored as they are, so that the file is as large as the posts. */
export async function writeZip(path, pages, count) {
  const zip = new ZipFile();
  for (let i = 0; i < count; i++) {
    const { name, html } = withFreshId(pages[i % pages.length], i);
    zip.addBuffer(Buffer.from(html), `posts/${name}`, { compress: false });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return statSync(path).size;
}

/** The id stands at the end of the file's name, of the canonical link, or of both. */
function withFreshId({ name, html }, i) {
  const link = /<a href="[^"]*?([\da-f]{8,12})" class="p-canonical"/.exec(html)?.[1];
  const old = /([\da-f]{8,12})\.html$/.exec(name)?.[1];
  const id = createHash('sha256').update(`${i}`).digest('hex').slice(0, 12);
  const fresh = [link, old].reduce((text, known) => (known ? text.replaceAll(known, id) : text), html);
  if (old !== undefined) return { name: name.replace(old, id), html: fresh };
  return { name: name.replace(/(\.html)$/, `-${id}$1`), html: link ? fresh : `${fresh}<!-- ${id} -->` };
}

function foldersIn(folder) {
  return namesIn(folder).filter((name) => namesIn(join(folder, name)).includes('posts'));
}

function namesIn(folder) {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
