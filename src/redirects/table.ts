/** Builds the one table of redirects: every old address of every post. */
import { UsageError } from '../errors.ts';
import { isSamePath } from '../front-matter-fields.ts';
import type { Metadata } from '../model.ts';
import type { Redirect } from './redirect-host.ts';

/** A post that is on the new site. */
export type PublishedPost = Pick<Metadata, 'id' | 'canonicalLink' | 'oldSlug' | 'authorUrl'> & {
  /** Its address on the new site. */
  readonly url: string;
};

/**
 * All old addresses of the posts, the likeliest first: `/slug-id` of all posts, then the path of the canonical link (a
 * publication's, a domain's), `/p/id`, `/@user/slug-id`. A post that stays at an old address needs no redirect from it. Throws a
 * `UsageError` where an address would lead to two posts, or to one that is redirected itself.
 */
export function redirectTable(posts: readonly PublishedPost[]): readonly Redirect[] {
  const targets = new Map<string, string>();
  const problems: string[] = [];
  const addresses = posts.map((post) => ({ url: post.url, old: oldPaths(post) }));
  const most = Math.max(0, ...addresses.map(({ old }) => old.length));
  for (let rank = 0; rank < most; rank++) {
    for (const { url, old } of addresses) {
      const from = old[rank];
      if (from === undefined || isSamePath(from, pathOf(url))) continue;
      const before = targets.get(from);
      if (before === undefined) targets.set(from, url);
      else if (before !== url) problems.push(`${from} would lead to both ${before} and ${url}`);
    }
  }
  for (const [from, url] of targets) {
    const next = targets.get(pathOf(url).replace(/\/$/, ''));
    if (next !== undefined) problems.push(`${from} would lead to ${url}, which leads to ${next}`);
  }
  if (problems.length > 0) throw new UsageError(refusal(problems));
  return [...targets].map(([from, to]) => ({ from, to }));
}

/** Absent addresses keep their rank, so that each kind of all posts stands together. */
function oldPaths({ id, canonicalLink, oldSlug, authorUrl }: PublishedPost): readonly (string | undefined)[] {
  const handle = /^https?:\/\/(?:www\.)?medium\.com\/(@[^/?#]+)/.exec(authorUrl ?? '')?.[1];
  const own = /^https?:\/\/([\w-]+)\.medium\.com/.exec(authorUrl ?? '')?.[1];
  const name = handle ?? (own === undefined || own === 'www' ? undefined : `@${own}`);
  const canonicalPath = /^https?:\/\/[^/]+(\/[^?#]*)/.exec(canonicalLink ?? '')?.[1];
  return [
    oldSlug && `/${oldSlug}`,
    canonicalPath && decoded(canonicalPath).replace(/\/+$/, ''),
    id && `/p/${id}`,
    oldSlug && name && `/${name}/${oldSlug}`,
  ].map((path) => (path && isPlain(path) ? path : undefined));
}

/** Whether a path is one that a site can have: no empty or dotted segments, nothing that a server reads in its own way. */
function isPlain(path: string): boolean {
  return path
    .slice(1)
    .split('/')
    .every((segment) => !/^\.{0,2}$/.test(segment) && !/[\p{Cc}\s\\"'`<>{}*?#|;]/u.test(segment));
}

function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]*/, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function refusal(problems: readonly string[]): string {
  const shown = problems.slice(0, 5).map((problem) => `  ${problem}`);
  const more = problems.length > 5 ? [`  … and ${problems.length - 5} more`] : [];
  return ['--redirects: these cannot be; choose another --post-url.', ...shown, ...more].join('\n');
}
