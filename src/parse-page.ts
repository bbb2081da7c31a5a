/** Parses the HTML of a page into a tree. */
import { isUtf8 } from 'node:buffer';
import { type Document, DomHandler } from 'domhandler';
import { decodePage } from './decode-page.ts';
import { htmlParser } from './html-parser.ts';
import { parseRegularPage } from './regular-page/parse-regular-page.ts';

/**
 * The tree of a page, as htmlparser2 makes it. Never throws, linear in the page's size. Nesting is taken as it is written, which is
 * right for what a program wrote: what browsers do to crossed and unclosed elements is not repeated.
 *
 * @param page as text, or its bytes; see `decodePage`
 */
export function parsePage(page: string | Buffer): Document {
  const regular = typeof page === 'string' ? undefined : parseRegularBytes(page);
  if (regular) return regular;
  const html = asRead(decodePage(page));
  return parseRegularPage(html) ?? parseAnyPage(html);
}

/** Most of a page is markup and ASCII, and need not be decoded. */
function parseRegularBytes(bytes: Buffer): Document | undefined {
  const page = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
  const isAsRead = !page.includes(RETURN) && !page.includes(NUL) && isUtf8(page);
  return isAsRead ? parseRegularPage(page) : undefined;
}

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const RETURN = 0x0d;
const NUL = 0;

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
