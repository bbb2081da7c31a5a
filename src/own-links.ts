/** Links among the author's own posts: recognised by the id in them, and led to where the posts are now. */
import type { Element } from 'domhandler';
import { byCodeUnits } from './code-units.ts';
import { findAll, fold, textOf } from './element.ts';
import { wantedAnchor } from './link-anchors.ts';
import { type MediumReference, mediumReference, ownHandle } from './medium-reference.ts';
import type { Message } from './messages.ts';

/** What is known of the author's posts while one of them is written. */
export type OwnPosts = {
  /** By id: the address of each post that is on the new site. */
  readonly urls: ReadonlyMap<string, string>;
  /** The `@names` of the author on Medium, without the sign and in lower case. */
  readonly handles: ReadonlySet<string>;
  /** Hosts of the author's own that Medium served, in lower case. */
  readonly domains: ReadonlySet<string>;
};

/** A link of a body, and the post at Medium that its address names. */
export type BodyLink = {
  readonly link: Element;
  readonly href: string;
  readonly reference: MediumReference | undefined;
};

/** The links of a body that lead somewhere. */
export function linksIn(body: Element): readonly BodyLink[] {
  return findAll(body, ({ name, attribs }) => name === 'a' && Boolean(attribs.href)).map((link) => {
    const { href = '' } = link.attribs;
    return { link, href, reference: mediumReference(href) };
  });
}

export type OwnLinks = {
  /** Every target that was rewritten, and what it is now. */
  readonly links: ReadonlyMap<string, string>;
  readonly messages: readonly Message[];
};

/**
 * Leads the links of a canonical body to the new places of the author's posts; changes them in the body. Links to posts that are
 * not there stay, and are reported where their address is the author's.
 */
export function rewriteOwnLinks(links: readonly BodyLink[], own: OwnPosts): OwnLinks {
  const rewritten = new Map<string, string>();
  const messages: Message[] = [];
  for (const { link, href, reference } of links) {
    if (!reference) continue;
    const target = placeOf(reference, own.urls);
    if (target !== undefined) {
      rewritten.set(href, target);
      link.attribs.href = target;
    } else if (isOwnAddress(reference, own)) {
      messages.push({ code: 'own-link-missing', href, text: fold(textOf(link)) || 'a picture' });
    }
  }
  return { links: rewritten, messages };
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
export function ownLinkIds(links: readonly BodyLink[], ownId: string | undefined): readonly string[] {
  const ids = new Set<string>();
  for (const { href, reference } of links) {
    if (reference) ids.add(reference.id);
    const wanted = wantedAnchor(href, reference, ownId);
    if (wanted) ids.add(`${wanted.id}#${wanted.anchor}`);
  }
  return [...ids].sort(byCodeUnits);
}

/** Whether a post is at an address of the author's. */
function isOwnAddress(reference: MediumReference, { handles, domains }: OwnPosts): boolean {
  const handle = ownHandle(reference);
  return (handle !== undefined && handles.has(handle)) || domains.has(reference.host.replace(/^www\./, ''));
}
