/** One post that changes, in the forms in which an export and a page of Medium's have it. */
import { type BlogPost, blogPost } from './blog-post.ts';
import type { DescribedParagraph, DescribedPost } from './described-post.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type ImportedPost = {
  readonly id?: string;
  readonly title?: string;
  readonly paragraphs?: readonly (string | DescribedParagraph)[];
  readonly tags?: readonly string[];
  /** The day of the last change: `2021-03-05`. */
  readonly changed?: string;
};

export const RYE_ID = '1a2b3c4d5e6f';
export const RYE: readonly string[] = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'];

/** What `post-pages.ts` makes pages of. */
export function importedPost({
  id = RYE_ID,
  title = 'Rye',
  paragraphs = RYE,
  tags = [],
  changed = '2021-03-05',
}: ImportedPost = {}): DescribedPost {
  const said = paragraphs.map(
    (it, i): DescribedParagraph =>
      typeof it === 'string' ? { name: `a${i}`, type: 'P', text: it, markups: [] } : it,
  );
  return {
    id,
    title,
    published: '2019-05-01T05:06:07.008Z',
    changed: `${changed}T01:02:03.004Z`,
    address: `https://medium.com/@ada-example/a-post-${id}`,
    tags,
    sections: [
      {
        name: '0a01',
        paragraphs: [{ name: 'a00', type: 'H3', text: title, markups: [] }, ...said],
      },
    ],
  };
}

/** A folder with an export of such a post, and of others. */
export function exportOf(post: Partial<BlogPost> = {}, ...others: readonly BlogPost[]): Promise<string> {
  const rye: BlogPost = { id: RYE_ID, title: 'Rye', paragraphs: RYE, ...post };
  const posts = [rye, ...others];
  return temporaryFolder(Object.fromEntries(posts.map((it) => [`posts/${it.id}.html`, blogPost(it)])));
}
