/** What was found of a post whose JSON stood on the page. */
import { expectJson } from '../verify/expect-json.ts';
import type { Embedded } from './embed-html.ts';
import type { Findings } from './found-post.ts';
import { readJsonPost } from './json-post.ts';
import type { LocatedPost } from './locate-post.ts';

/** Undefined where the post has no text. */
export function jsonFinding(
  located: LocatedPost,
  media: ReadonlyMap<string, Embedded>,
): Findings | undefined {
  const read = readJsonPost(located, media);
  if (!read) return undefined;
  const { post, resolve, references } = located;
  return {
    form: located.form,
    ...read,
    expectation: (html) => expectJson({ post, resolve, references, media }, html),
  };
}
