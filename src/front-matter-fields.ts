/** What each field of the front matter says of a post. */
import type { Field, PostFacts } from './presets/preset.ts';

/** All fields, in the order in which help lists them. */
export const FIELDS: readonly Field[] = [
  'title',
  'description',
  'subtitle',
  'date',
  'tags',
  'published',
  'canonical_link',
  'redirect_from',
  'author',
  'author_url',
  'publication',
  'image',
  'id',
  'slug',
  'kind',
  'url',
];

/** The value of a field; `undefined` where the post has none. */
export function fieldValue(field: Field, { metadata, slug, url, image }: PostFacts): unknown {
  const { kind, oldSlug, canonicalLink } = metadata;
  switch (field) {
    case 'tags':
      return [...metadata.tags];
    case 'published':
      return kind !== 'draft';
    case 'canonical_link':
      return canonicalLink;
    case 'redirect_from':
      return oldSlug === undefined || isSamePath(`/${oldSlug}`, url) ? undefined : [`/${oldSlug}`];
    case 'author_url':
      return metadata.authorUrl;
    case 'publication':
      return publicationOf(canonicalLink);
    case 'image':
      return image;
    case 'slug':
      return slug;
    case 'url':
      return url;
    default:
      return metadata[field];
  }
}

/** A page that redirects to itself would never be shown. */
export function isSamePath(a: string, b: string): boolean {
  return a.replace(/\/$/, '') === b.replace(/\/$/, '');
}

// medium.com/publication/slug-id, blog.example.com/slug-id; not medium.com/@ada/slug-id, ada.medium.com/slug-id
function publicationOf(canonicalLink: string | undefined): string | undefined {
  const [, host = '', first, second] =
    /^https?:\/\/([^/]+)\/([^/]+)(?:\/([^/]+))?/.exec(canonicalLink ?? '') ?? [];
  if (host === '' || /\.medium\.com$/.test(host.replace(/^www\./, ''))) return undefined;
  if (!/^(?:www\.)?medium\.com$/.test(host)) return host;
  return second === undefined || first?.startsWith('@') || first === 'p' ? undefined : first;
}
