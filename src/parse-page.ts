/** Parses the HTML of a page into a tree. */
import { type Document, DomHandler } from 'domhandler';
import { htmlParser } from './html-parser.ts';

/**
 * The tree of a page. Never throws, linear in the page's size. Nesting is taken as it is written, which is right for what a
 * program wrote: what browsers do to crossed and unclosed elements is not repeated.
 */
export function parsePage(html: string): Document {
  const handler = new DomHandler();
  const Parser = htmlParser();
  new Parser(handler).end(asRead(html));
  return handler.root;
}

/** As the HTML standard reads pages: line ends are newlines, and NUL is nothing. */
function asRead(html: string): string {
  return /[\r\0]/.test(html) ? html.replace(/\r\n?/g, '\n').replaceAll('\0', '') : html;
}
