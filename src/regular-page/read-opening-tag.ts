/** Reads an opening tag of a regular page, and what no tag can stand in: titles, styles and scripts. */
import { Element, isTag, type ParentNode, Text } from 'domhandler';
import { appendChild } from './append-child.ts';
import { type PageReader, textBetween, writtenBetween } from './page-reader.ts';
import { readAttributes } from './read-attributes.ts';
import { REGULAR_TAGS, type RegularTag, tagNameEnd } from './regular-tags.ts';

const SLASH = 0x2f;
const GREATER = 0x3e;

/** Gives the element that is open after the tag; undefined if it is not certain. */
export function readOpeningTag(page: PageReader, open: ParentNode): ParentNode | undefined {
  const { html } = page;
  const start = page.at + 1;
  page.at = tagNameEnd(html, start);
  const tag = REGULAR_TAGS.get(html.slice(start, page.at));
  if (!tag || (isTag(open) && tag.ends.includes(open.name))) return undefined;
  const attributes = readAttributes(page);
  if (!attributes) return undefined;
  const holdsText = tag.holds === 'text' || tag.holds === 'code';
  // Medium: <br />. A slash does not close an element, but it makes tags count within `<script/>`.
  if (html.charCodeAt(page.at) === SLASH && !holdsText) page.at++;
  if (html.charCodeAt(page.at) !== GREATER) return undefined;
  page.at++;
  const element = new Element(tag.name, attributes);
  appendChild(open, element);
  if (tag.holds === 'nodes') return element;
  return tag.holds === 'nothing' || readContent(page, element, tag) ? open : undefined;
}

/** Reads the text of a title, style or script and its closing tag; false if there is another `<` in it. */
function readContent(page: PageReader, element: Element, tag: RegularTag): boolean {
  const { html, at } = page;
  const less = html.indexOf('<', at);
  const closing = `</${tag.name}>`;
  if (less < 0 || !html.startsWith(closing, less)) return false;
  const text = tag.holds === 'text' ? textBetween(page, at, less) : writtenBetween(page, at, less);
  // htmlparser2 compares with bit 5 set, so that this character is a `<` to it.
  if (text === undefined || text.includes('\x1c')) return false;
  if (text !== '') appendChild(element, new Text(text));
  page.at = less + closing.length;
  return true;
}
