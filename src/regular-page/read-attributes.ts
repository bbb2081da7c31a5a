/** Reads the attributes of a tag of a regular page. */
import { type PageReader, textBetween } from './page-reader.ts';

/** The names that Medium writes: to look a property up by a string of the program is much faster than by a part of the page. */
const NAMES: ReadonlyMap<string, string> = new Map(
  `alt charset class content data-action data-action-type data-action-value data-anchor-type data-code-block-lang
  data-code-block-mode data-field data-height data-href data-image-id data-is-featured data-media-id data-paragraph-count
  data-thumbnail-img-id data-user-id data-width datetime frameborder height href http-equiv id name rel scrolling
  spellcheck src style target title width`
    .split(/\s+/)
    .map((name) => [name, name]),
);

const NEWLINE = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const A = 0x61;
const Z = 0x7a;

/**
 * Reads on to the tag's `>` or `/`. Undefined if an attribute is written in another way than `name="value"` or `name`, in
 * small letters, or stands there twice.
 */
export function readAttributes(page: PageReader): Record<string, string> | undefined {
  const { html } = page;
  const attributes: Record<string, string> = {};
  let at = page.at;
  for (;;) {
    const code = html.charCodeAt(at);
    if (code === GREATER || code === SLASH) {
      page.at = at;
      return attributes;
    }
    // Medium: <div data-scroll="aspect-ratio-viewport"contenteditable="false">
    if (code === SPACE || code === NEWLINE) {
      at++;
      continue;
    }
    const end = nameEnd(html, at);
    const written = html.slice(at, end);
    const name = NAMES.get(written) ?? written;
    if (name === '' || name in attributes) return undefined;
    const after = html.charCodeAt(end);
    if (after === EQUALS && html.charCodeAt(end + 1) === QUOTE) {
      const quote = html.indexOf('"', end + 2);
      const value = quote < 0 ? undefined : textBetween(page, end + 2, quote);
      if (value === undefined) return undefined;
      attributes[name] = value;
      at = quote + 1;
    } else if (after === SPACE || after === GREATER) {
      // Medium: <script async src="https://platform.twitter.com/widgets.js">
      attributes[name] = '';
      at = end;
    } else {
      return undefined;
    }
  }
}

function nameEnd(html: string, start: number): number {
  let at = start;
  for (;;) {
    const code = html.charCodeAt(at);
    // Past the end of the page, the code is NaN.
    if (!((code >= A && code <= Z) || code === HYPHEN)) return at;
    at++;
  }
}
