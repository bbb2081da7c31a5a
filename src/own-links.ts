/** Links among the author's own posts: recognised by the id in them, and led to where the posts are now. */
import type { Element } from 'domhandler';
import { byCodeUnits } from './code-units.ts';
import { findAll, fold, textOf } from './element.ts';
import { wantedAnchors } from './link-anchors.ts';
import { type MediumReference, mediumReference, ownHandle } from './medium-reference.ts';
import type { Message } from './messages.ts';
import type { Post } from './parse-post.ts';

/** What is known of the author's posts while one of them is written. */
export type OwnPosts = {
  /** By id: the address of each post that is on the new site. */
  readonly urls: ReadonlyMap<string, string>;
  /** The `@names` of the author on Medium, without the sign and in lower case. */
  readonly handles: ReadonlySet<string>;
  /** Hosts of the author's own that Medium served, in lower case. */
  readonly domains: ReadonlySet<string>;
};

export type OwnLinks = {
  /** Every target that was rewritten, and what it is now. */
  readonly links: ReadonlyMap<string, string>;
  readonly messages: readonly Message[];
};

/**
 * Leads the links of a canonical body to the new places of the author's posts; changes the body itself. Links to posts that are
 * not there stay, and are reported where their address is the author's.
 */
export function rewriteOwnLinks(body: Element, own: OwnPosts): OwnLinks {
  const links = new Map<string, string>();
  const messages: Message[] = [];
  for (const link of linksIn(body)) {
    const href = link.attribs.href ?? '';
    const reference = mediumReference(href);
    if (!reference) continue;
    const target = placeOf(reference, own.urls);
    if (target !== undefined) {
      links.set(href, target);
      link.attribs.href = target;
    } else if (isOwnAddress(reference, own)) {
      messages.push({ code: 'own-link-missing', href, text: fold(textOf(link)) || 'a picture' });
    }
  }
  return { links, messages };
}

/** Where a link to one of the posts leads now; `undefined` for any other link. A paragraph that it names stays named. */
export function ownTarget(href: string, urls: OwnPosts['urls']): string | undefined {
  const reference = mediumReference(href);
  return reference && placeOf(reference, urls);
}

function placeOf({ id, anchor }: MediumReference, urls: OwnPosts['urls']): string | undefined {
  const url = urls.get(id);
  return url === undefined ? undefined : url + (anchor === undefined ? '' : `#${anchor}`);
}

/**
 * The posts at Medium that a post links to, each once: `id`, and `id#9dbd` where a link names a paragraph, its own ones included. Whoever
 * they belong to: one that comes in later is an own one.
 */
export function ownLinkIds({ body, metadata }: Pick<Post, 'body' | 'metadata'>): readonly string[] {
  const ids = linksIn(body).flatMap(({ attribs }) => mediumReference(attribs.href ?? '')?.id ?? []);
  const anchors = wantedAnchors(body, metadata.id).map(({ id, anchor }) => `${id}#${anchor}`);
  return [...new Set([...ids, ...anchors])].sort(byCodeUnits);
}

/** Whether a post is at an address of the author's. */
function isOwnAddress(reference: MediumReference, { handles, domains }: OwnPosts): boolean {
  const handle = ownHandle(reference);
  return (handle !== undefined && handles.has(handle)) || domains.has(reference.host.replace(/^www\./, ''));
}

function linksIn(body: Element): readonly Element[] {
  return findAll(body, ({ name, attribs }) => name === 'a' && Boolean(attribs.href));
}
