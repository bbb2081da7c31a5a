/** An old address leads to one post: of two versions, to the one that has the post's place. */
import type { Place } from './index-posts.ts';
import type { Metadata } from './model.ts';

/** The metadata of a post; without its old address where another version of the post has it. */
export function withoutOldAddress(
  metadata: Metadata,
  { otherVersionOf }: Pick<Place, 'otherVersionOf'>,
): Metadata {
  if (otherVersionOf === undefined) return metadata;
  const { oldSlug: _, ...rest } = metadata;
  return rest;
}
