/** Brings addresses of both sides to one form, and applies the changes to links that are made on purpose. */

import { fold } from './unit.ts';

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** Looks like a scheme and is none: `localhost:8080/page`. */
const HOST_AND_PORT = /^(?:localhost|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]|$)/i;
const KEPT_SCHEMES = new Set(
  'http https mailto tel sms ftp ftps geo magnet bitcoin ipfs irc xmpp'.split(' '),
);

/** Percent-encodes what no address may hold, as CommonMark readers do when they write HTML; says the same of what is encoded already. */
export function comparableUrl(url: string): string {
  const trimmed = url.trim();
  if (/^[\w;/?:@&=+$,\-.!~*'()#]*$/.test(trimmed)) return trimmed;
  return trimmed
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split(/(%[0-9a-f]{2})/i)
    .map((part, index) => (index % 2 === 1 ? part.toUpperCase() : encodeURI(part)))
    .join('');
}

/**
 * The target a link of Medium's must have in our Markdown: Medium's redirect and tracking taken off, a broken
 * `http://%28https://…` mended. Undefined where there is to be no link: no target, or one that no website may carry.
 */
export function expectedTarget(href: string): string | undefined {
  const target = withoutTracking(mended(withoutRedirect(fold(href)))).trim();
  const scheme = HOST_AND_PORT.test(target)
    ? undefined
    : SCHEME.exec(target.replace(/[\s\p{Cc}]/gu, ''))?.[1]?.toLowerCase();
  if (target === '' || (scheme !== undefined && !KEPT_SCHEMES.has(scheme))) return undefined;
  return comparableUrl(target);
}

// Medium: https://medium.com/r/?url=https%3A%2F%2Fexample.com%2F
function withoutRedirect(href: string): string {
  const encoded = /^https?:\/\/(?:www\.)?medium\.com\/r\/?\?(?:.*&)?url=([^&#]+)/i.exec(href)?.[1];
  if (encoded === undefined) return href;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return href;
  }
}

// Medium: writing "(https://example.com)" made some links http://%28https://example.com%29
function mended(href: string): string {
  const inner = /^https?:\/\/%28(https?:\/\/.*)$/is.exec(href)?.[1];
  if (inner === undefined) return href;
  const closing = /(?:%29|\))$/i;
  return /%28|\(/.test(inner) ? inner : inner.replace(closing, '');
}

function withoutTracking(href: string): string {
  if (!/^https?:\/\/(?:[\w-]+\.)*medium\.com(?:[/?#:]|$)/i.test(href)) return href;
  const [, before = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(href) ?? [];
  const kept = query
    .slice(1)
    .split('&')
    .filter((parameter) => !/^source(?:=|$)/i.test(parameter));
  return before + (kept.join('&') === '' ? '' : `?${kept.join('&')}`) + hash;
}
