/** Recognises addresses of posts at Medium, in every form in which writers linked them. */

import { unwrapAddress } from './unwrap-address.ts';

/** A post, and perhaps a paragraph of it. */
export type MediumReference = {
  readonly id: string;
  /** The name of a paragraph: `9dbd`. */
  readonly anchor?: string;
  /** In lower case; `medium.com` where the address has none. */
  readonly host: string;
  /** The path's segments, decoded. */
  readonly segments: readonly string[];
};

/**
 * The post that an address names by its id; `undefined` when it names none. Any host will do, as publications have domains of
 * their own, but a path with more segments than Medium's is a copy of the post elsewhere, or a page about it.
 */
export function mediumReference(href: string): MediumReference | undefined {
  // Most links name no post, and an address costs something to take apart.
  if (!/[\da-f]{8}/.test(href)) return undefined;
  const [, given, path = '', fragment = ''] = ADDRESS.exec(unwrapped(href.trim())) ?? [];
  if (path === '') return undefined;
  const segments = decoded(path).split('/').filter(Boolean);
  const id = /(?:^|-)([\da-f]{8,12})$/.exec(segments.at(-1) ?? '')?.[1];
  if (id === undefined || segments.length > (segments[0] === 'amp' ? 3 : 2)) return undefined;
  if (given === undefined && segments[0] !== 'p' && !segments[0]?.startsWith('@')) return undefined;
  const host = (given ?? 'medium.com').toLowerCase().replace(/:\d+$/, '');
  const anchor = /^#([\da-f]{4})$/.exec(fragment)?.[1];
  return { id, host, segments, ...(anchor === undefined ? {} : { anchor }) };
}

/** The author's name in an address: `medium.com/@ada/…`, `ada.medium.com/…`. */
export function ownHandle({
  host,
  segments,
}: Pick<MediumReference, 'host' | 'segments'>): string | undefined {
  if (/^(?:www\.)?medium\.com$/.test(host)) {
    return segments[0]?.startsWith('@') ? segments[0].slice(1).toLowerCase() : undefined;
  }
  return /^([\w-]+)\.medium\.com$/.exec(host)?.[1];
}

// https://host/path?query#fragment, //host/path, medium.com/path, /path
const ADDRESS = /^(?:(?:https?:)?\/\/([^/?#\s]+)|(?:www\.)?medium\.com(?=\/))?(\/[^?#]*)(?:\?[^#]*)?(#.*)?$/i;

// An address that wraps none, and that the parser of addresses would leave as it is. Nearly all links to posts are such.
const BARE = /^https?:\/\/(?:[a-z\d-]+\.)+[a-z]+(?:\/[\w@~-]+){1,2}\/?(?:\?source=[\w-]*)?(?:#[\w-]*)?$/;

/** What search engines and Medium's own redirects wrap is the post; a copy in an archive is not. */
function unwrapped(href: string): string {
  if (BARE.test(href)) return href;
  if (!URL.canParse(href)) return href;
  const found = unwrapAddress(new URL(href));
  return found === 'captures' || found.capture !== undefined ? href : found.url.href;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
