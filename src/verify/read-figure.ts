/** Reads pictures, embeds and their captions, and the backgrounds of sections. */

import type { UnitCollector } from './collect-units.ts';
import type { Attributes, HtmlReader, TargetOf } from './html-reader.ts';
import { linkOf } from './read-inline.ts';
import { shownBy } from './shown-by.ts';
import { fold, NO_TEXT, type Picture, type StyledText } from './unit.ts';

type Figure = {
  readonly isEmbed: boolean;
  /** Stands in one gallery row with the figure before. */
  readonly continuesRow: boolean;
  readonly pictures: { readonly picture: Picture; readonly link: string | undefined }[];
  readonly links: (string | undefined)[];
  /** How many pictures and embeds stand in it. */
  shown: number;
  caption?: StyledText | undefined;
};

type FigureReader = HtmlReader & {
  readonly reads: (name: string, attributes: Attributes) => boolean;
  readonly closes: (name: string) => boolean;
  /** Whether text here is nothing a reader sees. */
  readonly hides: () => boolean;
};

const ALWAYS = new Set(['figure', 'figcaption', 'img', 'iframe', 'script', 'noscript', 'label']);

export function readFigure(units: UnitCollector, targetOf: TargetOf): FigureReader {
  let figure: Figure | undefined;
  let inCaption = false;
  /** The element whose inside is not shown, how deep we are in it, and the links met there. */
  let hidden: { readonly name: string; depth: number; readonly links: string[] } | undefined;
  let backgroundKey: string | undefined;
  let background: { -readonly [Key in keyof Picture]: Picture[Key] } | undefined;

  function embed(url: string, foreign = false): void {
    beginEmbed();
    units.unit({ kind: 'embed', shows: shownBy(url), foreign });
  }

  /** What stands before an embed in its figure comes before it. */
  function beginEmbed(): void {
    if (!figure) return;
    placePictures(figure);
    figure.shown++;
  }

  /** The pictures of a figure that are in no unit yet; the last of them has the caption. */
  function placePictures({ pictures }: Figure, caption?: StyledText): void {
    pictures.splice(0).forEach(({ picture, link }, index, { length }) => {
      place(index === length - 1 && caption ? { ...picture, caption } : picture, link);
    });
  }

  function place(picture: Picture, link: string | undefined): void {
    units.openBlock('paragraph');
    units.style().links.push(link);
    units.picture(picture);
    units.closeBlock();
    units.style().links.pop();
  }

  function openHidden(name: string, attributes: Attributes): void {
    hidden = { name, depth: 1, links: [] };
    const { src } = attributes;
    if (src && name === 'iframe' && isWebAddress(src)) embed(src);
    else if (name === 'iframe') {
      beginEmbed();
      units.unit({ kind: 'lost embed' });
    }
    if (src && name === 'script' && !src.includes('platform.twitter.com')) {
      embed(src, !shownBy(src).startsWith('gist '));
    }
  }

  function closeHidden(name: string, links: readonly string[]): void {
    const link = links.findLast((href) => /\/status(?:es)?\//.test(href)) ?? links.at(-1);
    if (name === 'blockquote' && (link === undefined || isWebAddress(link)))
      embed(link ?? 'a tweet without address');
    if (name !== 'noscript' || link === undefined) return;
    // Who runs no scripts gets a link; it must lead to what the script shows.
    const last = units.last();
    if (last?.kind === 'embed' && last.shows === shownBy(link)) return;
    units.unit({ kind: 'embed', shows: `only a link to ${shownBy(link)}, for readers without scripts` });
  }

  function openBackground(attributes: Attributes): void {
    const key = attributes['data-image-id'] ?? backgroundKey;
    const url = /url\(\s*["']?([^"')]*)/.exec(attributes.style ?? '')?.[1] ?? '';
    backgroundKey = undefined;
    if (key === undefined && url === '') return;
    background = { key: key ?? url, url, alt: NO_TEXT };
    place(background, undefined);
  }

  function closeCaption(name: string): void {
    const said = units.closeAside();
    const caption = said?.text.trim() ? said : undefined;
    inCaption = false;
    if (name === 'figcaption' && figure) figure.caption = caption;
    else if (caption && background) background.caption = caption;
    else if (caption) units.unit({ kind: 'text', block: 'caption', role: 'caption', content: caption });
  }

  function closeFigure(closed: Figure): void {
    const { pictures, caption, shown, isEmbed, continuesRow } = closed;
    const endsWithPicture = pictures.length > 0;
    figure = undefined;
    if (continuesRow) units.openRow(true);
    placePictures(closed, caption);
    if (continuesRow) units.closeRow();
    if (endsWithPicture) return;
    if (isEmbed && shown === 0) units.unit({ kind: 'lost embed' });
    if (caption) units.unit({ kind: 'text', block: 'caption', role: 'caption', content: caption });
  }

  return {
    reads: (name, { class: classes = '' }) =>
      hidden !== undefined ||
      ALWAYS.has(name) ||
      (name === 'a' && figure !== undefined && !inCaption) ||
      /\b(?:twitter-tweet|section-background(?:Image)?)(?= |$)/.test(classes),
    hides: () => hidden !== undefined,
    open(name, attributes) {
      if (hidden) {
        hidden.depth++;
        if (name === 'a' && attributes.href) hidden.links.push(attributes.href);
      } else if (name === 'figure') {
        units.closeBlock();
        figure = {
          isEmbed: !!attributes.class?.includes('graf--iframe'),
          continuesRow: !!attributes.class?.includes('graf--layoutOutsetRowContinue'),
          pictures: [],
          links: [],
          shown: 0,
        };
      } else if (name === 'figcaption' || name === 'label') {
        inCaption = true;
        units.openAside();
      } else if (name === 'img') {
        const picture = pictureOf(attributes);
        if (figure && picture) {
          figure.pictures.push({ picture, link: figure.links.at(-1) });
          figure.shown++;
        } else if (picture) units.picture(picture);
      } else if (name === 'a') figure?.links.push(linkOf(attributes.href, attributes.title, targetOf));
      else if (name === 'div' && attributes.class?.includes('section-backgroundImage'))
        openBackground(attributes);
      else if (name === 'div') backgroundKey = attributes['data-image-id'];
      else openHidden(name, attributes);
    },
    text() {},
    closes: (name) =>
      hidden !== undefined || ALWAYS.has(name) || (name === 'a' && figure !== undefined && !inCaption),
    close(name) {
      if (hidden) {
        if (--hidden.depth > 0) return;
        const { name: hider, links } = hidden;
        hidden = undefined;
        closeHidden(hider, links);
      } else if (name === 'figcaption' || name === 'label') closeCaption(name);
      else if (name === 'figure' && figure) closeFigure(figure);
      else if (name === 'a') figure?.links.pop();
    },
  };
}

/** Nothing but http and https may be shown; all else is as good as lost. */
function isWebAddress(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address.replace(/[\s\p{Cc}]/gu, ''));
}

function pictureOf({ src = '', alt = '', 'data-image-id': id }: Attributes): Picture | undefined {
  const key = id ?? src;
  if (key === '') return undefined;
  const text = fold(alt);
  return { key, url: src, alt: text === '' ? NO_TEXT : { text, runs: [] } };
}
