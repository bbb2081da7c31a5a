/** Gathers, from the index, what links among the author's posts need to know. */
import { byCodeUnits } from './code-units.ts';
import { type Flavour, urlOf } from './flavour.ts';
import type { Index, IndexEntry } from './index-posts.ts';
import type { WantedAnchor } from './link-anchors.ts';
import type { Lock } from './lock-file.ts';
import { ownHandle } from './medium-reference.ts';
import type { Metadata } from './model.ts';
import type { OwnPosts } from './own-links.ts';
import { sha256 } from './text-hash.ts';

/** By page: the names of its paragraphs that links ask for. */
type Anchors = ReadonlyMap<string, ReadonlySet<string>>;

export type OwnArchive = OwnPosts & { readonly anchors: Anchors };

type Options = Partial<Pick<Flavour, 'preset' | 'postUrl' | 'responses'>> & {
  readonly ownDomain?: readonly string[];
};

/**
 * The posts that links may lead to: those that are `written` now, and those `known` from earlier runs. Drafts are on no site, and
 * responses only where they are among the posts.
 */
export function ownPostsOf(
  written: readonly IndexEntry[],
  index: Index,
  known: Lock['posts'],
  options: Options,
): OwnArchive {
  const urls = new Map<string, string>();
  const set = (id: string, slug: string, metadata: Pick<Metadata, 'kind' | 'id' | 'date' | 'exportedOn'>) => {
    const isShown =
      metadata.kind === 'post' || (metadata.kind === 'response' && options.responses === 'include');
    if (isShown) urls.set(id, urlOf(slug, metadata, options));
    else urls.delete(id);
  };
  for (const [id, { slug, kind, date }] of known) {
    if (/^[\da-f]{8,12}$/.test(id)) set(id, slug, { kind, id, ...(date === undefined ? {} : { date }) });
  }
  const pages = new Map<string, string>();
  const keys = new Set<string>();
  const handles = new Set<string>();
  for (const { page, metadata } of written) {
    const { id, authorUrl } = metadata;
    const place = index.get(page);
    const handle = handleOf(authorUrl);
    if (handle !== undefined) handles.add(handle);
    if (place) keys.add(place.key);
    if (id === undefined || !place || place.otherVersionOf !== undefined) continue;
    pages.set(id, page);
    set(id, place.slug, metadata);
  }
  const wanted = [
    ...written.flatMap((entry) => entry.anchors ?? []),
    ...[...known].flatMap(([key, { links = [] }]) => (keys.has(key) ? [] : anchorsIn(links))),
  ];
  const anchors = new Map<string, Set<string>>();
  for (const { id, anchor } of wanted) {
    const page = pages.get(id);
    if (page !== undefined) anchors.set(page, (anchors.get(page) ?? new Set()).add(anchor));
  }
  const domains = (options.ownDomain ?? []).flatMap((hosts) => hosts.split(',')).map(hostOf);
  return { urls, handles, domains: new Set(domains), anchors };
}

/** The paragraphs in what `ownLinkIds` found. */
export function anchorsIn(links: readonly string[]): readonly WantedAnchor[] {
  return links.flatMap((link) => {
    const [id = '', anchor] = link.split('#');
    return anchor === undefined ? [] : [{ id, anchor }];
  });
}

/**
 * What a post's text owes to other posts: where its `links` lead, and which of its paragraphs they ask for. Equal, and none of that
 * changes its text; `undefined` where it owes nothing.
 */
export function ownStateOf(
  links: readonly string[],
  page: string,
  { urls, anchors }: Pick<OwnArchive, 'urls' | 'anchors'>,
): string | undefined {
  const ids = [...new Set(links.map((link) => link.replace(/#.*/, '')))];
  const targets = ids.flatMap((id) => (urls.has(id) ? [[id, urls.get(id)]] : []));
  const asked = [...(anchors.get(page) ?? [])].sort(byCodeUnits);
  return targets.length + asked.length === 0 ? undefined : sha256(JSON.stringify([targets, asked]));
}

/** The name in an author's address: https://medium.com/@ada, https://ada.medium.com */
export function handleOf(authorUrl: string | undefined): string | undefined {
  const [, host = '', name = ''] = /^https?:\/\/([^/]+)\/?([^/?#]*)/.exec(authorUrl ?? '') ?? [];
  return ownHandle({ host: host.toLowerCase(), segments: [name] });
}

/** The host in what a user gives as one: `https://Blog.example.com/` too. */
function hostOf(given: string): string {
  const address = `https://${given.trim().replace(/^[a-z]+:\/\//i, '')}`;
  // Letters beyond ASCII as addresses have them.
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : given;
}
