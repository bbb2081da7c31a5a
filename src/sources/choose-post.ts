/** Chooses among the posts that a page's data hold. */

import { jsonReader } from './json-reader.ts';
import type { LocatedPost } from './locate-post.ts';
import { postContent } from './post-content.ts';
import type { PageRefusal } from './source.ts';

/**
 * The post that was asked for, else the one the page says it is about, else the first. Of two copies of a post the whole one.
 * @param wanted the id asked for: no other post will do
 * @param said the id by which the page names its post
 */
export function chosenPost(
  posts: readonly LocatedPost[],
  wanted: string | undefined,
  said: string | undefined,
): LocatedPost | PageRefusal | undefined {
  const [first] = posts;
  if (!first) return undefined;
  const id = wanted ?? (posts.some((post) => sameId(post.id, said)) ? said : first.id);
  const copies = posts.filter((post) => sameId(post.id, id) || (id === undefined && post === first));
  if (copies.length === 0) return { reason: 'other-post', detail: first.id ?? '' };
  return copies.find((post) => !isPreview(post)) ?? copies[0];
}

/** Ids are numbers: Medium drops their leading zeros. */
export function sameId(one: string | undefined, other: string | undefined): boolean {
  const bare = (id: string) => id.toLowerCase().replace(/^0+/, '');
  return one !== undefined && other !== undefined && bare(one) === bare(other);
}

function isPreview({ post, resolve }: LocatedPost): boolean {
  return postContent(post, jsonReader(resolve))?.isPreview ?? false;
}
