/**
 * Parses the HTML that Medium's export program writes, several times as fast as a parser of all HTML, which must look at every
 * character. Whatever else a page holds is left to htmlparser2: here is only what is certain to become the same there.
 */
import {
  type ChildNode,
  Comment,
  Document,
  Element,
  isTag,
  isText,
  type ParentNode,
  ProcessingInstruction,
  Text,
} from 'domhandler';
import { readAttributes } from './regular-attributes.ts';
import { REGULAR_TAGS, type RegularTag } from './regular-tags.ts';
import { type PageReader, pageReader, textBetween } from './regular-text.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;
const EXCLAMATION = 0x21;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;

/** How far up the element of a closing tag is sought: without a limit, a deep page of such tags would take quadratic time. */
const MOST_ANCESTORS = 100;

const DOCTYPE = '<!DOCTYPE html>';

/** The tree that htmlparser2 and its DomHandler make of a page; undefined if it is not certain. Linear in the page's size. */
export function parseRegularPage(html: string): Document | undefined {
  const root = new Document([]);
  const page = pageReader(html);
  let open: ParentNode | undefined | null = root;
  while (open && page.at < html.length) open = readNext(page, open);
  // What is still open at the end of the page ends there.
  return open ? root : undefined;
}

/** Reads a text, tag or comment within the element `open`; gives the element that is open after it. */
function readNext(page: PageReader, open: ParentNode): ParentNode | undefined | null {
  const { html, at } = page;
  if (html.charCodeAt(at) !== LESS) return readText(page, open);
  switch (html.charCodeAt(at + 1)) {
    case SLASH:
      return readClosingTag(page, open);
    case EXCLAMATION:
      return html.startsWith(DOCTYPE, at) ? readDoctype(page, open) : readComment(page, open);
    default:
      return readOpeningTag(page, open);
  }
}

function readText(page: PageReader, open: ParentNode): ParentNode | undefined {
  const { html, at } = page;
  const less = html.indexOf('<', at);
  page.at = less < 0 ? html.length : less;
  const text = textBetween(page, at, page.at);
  if (text === undefined) return undefined;
  const last = open.children.at(-1);
  // So it is after a closing tag that closed nothing.
  if (last && isText(last)) last.data += text;
  else append(open, new Text(text));
  return open;
}

function readClosingTag(page: PageReader, open: ParentNode): ParentNode | undefined | null {
  const { html } = page;
  const start = page.at + 2;
  if (isTag(open) && html.startsWith(open.name, start)) {
    const end = start + open.name.length;
    if (html.charCodeAt(end) === GREATER) {
      page.at = end + 1;
      return open.parent;
    }
  }
  const end = nameEnd(html, start);
  if (html.charCodeAt(end) !== GREATER) return undefined;
  page.at = end + 1;
  return afterCrossedTag(open, html.slice(start, end));
}

/**
 * What is open after a closing tag whose element is not the innermost: it ends those within, or nothing if there is no such
 * element. Medium: <ul><li>…</li></div><div class="section-inner"></ul>
 */
function afterCrossedTag(open: ParentNode, name: string): ParentNode | undefined | null {
  const tag = REGULAR_TAGS.get(name);
  if (!tag || tag.holds === 'nothing') return undefined;
  let ancestor: ParentNode | null = open;
  for (let i = 0; i < MOST_ANCESTORS && ancestor; i++) {
    if (isTag(ancestor) && ancestor.name === name) return ancestor.parent;
    ancestor = ancestor.parent;
  }
  // htmlparser2 makes an empty paragraph of a </p> alone.
  return ancestor || name === 'p' ? undefined : open;
}

function readOpeningTag(page: PageReader, open: ParentNode): ParentNode | undefined {
  const { html } = page;
  const start = page.at + 1;
  page.at = nameEnd(html, start);
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
  append(open, element);
  if (tag.holds === 'nodes') return element;
  return tag.holds === 'nothing' || readContent(page, element, tag) ? open : undefined;
}

function nameEnd(html: string, start: number): number {
  for (let at = start; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === SPACE || code === GREATER || code === SLASH || code === NEWLINE) return at;
  }
  return html.length;
}

/** Reads the text of a title, style or script and its closing tag; false if there is another `<` in it. */
function readContent(page: PageReader, element: Element, tag: RegularTag): boolean {
  const { html, at } = page;
  const less = html.indexOf('<', at);
  const closing = `</${tag.name}>`;
  if (less < 0 || !html.startsWith(closing, less)) return false;
  const text = tag.holds === 'text' ? textBetween(page, at, less) : html.slice(at, less);
  // htmlparser2 compares with bit 5 set, so that this character is a `<` to it.
  if (text === undefined || text.includes('\x1c')) return false;
  if (text !== '') append(element, new Text(text));
  page.at = less + closing.length;
  return true;
}

function readDoctype(page: PageReader, open: ParentNode): ParentNode {
  page.at += DOCTYPE.length;
  append(open, new ProcessingInstruction('!doctype', '!DOCTYPE html'));
  return open;
}

function readComment(page: PageReader, open: ParentNode): ParentNode | undefined {
  const { html } = page;
  const start = page.at + 4;
  if (!html.startsWith('<!--', page.at)) return undefined;
  // <!--> and <!---> are whole comments.
  const first = html.charCodeAt(start);
  const end = first === GREATER || first === HYPHEN ? -1 : html.indexOf('-->', start);
  if (end < 0) return undefined;
  page.at = end + 3;
  append(open, new Comment(html.slice(start, end)));
  return open;
}

function append(parent: ParentNode, node: ChildNode): void {
  const { children } = parent;
  const previous = children[children.length - 1];
  if (previous) {
    node.prev = previous;
    previous.next = node;
  }
  node.parent = parent;
  children.push(node);
}
