/** Which paragraphs of which posts the links of a page ask for: what the first pass over an archive looks for. */
import type { Element } from 'domhandler';
import { findAll } from './element.ts';
import { type MediumReference, mediumReference } from './medium-reference.ts';

/** A paragraph that a link asks for, by the id of its post and Medium's name for it. */
export type WantedAnchor = { readonly id: string; readonly anchor: string };

/** The paragraphs that links in `body` ask for; `ownId` is the id of the page itself. */
export function wantedAnchors(body: Element, ownId: string | undefined): readonly WantedAnchor[] {
  return findAll(body, ({ name, attribs }) => name === 'a' && mayNameParagraph(attribs.href ?? '')).flatMap(
    ({ attribs: { href = '' } }) => wantedAnchor(href, mediumReference(href), ownId) ?? [],
  );
}

/** The paragraph that a link asks for, whose address names the post `reference`. */
export function wantedAnchor(
  href: string,
  reference: MediumReference | undefined,
  ownId: string | undefined,
): WantedAnchor | undefined {
  if (!mayNameParagraph(href)) return undefined;
  const here = /^#([\da-f]{4})$/.exec(href)?.[1];
  const { id, anchor } = here === undefined ? (reference ?? {}) : { id: ownId, anchor: here };
  return id === undefined || anchor === undefined ? undefined : { id, anchor };
}

function mayNameParagraph(href: string): boolean {
  return /#|%23/.test(href);
}
