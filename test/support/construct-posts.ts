/** The fixtures of the constructs as posts that Medium’s other forms can hold too. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DescribedPost, describedPost } from './described-post.ts';
import { fixturePage } from './fixture-page.ts';

export type ConstructPost = { readonly file: string; readonly html: string; readonly post: DescribedPost };

/** What JSON cannot tell from something else. */
const ALIKE = new Set([
  // Two lists of one kind that nothing separates are one.
  'list/same-kind-adjacent.html',
  // Where nothing else says a subtitle, the small heading below the title is it.
  'background-image/series-card.html',
  // Lists begin at 1, and a figure holds one thing.
  'list/starts-at-zero.html',
  'shared-figure/several.html',
  'shared-figure/with-picture.html',
  // Writing the HTML of a parsed page takes a newline after <pre> away.
  'code-block/newline-first.html',
]);

/** All fixtures but the few that nobody could make with Medium’s editor. */
export function constructPosts(): readonly ConstructPost[] {
  const folder = join(import.meta.dirname, '../constructs');
  return readdirSync(folder)
    .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((file) => file.endsWith('.html') && !ALIKE.has(file))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      const html = source.includes('data-field="body"') ? source : fixturePage(source);
      const post = describedPost(html);
      return post ? [{ file, html, post }] : [];
    });
}
