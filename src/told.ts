/** What is known of posts from elsewhere than their pages in the export, which leave out tags. */
import type { Metadata } from './model.ts';
import type { PostTags } from './tags.ts';

/** Of one post. Kept in the lock file, so that a later run from an export does not take it away again. */
export type Told = { readonly tags: readonly string[] };

/** What is known: the tags of `--tags`, else what an earlier run was told; `undefined` where there is nothing. */
export function toldOf(
  id: string | undefined,
  known: Told | undefined,
  tags: PostTags['tags'] | undefined,
): Told | undefined {
  const given = id === undefined ? undefined : tags?.get(id);
  return given ? { tags: given } : known;
}

/** The metadata with what was told; what the page says itself comes first. */
export function withTold(metadata: Metadata, told: Told | undefined): Metadata {
  return told && metadata.tags.length === 0 ? { ...metadata, tags: told.tags } : metadata;
}
