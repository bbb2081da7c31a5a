/** Takes off what others put around an address: search engines, Medium's own redirects, readers, archives. */

/** The address inside; `capture` is where an archive has it, as Medium served it. */
export type Unwrapped = { readonly url: URL; readonly capture?: string };

// Deeper, nobody means it.
const deepest = 5;

/** Unwraps as often as there is something to unwrap; `captures` for an archive's list of captures, which is none itself. */
export function unwrapAddress(address: URL): Unwrapped | 'captures' {
  let url = address;
  let capture: string | undefined;
  for (let depth = 0; depth < deepest; depth += 1) {
    const archived = archivedAt(url);
    if (archived === 'captures') return archived;
    capture ??= archived?.capture;
    const inner = archived?.inner ?? innerOf(url);
    if (inner === undefined || !URL.canParse(inner, url.href)) break;
    const next = new URL(inner, url.href);
    if (!/^https?:$/.test(next.protocol)) break;
    if (next.protocol === 'http:' && next.port === '') next.protocol = 'https:';
    url = next;
  }
  return capture === undefined ? { url } : { url, capture };
}

// https://web.archive.org/web/20180801000000/https://medium.com/…; with id_ behind the time it is what Medium sent.
function archivedAt(url: URL): { readonly inner: string; readonly capture: string } | 'captures' | undefined {
  if (!/^(?:web|www)\.archive\.org$/.test(url.hostname)) return undefined;
  const [, time = '', star, inner = ''] =
    /^\/web\/(\d{0,14})(\*?)(?:[a-z]{2}_)?\/(https?:\/.*)$/is.exec(url.pathname + url.search) ?? [];
  if (inner === '') return undefined;
  if (star || time === '') return 'captures';
  return { inner: mendedSlashes(inner), capture: `${url.origin}/web/${time}id_/${mendedSlashes(inner)}` };
}

/** Where an address is inside another one: which host, which path, which parameters hold it. */
const wrappers: readonly (readonly [host: RegExp, path: RegExp, parameters: readonly string[]])[] = [
  // On every domain of a publication, too.
  [/./, /^\/m\/(?:global-identity|signin|connect|callback|account)/, ['redirectUrl', 'redirect', 'continue']],
  [/^(?:www\.)?medium\.com$/, /^\/r\/?$/, ['url']],
  [/^(?:www\.)?google\.[a-z.]+$/, /^\/url$/, ['url', 'q']],
  [/^translate\.google\.[a-z.]+$/, /./, ['u']],
  [/^(?:lm?|www)\.facebook\.com$/, /^\/l\.php$/, ['u']],
  [/^(?:www\.)?linkedin\.com$/, /^\/(?:redir|safety)\//, ['url']],
  [/^(?:out\.reddit|slack-redir|(?:www\.)?getpocket|href)\.(?:com|net|li)$/, /./, ['url']],
  [/^(?:www\.)?duckduckgo\.com$/, /^\/l\/?$/, ['uddg']],
];

function innerOf(url: URL): string | undefined {
  for (const [host, path, parameters] of wrappers) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue;
    const found = parameters.map((name) => url.searchParams.get(name)).find((value) => value);
    if (found) return /^https?%3a/i.test(found) ? decoded(found) : found;
  }
  // https://webcache.googleusercontent.com/search?q=cache:AbC:https://medium.com/…
  if (url.hostname === 'webcache.googleusercontent.com') {
    return /https?:\/\/[^\s+]+/.exec(url.searchParams.get('q') ?? '')?.[0];
  }
  // https://www.google.com/amp/s/medium.com/… and https://medium-com.cdn.ampproject.org/c/s/medium.com/…
  if (/^(?:www\.)?google\.[a-z.]+$|\.ampproject\.org$/.test(url.hostname)) {
    const rest = /^\/(?:amp|[cv])\/(?:s\/)?([^/]+\.[^/]+\/.*)$/.exec(url.pathname)?.[1];
    if (rest !== undefined) return `https://${rest}${url.search}`;
  }
  // https://freedium.cfd/https://medium.com/…
  const at = url.pathname.search(/\/https?(?::|%3a)\/{0,2}/i);
  return at < 0 ? undefined : mendedSlashes(decoded(url.pathname.slice(at + 1))) + url.search;
}

// Servers and copying make one slash of two.
function mendedSlashes(address: string): string {
  return address.replace(/^(https?):\/*/i, '$1://');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
