/** What a post's JSON says about it besides the text, in the dialects of all years. */
import { isDefaultImage } from './default-images.ts';
import { definedOnly } from './defined-only.ts';
import type { JsonReader } from './json-reader.ts';
import type { PostFacts, Publication } from './source.ts';

/** `references` holds the people and publications that `?format=json` and pages until 2019 list apart. */
export function jsonFacts(post: unknown, references: unknown, json: JsonReader): PostFacts {
  const text = (...path: string[]) => json.text(post, ...path);
  const creator = json.value(post, 'creator') ?? json.value(references, 'User', text('creatorId') ?? '');
  const username = json.text(creator, 'username');
  const id = text('id');
  const address = withoutQuery(text('mediumUrl')) ?? builtAddress(username, text('uniqueSlug'));
  const previewImage = text('previewImage', 'id') ?? text('virtuals', 'previewImage', 'imageId');
  const tags = [...json.list(post, 'tags'), ...json.list(post, 'virtuals', 'tags')]
    .map((tag) => json.text(tag, 'displayTitle') ?? json.text(tag, 'name') ?? json.text(tag, 'id'))
    .filter((tag) => tag !== undefined);
  return definedOnly({
    id: id !== undefined && /^[\da-f]{8,12}$/.test(id) ? id : undefined,
    title: text('title'),
    subtitle:
      text('content', 'subtitle') ??
      text('virtuals', 'subtitle') ??
      text('previewContent', 'subtitle') ??
      text('extendedPreviewContent', 'subtitle'),
    description:
      text('metaDescription') ?? text('content', 'metaDescription') ?? text('virtuals', 'metaDescription'),
    authorName: json.text(creator, 'name'),
    authorUsername: username,
    authorUrl: username === undefined ? undefined : `https://medium.com/@${username}`,
    publication: publicationOf(
      json.value(post, 'collection') ??
        json.value(post, 'homeCollection') ??
        json.value(references, 'Collection', text('homeCollectionId') ?? ''),
      json,
    ),
    tags: tags.length === 0 ? undefined : [...new Set(tags)],
    firstPublished: isoTime(json.number(post, 'firstPublishedAt')),
    latestPublished: isoTime(json.number(post, 'latestPublishedAt')),
    address,
    canonicalUrl: elsewhere(text('webCanonicalUrl') ?? text('canonicalUrl'), address, id),
    language: text('detectedLanguage'),
    featuredImage: previewImage === undefined || isDefaultImage(previewImage) ? undefined : previewImage,
    inResponseTo: text('inResponseToPostResult', 'id') ?? text('inResponseToPostId'),
  });
}

function publicationOf(collection: unknown, json: JsonReader): Publication | undefined {
  const name = json.text(collection, 'name');
  if (name === undefined) return undefined;
  const [domain, slug] = [json.text(collection, 'domain'), json.text(collection, 'slug')];
  if (domain !== undefined) return { name, url: `https://${domain}` };
  return slug === undefined ? { name } : { name, url: `https://medium.com/${slug}` };
}

/** A time in milliseconds; 0 is Medium's way of saying never. */
function isoTime(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined || milliseconds <= 0 || milliseconds > 8.64e15) return undefined;
  return new Date(milliseconds).toISOString();
}

function builtAddress(username: string | undefined, uniqueSlug: string | undefined): string | undefined {
  if (username === undefined || uniqueSlug === undefined) return undefined;
  return `https://medium.com/@${username}/${encodeURIComponent(uniqueSlug)}`;
}

/** An address without the tracking that Medium adds to its own. */
export function withoutQuery(address: string | undefined): string | undefined {
  const plain = address?.replace(/[?#].*$/s, '');
  return plain !== undefined && /^https?:\/\/[^\s"<>]+$/i.test(plain) ? plain : undefined;
}

/** A canonical address that is not just another one of Medium's for the same post. */
export function elsewhere(
  canonical: string | undefined,
  address: string | undefined,
  id: string | undefined,
): string | undefined {
  if (canonical === undefined || !URL.canParse(canonical)) return undefined;
  const { hostname, pathname } = new URL(canonical);
  const isMediums = hostname === 'medium.com' || hostname.endsWith('.medium.com');
  const isSame = address !== undefined && URL.canParse(address) && new URL(address).hostname === hostname;
  return isMediums || isSame || (id !== undefined && pathname.endsWith(id)) ? undefined : canonical;
}
