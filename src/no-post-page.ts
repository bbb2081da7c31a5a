/** Tells by host and path which pages of Medium cannot be a post, though some of them end like one. */

/** What an address leads to instead of a post. */
export type NoPostPage =
  | 'no-address'
  | 'home'
  | 'profile'
  | 'publication'
  | 'tag'
  | 'list'
  | 'series'
  | 'feed'
  | 'search'
  | 'stats'
  | 'account'
  | 'embed'
  | 'picture'
  | 'service'
  | 'captures'
  | 'other';

/** Whether a host is Medium's own: medium.com or below it, and nothing that only ends so. */
export function isMediumHost(hostname: string): boolean {
  return hostname === 'medium.com' || hostname.endsWith('.medium.com');
}

/** Whether a host is medium.com itself, under any of its names. */
export function isMediumRoot(hostname: string): boolean {
  return /^(?:www\.|m\.)?medium\.com$/.test(hostname);
}

/**
 * What stands at a path (its segments decoded) if it is certainly no post; undefined when it may be one. On hosts that
 * are not Medium's, only what is Medium's everywhere is told.
 */
export function noPostPageAt(host: string, segments: readonly string[]): NoPostPage | undefined {
  const [first, second, third] = segments;
  if (!isMediumHost(host)) return pageOnOwnDomain(segments);
  const service = serviceOf(host);
  if (service !== undefined) return service;
  if (first === undefined) return isMediumRoot(host) ? 'home' : 'profile';
  if (first === 'p') return pageBelowP(second, third);
  if (first.startsWith('@')) return second === undefined ? 'profile' : pageBelow(second, third);
  if (!isMediumRoot(host)) return pageBelow(first, second);
  return reserved.get(first.toLowerCase()) ?? (second === undefined ? undefined : pageBelow(second, third));
}

// A domain of somebody's own, of Medium or not.
function pageOnOwnDomain([first, second, third]: readonly string[]): NoPostPage | undefined {
  if (first === undefined) return 'home';
  if (first === 'p' && second !== undefined && isId(second)) return pageBelowP(second, third);
  if (first.startsWith('@')) return second === undefined ? 'profile' : pageBelow(second, third);
  return /^(?:tagged|lists?|feed|search|archive)$/.test(first) ? pageBelow(first, second) : undefined;
}

function serviceOf(host: string): NoPostPage | undefined {
  const name = host.replace(/\.?medium\.com$/, '');
  if (/^(?:miro|cdn-images.*)$/.test(name)) return 'picture';
  return /^(?:help|policy|about|status|api|dev|glyph|cdn-.*|link|stats|email|go|jobs|careers)$/.test(name)
    ? 'service'
    : undefined;
}

function pageBelowP(id: string | undefined, rest: string | undefined): NoPostPage | undefined {
  if (id === undefined || !isId(id)) return 'other';
  return rest === 'stats' ? 'stats' : undefined;
}

function isId(segment: string): boolean {
  return /^[0-9a-f]{8,12}$/i.test(segment);
}

/** First segments of medium.com that no publication can have. */
const reserved: ReadonlyMap<string, NoPostPage> = new Map(
  Object.entries({
    tag: 'tag',
    tags: 'tag',
    tagged: 'tag',
    topic: 'tag',
    topics: 'tag',
    'explore-topics': 'tag',
    search: 'search',
    feed: 'feed',
    sitemap: 'feed',
    // /u/1a2b3c4d5e6f is a person, though it ends like a post.
    u: 'profile',
    lists: 'list',
    list: 'list',
    series: 'series',
    media: 'embed',
    me: 'account',
    'new-story': 'account',
    notifications: 'account',
    settings: 'account',
    following: 'account',
    bookmarks: 'account',
    stats: 'account',
    m: 'service',
    _: 'service',
    about: 'service',
    help: 'service',
    jobs: 'service',
    membership: 'service',
    creators: 'service',
    'partner-program': 'service',
    plans: 'service',
    signin: 'service',
    signup: 'service',
  } satisfies Readonly<Record<string, NoPostPage>>),
);

/** What stands behind a user or a publication, or at the root of a subdomain. */
function pageBelow(segment: string, next: string | undefined): NoPostPage | undefined {
  // /@ada/list/reading-1a2b3c4d5e6f and /publication/subpage/1a2b3c4d5e6f end like a post.
  const [, what] = below.find(([pattern]) => pattern.test(segment)) ?? [];
  return what === 'profile' && next !== undefined ? undefined : what;
}

const below: readonly (readonly [segment: RegExp, what: NoPostPage])[] = [
  [/^(?:tagged|tag)$/, 'tag'],
  [/^(?:lists?|reading-list)$/, 'list'],
  [/^feed$/, 'feed'],
  [/^search$/, 'search'],
  [/^series$/, 'series'],
  [/^(?:subpage|archive|latest|trending|home|newsletters?)$/, 'publication'],
  [/^(?:about|followers|following|subscribe|has-recommended|claps|highlights|responses)$/, 'profile'],
];
