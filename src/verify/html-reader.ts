/** Reads HTML into units: the body of Medium's page, and the HTML blocks and tags in our Markdown. Never recursive. */

import type { UnitCollector } from './collect-units.ts';
import { readFigure } from './read-figure.ts';
import { INLINE, linkOf, readInline } from './read-inline.ts';
import { readListing } from './read-listing.ts';
import { NO_TEXT, type TextRole } from './unit.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Takes a parser's tags and texts one by one. */
export type HtmlReader = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

/** Makes a link's `href` comparable: with Medium's tracking taken off, or as it is. Undefined: no link. */
export type TargetOf = (href: string) => string | undefined;

const NOT_SHOWN = new Set(['style', 'template', 'head', 'title']);
const PARAGRAPH = new Set(
  'p div address aside center dd details dl dt fieldset footer form header main nav table tbody td th tr'.split(
    ' ',
  ),
);

/** @returns what puts the tags and texts of a page, or of the HTML in our Markdown, into `units` */
export function htmlReader(units: UnitCollector, targetOf: TargetOf): HtmlReader {
  const inline = readInline(units, targetOf);
  const figure = readFigure(units, targetOf);
  const listing = readListing(units);
  let hidden = 0;

  function open(name: string, attributes: Attributes): void {
    if (hidden === 0 && isThumbnail(attributes)) openThumbnail(attributes);
    if (hidden > 0 || NOT_SHOWN.has(name) || isThumbnail(attributes)) hidden++;
    else if (listing.reads(name)) listing.open(name, attributes);
    else if (figure.reads(name, attributes)) figure.open(name, attributes);
    else if (INLINE.has(name)) inline.open(name, attributes);
    else openBlock(name, attributes);
  }

  function openThumbnail({ style = '', href, 'data-thumbnail-img-id': id }: Attributes): void {
    const url = /url\(\s*["']?([^"')]*)/.exec(style)?.[1] ?? '';
    const link = linkOf(href, undefined, targetOf);
    if (!id && url === '') return;
    const picture = { key: id ?? url, url, alt: NO_TEXT };
    units.unit({ kind: 'picture', picture, ...(link !== undefined && { link }), thumbnail: true });
  }

  function openBlock(name: string, attributes: Attributes): void {
    if (!/^(?:div|section|span)$/.test(name)) listing.endRow();
    if (name === 'blockquote') units.openQuote();
    else if (name === 'ul' || name === 'ol') units.openList(name === 'ol', startOf(attributes));
    else if (name === 'li') units.openItem();
    else if (name === 'section' || name === 'hr') units.sectionBreak();
    else if (/^h[1-6]$/.test(name)) units.openBlock(`heading ${name[1]}`, roleOf(attributes));
    else if (PARAGRAPH.has(name)) units.openBlock('paragraph');
    if (attributes.class?.includes('graf--mixtapeEmbed')) inline.card(true);
  }

  function closeBlock(name: string): void {
    if (name === 'ul' || name === 'ol') units.closeList();
    else if (name === 'section') units.sectionBreak();
    else if (name === 'li' || name === 'blockquote') units.closeContainer();
    else if (PARAGRAPH.has(name) || /^h[1-6]$/.test(name)) units.closeBlock();
    inline.card(false);
  }

  return {
    open,
    text(text) {
      if (hidden > 0) return;
      if (listing.isOpen()) listing.text(text);
      else if (!figure.hides()) inline.text(text);
    },
    close(name) {
      if (hidden > 0) hidden--;
      else if (listing.isOpen()) listing.close(name);
      else if (figure.closes(name)) figure.close(name);
      else if (INLINE.has(name)) inline.close(name);
      else closeBlock(name);
    },
  };
}

/** The first number of a list as the HTML standard reads it: an integer at the start, whatever follows; else 1. */
function startOf({ start = '' }: Attributes): number {
  return Number(/^[ \t\n\f\r]*([+-]?\d+)/.exec(start)?.[1] ?? 1);
}

// Medium: <a href="…" class="js-mixtapeImage mixtapeImage" style="background-image: url(…)"></a> in a link card
function isThumbnail({ class: classes = '' }: Attributes): boolean {
  return classes.includes('mixtapeImage');
}

function roleOf({ class: classes = '' }: Attributes): TextRole | undefined {
  if (classes.includes('graf--title')) return 'title';
  return classes.includes('graf--subtitle') ? 'subtitle' : undefined;
}
