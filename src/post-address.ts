/** Tells from an address, in any form people copy it in, which post of Medium's it leads to; or what else it is. */

import { isMediumHost, isMediumRoot, type NoPostPage, noPostPageAt } from './no-post-page.ts';
import { noPostMessage } from './page-messages.ts';
import { unwrapAddress } from './unwrap-address.ts';

export type PostAddress =
  | {
      readonly kind: 'post';
      /** The 8–12 hexadecimal digits that end it, small letters. */
      readonly id: string;
      /** What to request: https, without tracking; a friend link keeps its key. */
      readonly url: string;
      /** Medium's address of it, without the key of a friend link, which is for nobody else to know. */
      readonly canonical: string;
    }
  /** May be a post, which only the answer tells: a link of Medium's app, an address without an id. */
  | { readonly kind: 'short'; readonly url: string }
  | { readonly kind: 'no-post'; readonly what: NoPostPage; readonly message: string };

/**
 * Reads an address as typed or pasted: with or without scheme, percent-encoded, wrapped by a search engine or by
 * Medium's own redirects, a bare id, a slug with its id. Never throws; linear in the length of `value`.
 * The grammar is that of Medium's addresses from 2012 to 2026.
 */
export function readPostAddress(value: string): PostAddress {
  const typed = tidied(value);
  const id = /^[\p{L}\p{M}\p{N}_-]*$/u.test(typed) ? idOf(typed) : undefined;
  if (id !== undefined) return post(shortest(id), id);
  const url = urlOf(typed);
  if (url === undefined) return noPost('no-address', value);
  const inner = unwrapAddress(url);
  if (inner === 'captures') return noPost('captures', value);
  const found = classify(inner.url, value);
  return found.kind === 'post' && inner.capture !== undefined ? { ...found, url: inner.capture } : found;
}

const longest = 8_000;

// Address bars, chats and Markdown put such things around an address.
function tidied(value: string): string {
  if (value.length > longest) return '';
  const bare = value.trim();
  let [start, end] = [0, bare.length];
  while (start < end && '<"\'“‘('.includes(bare.charAt(start))) start += 1;
  while (end > start && '>"\'”’),;'.includes(bare.charAt(end - 1))) end -= 1;
  const inside = bare.slice(start, end);
  return /^https?%3a/i.test(inside) ? decoded(inside) : inside;
}

function urlOf(typed: string): URL | undefined {
  // The app's own scheme: medium://p/1a2b3c4d5e6f
  const inApp = /^medium:\/{0,2}(p\/.*)$/is.exec(typed)?.[1];
  if (inApp !== undefined) return parsed(`https://medium.com/${inApp}`);
  const scheme = /^([a-z][a-z\d+.-]*):(?!\d)/i.exec(typed)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return withHttps(parsed(typed));
  if (scheme !== undefined) return undefined;
  const rest = typed.replace(/^\/\//, '');
  const host = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d{1,5})?(?=[/?#]|$)/u.exec(rest)?.[0];
  return host === undefined || (host === rest && isFileName(host)) ? undefined : parsed(`https://${rest}`);
}

/** Whether a name with dots and nothing behind it is rather a file than a host. */
function isFileName(name: string): boolean {
  return /\.(?:html?|json|txt|mht|mhtml|csv|xml|zip|gz|md|pdf|webarchive)$/i.test(name);
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

// A server at a port of its own speaks what its address says.
function withHttps(url: URL | undefined): URL | undefined {
  if (url?.protocol === 'http:' && url.port === '') url.protocol = 'https:';
  return url;
}

function classify(url: URL, value: string): PostAddress {
  const host = url.hostname.replace(/(?<=.)\.$/, '');
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (/^link\.medium\.com$|\.app\.link$/.test(host) && segments.length > 0) {
    return { kind: 'short', url: addressOf(url, segments) };
  }
  const what = noPostPageAt(host, segments.map(decoded));
  if (what !== undefined) return noPost(what, value);

  const path = withoutView(segments);
  const last = decoded(path.at(-1) ?? '');
  const id = isMediumHost(host) ? idOf(last) : idElsewhere(last);
  const lonely = isMediumRoot(host) && path.length === 1;
  if (id === undefined) {
    if (!isMediumHost(host)) return { kind: 'short', url: addressOf(url, path) };
    return noPost(lonely ? 'publication' : 'other', value);
  }
  const canonical = lonely || isMirror(host) ? shortest(id) : addressOf(url, path);
  return post(canonical, id, url.searchParams.get('sk'));
}

function post(canonical: string, id: string, key?: string | null): PostAddress {
  const url = key && /^[\w/.-]{1,200}$/.test(key) ? `${canonical}?sk=${encodeURIComponent(key)}` : canonical;
  return { kind: 'post', id, url, canonical };
}

function noPost(what: NoPostPage, value: string): PostAddress {
  return { kind: 'no-post', what, message: noPostMessage(what, value) };
}

/** Medium answers it with the way to the post, wherever that is. */
function shortest(id: string): string {
  return `https://medium.com/p/${id}`;
}

/** The id that ends a slug. Medium drops leading zeros: most ids have 12 digits, some 11, few less. */
function idOf(slug: string): string | undefined {
  return /(?:^|-)([0-9a-f]{8,12})$/i.exec(slug)?.[1]?.toLowerCase();
}

// Elsewhere eight digits are rather a day: release-notes-20180801
function idElsewhere(slug: string): string | undefined {
  const id = idOf(slug);
  return id !== undefined && /^(?:19|20)\d{6}$/.test(id) ? undefined : id;
}

// Other faces of Medium, which show its posts at the same paths.
function isMirror(host: string): boolean {
  return /(?:^|\.)(?:scribe\.rip|medium\.rip|readmedium\.com|freedium(?:-mirror)?\.\w+)$/.test(host);
}

/** The path without what is only a view of the post: /amp, /edit, /responses/show. */
function withoutView(segments: readonly string[]): readonly string[] {
  const path = segments[0] === 'amp' ? segments.slice(1) : segments;
  if (path[0] === 'p') return path.slice(0, 2);
  let end = path.length;
  while (end > 1 && /^(?:amp|edit|responses|show|comments|highlights|share)$/i.test(path[end - 1] ?? ''))
    end -= 1;
  return path.slice(0, end);
}

function addressOf(url: URL, path: readonly string[]): string {
  const own = url.host.replace(/(?<=.)\.(?=:|$)/, '');
  const host = isMediumRoot(own) ? 'medium.com' : own;
  return `${url.protocol}//${host}/${path.map((segment) => segment.replace(/^%40/, '@')).join('/')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
