/** Parses the HTML of a page into a tree. */
import { type Document, DomHandler } from 'domhandler';
import { htmlParser } from './html-parser.ts';
import { parseRegularPage } from './regular-page/parse-regular-page.ts';

/**
 * The tree of a page, as htmlparser2 makes it. Never throws, linear in the page's size. Nesting is taken as it is written, which is
 * right for what a program wrote: what browsers do to crossed and unclosed elements is not repeated.
 */
export function parsePage(html: string): Document {
  const page = asRead(html);
  return parseRegularPage(page) ?? parseAnyPage(page);
}

function parseAnyPage(html: string): Document {
  const handler = new DomHandler();
  const Parser = htmlParser();
  new Parser(handler).end(html);
  return handler.root;
}

/** As the HTML standard reads pages: line ends are newlines, and NUL is nothing. */
function asRead(html: string): string {
  // Sought one by one: to seek them both by a pattern takes twice as long.
  return html.includes('\r') || html.includes('\0')
    ? html.replace(/\r\n?/g, '\n').replaceAll('\0', '')
    : html;
}
