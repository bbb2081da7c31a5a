/** Tells published posts, drafts and responses apart. */
import type { Element } from 'domhandler';
import { findAll, findFirst, fold, hasClass, hasText, textOf } from './element.ts';
import type { PostKind } from './model.ts';

/**
 * The kind of the post with this `body`: a draft has no author, date or canonical link; `name` is what Medium calls the post.
 */
export function postKind(
  body: Element,
  fileName: string,
  published: boolean,
  name: string | undefined,
): PostKind {
  if (!published || fileName.startsWith('draft_')) return 'draft';
  return isResponse(body, name) ? 'response' : 'post';
}

/**
 * A comment on somebody's post has no title of its own: Medium names it after its first sentence. Whoever writes a post
 * gives it a heading or a picture, or a first line that is a title; so all of these must be missing.
 */
function isResponse(body: Element, name: string | undefined): boolean {
  if (name === undefined || findFirst(body, 'figure')) return false;
  const grafs = findAll(body, (candidate) => hasClass(candidate, 'graf') && hasText(candidate));
  const [first] = grafs;
  if (!first) return false;
  if (grafs.some(({ name: tag }) => /^h\d$/.test(tag))) return false;
  const line = fold(textOf(first));
  const isTitle = grafs.length > 1 && line === name && !/[.!?…。！？:,;)]$/u.test(line);
  return !isTitle && comparable(line).startsWith(comparable(name.replace(/…$/, '')));
}

function comparable(value: string): string {
  return value.replace(/[\s\p{P}]+/gu, '');
}
