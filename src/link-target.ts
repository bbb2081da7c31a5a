/** What a link of a post points at, with Medium's own additions taken off. */

export type MendedTarget = {
  /** Absent when there is nothing to link to, or nothing that may be linked to. */
  readonly target?: string;
  /** Whether a target that was broken works now. */
  readonly repaired: boolean;
};

/** Schemes of links that may stand in a blog; anything else (`javascript:`, `data:` …) is dropped. */
const SCHEMES = new Set([
  'http',
  'https',
  'mailto',
  'tel',
  'sms',
  'ftp',
  'ftps',
  'geo',
  'magnet',
  'bitcoin',
  'ipfs',
  'irc',
  'xmpp',
]);

/**
 * Takes an `href` as exported, and gives the target to write: Medium's redirects (`medium.com/r/?url=…`) unwrapped, its
 * `source` tracking taken off links to medium.com and its subdomains, addresses into which Medium's editor drew an opening
 * parenthesis (`http://%28https://…`) mended. Relative targets and fragments stay.
 */
export function mendedTarget(href: string): MendedTarget {
  const mangled = withoutParenthesis(href);
  const target = withoutTracking(unwrapped(mangled ?? href)).trim();
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(target.replace(/[\s\p{Cc}]/gu, ''))?.[1]?.toLowerCase();
  if (target === '' || (scheme !== undefined && !SCHEMES.has(scheme) && !isHostAndPort(target)))
    return { repaired: false };
  return { target, repaired: mangled !== undefined };
}

// "(https://example.com)" became http://%28https://example.com%29
function withoutParenthesis(href: string): string | undefined {
  const inner = /^https?:\/\/%28(https?:\/\/.+)$/i.exec(href)?.[1];
  return inner === undefined || /%28|\(/.test(inner) ? inner : inner.replace(/(?:%29|\))$/, '');
}

/** Whether something may be shown from the address: http or https, nothing that runs by itself. */
export function isWebAddress(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address.replace(/[\s\p{Cc}]/gu, ''));
}

/** Whether the address is on medium.com or one of its subdomains. */
function isMediumAddress(target: string): boolean {
  return /^https?:\/\/([\w-]+\.)*medium\.com(?=[/?#:]|$)/i.test(target);
}

// medium.com/r/?url=https%3A%2F%2Fexample.com%2F
function unwrapped(target: string): string {
  const wrapped = /^https?:\/\/(?:www\.)?medium\.com\/r\/?\?(?:[^#]*&)?url=([^&#]+)/i.exec(target)?.[1];
  if (wrapped === undefined) return target;
  try {
    return decodeURIComponent(wrapped);
  } catch {
    return target;
  }
}

function withoutTracking(target: string): string {
  if (!isMediumAddress(target)) return target;
  const [, address = '', query, fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(target) ?? [];
  if (query === undefined) return target;
  const kept = query.split('&').filter((parameter) => !/^source(?:=|$)/i.test(parameter));
  return address + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment;
}

// `localhost:8080/path` has no scheme, though it looks like one.
function isHostAndPort(target: string): boolean {
  return /^(?:localhost|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]|$)/i.test(target);
}
