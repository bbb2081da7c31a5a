/** Reads a closing tag of a regular page. */
import { isTag, type ParentNode } from 'domhandler';
import type { PageReader } from './page-reader.ts';
import { REGULAR_TAGS, tagNameEnd } from './regular-tags.ts';

const GREATER = 0x3e;

/** How far up the element of a closing tag is sought: without a limit, a deep page of such tags would take quadratic time. */
const MOST_ANCESTORS = 100;

/** Gives the element that is open after the tag; undefined if it is not certain. */
export function readClosingTag(page: PageReader, open: ParentNode): ParentNode | undefined {
  const { html } = page;
  const start = page.at + 2;
  if (isTag(open) && html.startsWith(open.name, start)) {
    const end = start + open.name.length;
    if (html.charCodeAt(end) === GREATER) {
      page.at = end + 1;
      return open.parent ?? undefined;
    }
  }
  const end = tagNameEnd(html, start);
  if (html.charCodeAt(end) !== GREATER) return undefined;
  page.at = end + 1;
  return afterCrossedTag(open, html.slice(start, end));
}

/**
 * What is open after a closing tag whose element is not the innermost: it ends those within, or nothing if there is no such
 * element. Medium: <ul><li>…</li></div><div class="section-inner"></ul>
 */
function afterCrossedTag(open: ParentNode, name: string): ParentNode | undefined {
  const tag = REGULAR_TAGS.get(name);
  if (!tag || tag.holds === 'nothing') return undefined;
  let ancestor: ParentNode | null = open;
  for (let i = 0; i < MOST_ANCESTORS && ancestor; i++) {
    if (isTag(ancestor) && ancestor.name === name) return ancestor.parent ?? undefined;
    ancestor = ancestor.parent;
  }
  // htmlparser2 makes an empty paragraph of a </p> alone.
  return ancestor || name === 'p' ? undefined : open;
}
