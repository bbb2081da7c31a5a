/** Reads texts and values of a regular page, and in them the references that Medium's export program writes. */

/** A page and how far it has been read. */
export type PageReader = {
  /** Where `bytes` are given, one character for each of them. */
  readonly html: string;
  /** The page in UTF-8: then only those texts are decoded that are not ASCII. */
  readonly bytes: Buffer | undefined;
  /** The place of the next character to read. */
  at: number;
  /** The first `&` at or after the last text that was read; the page's end if there is none. Kept, so that none is sought twice. */
  ampersand: number;
  /** The same of characters beyond ASCII. */
  beyondAscii: number;
};

/** @param page as text, or in UTF-8, which is not checked here */
export function pageReader(page: string | Buffer): PageReader {
  const [html, bytes] = typeof page === 'string' ? [page, undefined] : [page.toString('latin1'), page];
  return { html, bytes, at: 0, ampersand: nextAmpersand(html, 0), beyondAscii: 0 };
}

/** No name of a reference begins with another, and each ends itself: they mean the same in texts and in attributes. */
const REFERENCES = [
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&gt;', '>'],
  ['&lt;', '<'],
  ['&amp;', '&'],
  ['&nbsp;', '\u00a0'],
  ['&#x27;', "'"],
] as const;

/**
 * What the page says between two places, `to` being the place of a `<` or `"` or the end. Places must be asked for in
 * order. Undefined if there is a reference that Medium does not write, or an `&` that is none.
 */
export function textBetween(page: PageReader, from: number, to: number): string | undefined {
  if (page.ampersand < from) page.ampersand = nextAmpersand(page.html, from);
  return page.ampersand < to ? dereferenced(page, from, to) : writtenBetween(page, from, to);
}

/** What is written there, references as they are. Places must be asked for in order, as above. */
export function writtenBetween(page: PageReader, from: number, to: number): string {
  const { html, bytes } = page;
  if (!bytes) return html.slice(from, to);
  if (page.beyondAscii < from) page.beyondAscii = nextBeyondAscii(html, from);
  return page.beyondAscii < to ? bytes.toString('utf8', from, to) : html.slice(from, to);
}

function dereferenced(page: PageReader, from: number, to: number): string | undefined {
  const { html } = page;
  let text = '';
  let rest = from;
  while (page.ampersand < to) {
    const at = page.ampersand;
    const reference = REFERENCES.find(([name]) => html.startsWith(name, at));
    if (!reference) return undefined;
    const [name, character] = reference;
    text += writtenBetween(page, rest, at) + character;
    rest = at + name.length;
    page.ampersand = nextAmpersand(html, rest);
  }
  return text + writtenBetween(page, rest, to);
}

function nextAmpersand(html: string, from: number): number {
  const at = html.indexOf('&', from);
  return at < 0 ? html.length : at;
}

const BEYOND_ASCII = /[\x80-\xff]/g;

function nextBeyondAscii(html: string, from: number): number {
  BEYOND_ASCII.lastIndex = from;
  return BEYOND_ASCII.exec(html)?.index ?? html.length;
}
