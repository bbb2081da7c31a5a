/** Decides which cookies go with a request: the user's own to Medium alone, and what a host has set on the way back to it. */

import { isMediumHost } from '../../no-post-page.ts';
import type { PageOptions } from './page-options.ts';

export type CookieJar = {
  /** The `Cookie` header for a URL; undefined when there is none. */
  readonly headerFor: (url: URL) => string | undefined;
  /** Takes the `set-cookie` headers of an answer from `url`. */
  readonly note: (url: URL, setCookie: readonly string[] | undefined) => void;
};

// Medium sets half a dozen.
const most = 40;
const longest = 4_096;

/** A jar for one page and its redirects: publications with a domain of their own pass readers through medium.com and back. */
export function openCookieJar({
  cookie,
  cookieHosts = [],
}: Pick<PageOptions, 'cookie' | 'cookieHosts'>): CookieJar {
  /** By origin, and never to another one, whatever `Domain` says. */
  const set = new Map<string, Map<string, string>>();
  const own = new Set((cookie ?? '').split(';').map(nameOf));

  function mayHaveOwn(url: URL): boolean {
    return (url.protocol === 'https:' && isMediumHost(url.hostname)) || cookieHosts.includes(url.host);
  }

  return {
    headerFor(url) {
      const sendsOwn = cookie !== undefined && mayHaveOwn(url);
      const noted = [...(set.get(url.origin) ?? [])]
        .filter(([name]) => !(sendsOwn && own.has(name)))
        .map(([name, value]) => `${name}=${value}`);
      const all = [...(sendsOwn ? [cookie] : []), ...noted];
      return all.length === 0 ? undefined : all.join('; ');
    },
    note(url, setCookie = []) {
      const here = set.get(url.origin) ?? new Map<string, string>();
      set.set(url.origin, here);
      for (const line of setCookie) {
        const pair = line.split(';', 1)[0] ?? '';
        const name = nameOf(pair);
        if (name === '' || pair.length > longest || here.size >= most) continue;
        if (/;\s*max-age=(?:0|-)/i.test(line)) here.delete(name);
        else here.set(name, pair.slice(pair.indexOf('=') + 1).trim());
      }
    },
  };
}

function nameOf(pair: string): string {
  const at = pair.indexOf('=');
  return at < 0 ? '' : pair.slice(0, at).trim();
}
