/**
 * Parses the HTML that Medium's export program writes, several times as fast as a parser of all HTML, which must look at every
 * character. Whatever else a page holds is left to htmlparser2: here is only what is certain to become the same there.
 */
import { Comment, Document, isText, type ParentNode, ProcessingInstruction, Text } from 'domhandler';
import { appendChild } from './append-child.ts';
import { type PageReader, pageReader, textBetween, writtenBetween } from './page-reader.ts';
import { readClosingTag } from './read-closing-tag.ts';
import { readOpeningTag } from './read-opening-tag.ts';

const EXCLAMATION = 0x21;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;

const DOCTYPE = '<!DOCTYPE html>';

/**
 * The tree that htmlparser2 and its DomHandler make of a page; undefined if it is not certain. Linear in the page's size.
 *
 * @param given as text, or in UTF-8 without a byte order mark
 */
export function parseRegularPage(given: string | Buffer): Document | undefined {
  const root = new Document([]);
  const page = pageReader(given);
  const { html } = page;
  let open: ParentNode | undefined = root;
  while (open && page.at < html.length) {
    if (html.charCodeAt(page.at) !== LESS) {
      open = readText(page, open);
      continue;
    }
    const code = html.charCodeAt(page.at + 1);
    if (code === SLASH) open = readClosingTag(page, open);
    else if (code === EXCLAMATION) open = readDeclaration(page, open);
    else open = readOpeningTag(page, open);
  }
  // What is still open at the end of the page ends there.
  return open ? root : undefined;
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
  else appendChild(open, new Text(text));
  return open;
}

function readDeclaration(page: PageReader, open: ParentNode): ParentNode | undefined {
  const { html, at } = page;
  if (html.startsWith(DOCTYPE, at)) {
    page.at += DOCTYPE.length;
    appendChild(open, new ProcessingInstruction('!doctype', '!DOCTYPE html'));
    return open;
  }
  if (!html.startsWith('<!--', at)) return undefined;
  const start = at + 4;
  // <!--> and <!---> are whole comments.
  const first = html.charCodeAt(start);
  const end = first === GREATER || first === HYPHEN ? -1 : html.indexOf('-->', start);
  if (end < 0) return undefined;
  page.at = end + 3;
  appendChild(open, new Comment(writtenBetween(page, start, end)));
  return open;
}
