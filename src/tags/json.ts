/** Tags from JSON: a map from posts to tags, a list of posts, an answer or a page state of Medium's. */

import { splitTags } from './csv.ts';
import { idOfPost, type TaggedPost, taggedPost } from './tagged-post.ts';

/** What the values of a parsed JSON text say of posts and tags, however deep; empty where they say nothing. */
export function tagsOfJson(json: unknown): readonly TaggedPost[] {
  const found: TaggedPost[] = [];
  const open: unknown[] = [json];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) for (let i = value.length - 1; i >= 0; i--) open.push(value[i]);
    if (!isObject(value)) continue;
    const post = postOf(value, json);
    if (post) found.push(post);
    else found.push(...mapOf(value));
    open.push(...Object.values(value).reverse());
  }
  return found;
}

/** Reads JSON with or without the `])}while(1);</x>` that Medium puts before it; undefined for anything else. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*\]\)\}while\(1\);(?:<\/x>)?/, ''));
  } catch {
    return undefined;
  }
}

type Loose = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const nameKeys = [
  'id',
  'postId',
  'post_id',
  'guid',
  'mediumUrl',
  'url',
  'link',
  'uniqueSlug',
  'slug',
  'file',
];

// {"id":"1a2b3c4d5e6f","tags":["Rye"]}; Medium: {"id":…,"virtuals":{"tags":[{"slug":"rye","name":"Rye"}]}}
function postOf(value: Loose, root: unknown): TaggedPost | undefined {
  const virtuals = isObject(value.virtuals) ? value.virtuals.tags : undefined;
  const tags = [value.tags, value.categories, value.topics, virtuals].find(
    (it) => listOf(it, root).length > 0,
  );
  if (tags === undefined) return undefined;
  const names = nameKeys.map((key) => value[key]).filter((it): it is string => typeof it === 'string');
  return names.length === 0 ? undefined : taggedPost(names, listOf(tags, root));
}

// {"1a2b3c4d5e6f":["Rye"],"https://medium.com/p/…":"Rye, Bread"}
function mapOf(value: Loose): readonly TaggedPost[] {
  return Object.entries(value).flatMap(([name, tags]) => {
    const isTags =
      typeof tags === 'string' || (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'));
    return isTags && idOfPost(name) !== undefined ? [taggedPost([name], listOf(tags, undefined))] : [];
  });
}

function listOf(tags: unknown, root: unknown): readonly string[] {
  if (typeof tags === 'string') return splitTags(tags);
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((tag: unknown) => nameOfTag(tag, root) ?? []);
}

function nameOfTag(tag: unknown, root: unknown): string | undefined {
  if (typeof tag === 'string') return tag;
  if (!isObject(tag)) return undefined;
  // Medium's pages: {"__ref":"Tag:rye"}, until 2020 {"type":"id","id":"Tag:rye"}
  const reference = tag.__ref ?? (tag.type === 'id' ? tag.id : undefined);
  if (typeof reference === 'string') {
    const referred = isObject(root) && Object.hasOwn(root, reference) ? root[reference] : undefined;
    const said = isObject(referred) && referred !== tag ? plainName(referred) : undefined;
    return said ?? reference.replace(/^Tag:/, '').replaceAll('-', ' ');
  }
  return plainName(tag);
}

function plainName(tag: Loose): string | undefined {
  const names = [tag.displayTitle, tag.name, tag.title, tag.slug, tag.normalizedTagSlug];
  return names.find((name): name is string => typeof name === 'string' && name !== '');
}
