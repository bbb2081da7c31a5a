/** Reads the tags of posts from whatever has them: Medium leaves them out of its exports. */

import { UsageError } from './errors.ts';
import { tagsOfCsv } from './tags/csv.ts';
import { tagsOfFeed } from './tags/feed.ts';
import { parseJson, tagsOfJson } from './tags/json.ts';
import { tagsOfPage } from './tags/page.ts';
import type { TaggedPost } from './tags/tagged-post.ts';

/** The tags of posts, by Medium's id. */
export type PostTags = {
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** Posts of the file with tags, but without an id to know them by. */
  readonly leftOut: readonly string[];
};

/** The forms that one text can have: a table, a feed, JSON, a saved page. */
export function readTags(text: string, from: string): PostTags {
  const posts = taggedPosts(text);
  if (posts === undefined) throw new UsageError(`${from} ${problem} ${expected}`);
  const gathered = gatherTags(posts);
  if (gathered.tags.size > 0) return gathered;
  if (gathered.leftOut.length > 0) {
    throw new UsageError(
      `${from} has tags, but names no post by its id: a post’s id ends its address, as 1a2b3c4d5e6f in https://medium.com/@ada/a-loaf-1a2b3c4d5e6f. ${expected}`,
    );
  }
  throw new UsageError(`${from} has no tags in it. ${expected}`);
}

/** Several files as one. The later tags of a post take the place of the earlier. */
export function gatherTags(posts: readonly TaggedPost[]): PostTags {
  const tags = new Map<string, readonly string[]>();
  const leftOut: string[] = [];
  for (const { id, post, tags: own } of posts) {
    if (own.length === 0) continue;
    if (id === undefined) leftOut.push(post);
    else tags.set(id, own);
  }
  return { tags, leftOut };
}

/** The posts that a text tells of; undefined for a text of none of the known forms. */
export function taggedPosts(text: string): readonly TaggedPost[] | undefined {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^[[{]|^\]\)\}while/.test(start)) {
    const json = parseJson(start);
    return json === undefined ? undefined : tagsOfJson(json);
  }
  if (start.startsWith('<')) return tagsOfFeed(start) ?? tagsOfPage(start);
  return tagsOfCsv(start);
}

const problem = 'is no file of tags that is known.';

const expected =
  '--tags takes a CSV file with the columns url (or id, or slug) and tags, Medium’s feed, JSON such as {"1a2b3c4d5e6f": ["Rye", "Bread"]}, or a folder of saved pages.';
