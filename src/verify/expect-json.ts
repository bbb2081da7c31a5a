/** Reads a post's own JSON into what a reader of it sees: the yardstick where there is JSON. Shares no code with the conversion. */

import { expectPost } from '../expect.ts';
import { withoutTitle } from './expect-title.ts';
import { type JsonContext, pick, pickList, pickNumber, pickText } from './json-context.ts';
import type { Expectation } from './loss.ts';
import { readJsonBody } from './read-json-body.ts';

export type JsonPost = JsonContext & { readonly post: unknown };

/**
 * What a reader of the post at Medium sees. Title, date and text are read from the JSON; the rest of the front matter, which
 * pages say in several places, is what the page made of it says.
 * @param html the page in the shape of an export that was made of the post
 */
export function expectJson(source: JsonPost, html: string): Expectation {
  const frontMatter = new Map(expectPost(html).frontMatter);
  const published = pickNumber(source, source.post, 'firstPublishedAt') ?? 0;
  if (published > 0) frontMatter.set('date', new Date(published).toISOString());
  const name = pickText(source, source.post, 'title');
  const description = String(frontMatter.get('description') ?? '');
  const { title, rest } = withoutTitle(readJsonBody(source, bodyOf(source)), name, description);
  if (title !== '') frontMatter.set('title', title);
  return { units: rest, frontMatter };
}

/** The whole text rather than the beginning, and the longest of several. */
function bodyOf(source: JsonPost): unknown {
  const post = source.resolve(source.post);
  if (typeof post !== 'object' || post === null) return undefined;
  const bodies = Object.keys(post).flatMap((key) => {
    const content = /^content(?:$|\()/.test(key)
      ? pick(source, post, key)
      : key.startsWith('viewerEdge')
        ? pick(source, post, key, 'fullContent')
        : undefined;
    const body = pick(source, content, 'bodyModel');
    const length = pickList(source, body, 'paragraphs').length;
    const rank = length + (pick(source, content, 'isLockedPreviewOnly') === true ? 0 : 1e9);
    return length > 0 ? [{ body, rank }] : [];
  });
  return bodies.reduce((best, it) => (it.rank > best.rank ? it : best), {
    body: undefined as unknown,
    rank: 0,
  }).body;
}
