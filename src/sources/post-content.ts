/** Where in a post's JSON its text stands: pages ask for it in ever other ways, and may hold it twice. */
import type { JsonReader } from './json-reader.ts';

export type PostContent = {
  readonly bodyModel: unknown;
  /** Only the beginning that Medium shows to everybody. */
  readonly isPreview: boolean;
};

/**
 * The text of a post: `content`, `content({"postMeteringOptions":{}})`, `viewerEdge.fullContent` … Of several the whole one, then
 * the longest. Undefined for posts that are only mentioned.
 */
export function postContent(post: unknown, json: JsonReader): PostContent | undefined {
  const found = typeof post === 'object' && post !== null ? Object.keys(post) : [];
  const contents = found
    .filter((key) => key === 'content' || key.startsWith('content('))
    .map((key) => json.value(post, key));
  const edges = found
    .filter((key) => key.startsWith('viewerEdge'))
    .map((key) => json.value(post, key, 'fullContent'));
  const locked = json.flag(post, 'virtuals', 'isLockedPreviewOnly');
  const candidates = [...contents, ...edges].flatMap((content) => {
    const bodyModel = json.value(content, 'bodyModel');
    const length = json.list(bodyModel, 'paragraphs').length;
    const isPreview = locked || json.flag(content, 'isLockedPreviewOnly');
    return length === 0 ? [] : [{ bodyModel, isPreview, length }];
  });
  return candidates.sort(
    (one, other) => Number(one.isPreview) - Number(other.isPreview) || other.length - one.length,
  )[0];
}
