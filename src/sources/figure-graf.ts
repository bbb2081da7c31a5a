/** A figure of a rendered page, of any year and however it was saved, as a graf: an image, or something embedded. */
import { type Element, isTag } from 'domhandler';
import { childElements, findAll, findFirst, findWhere, hasClass, textOf } from '../element.ts';
import { imageIdOf, isImageId } from '../image-address.ts';
import { domInline, type InlineOptions } from './dom-inline.ts';
import { type Embedded, embedHtml, isUnresolved, mediaIdIn } from './embed-html.ts';
import type { Graf, GrafImage, Layout } from './graf.ts';

export type FigureOptions = InlineOptions & {
  /** What is known from elsewhere of embeds, by Medium's id. */
  readonly embedded: (mediaId: string) => Embedded | undefined;
  readonly unresolved: (mediaId: string) => void;
};

/** The graf of a figure; undefined where it shows nothing and says nothing. */
export function figureGraf(
  figure: Element,
  layout: Layout | undefined,
  options: FigureOptions,
): Graf | undefined {
  const given = figure.attribs.name ?? figure.attribs.id;
  const name = given === undefined ? {} : { name: given };
  const withLayout = layout === undefined ? {} : { layout };
  const caption = findFirst(figure, 'figcaption');
  const html = caption && textOf(caption).trim() !== '' ? domInline(caption, options) : '';
  const shown = embedOf(figure, options);
  const image = shown === undefined ? imageOfFigure(figure, caption) : undefined;
  if (image) {
    const href = image.element && linkAround(image.element, figure);
    return {
      kind: 'image',
      ...name,
      image: image.image,
      html,
      ...withLayout,
      ...(href !== undefined && { href: options.address(href) }),
    };
  }
  return { kind: 'embed', ...name, shown: shown ?? '', html, ...withLayout };
}

/** What an embedding figure shows; undefined where nothing in it embeds. */
function embedOf(figure: Element, options: FigureOptions): string | undefined {
  const frame = findFirst(figure, 'iframe');
  if (frame) {
    const src = frame.attribs['data-savepage-src'] ?? frame.attribs['data-src'] ?? frame.attribs.src ?? '';
    const inside = findFirst(frame, 'a')?.attribs.href ?? '';
    const mediaId = frame.attribs['data-media-id'] ?? mediaIdIn(src) ?? mediaIdIn(inside);
    const [width, height] = [pixels(frame.attribs.width), pixels(frame.attribs.height)];
    const size = { ...(width && { width }), ...(height && { height }) };
    if (mediaId === undefined) return embedHtml({ frame: options.address(src), ...size });
    const known = options.embedded(mediaId);
    if (isUnresolved({ mediaId, ...known })) options.unresolved(mediaId);
    return embedHtml({ mediaId, ...size, ...known });
  }
  const tweet = findWhere(figure, (it) => hasClass(it, 'twitter-tweet'));
  const link = tweet && findAll(tweet, ({ name }) => name === 'a').at(-1)?.attribs.href;
  if (link !== undefined) return embedHtml({ page: link });
  const script = findWhere(figure, ({ name, attribs }) => name === 'script' && Boolean(attribs.src));
  return script && embedHtml({ page: script.attribs.src ?? '' });
}

function pixels(size: string | undefined): number | undefined {
  return size !== undefined && /^[1-9]\d*$/.test(size) ? Number(size) : undefined;
}

function imageOfFigure(
  figure: Element,
  caption: Element | undefined,
): { readonly image: GrafImage; readonly element: Element | undefined } | undefined {
  const elements = findAll(
    figure,
    (it) => it === caption || SHOWS.has(it.name) || 'data-image-id' in it.attribs,
  )
    .filter((it) => it !== caption)
    .flatMap((it) => [it, ...findAll(it, ({ name }) => SHOWS.has(name))]);
  if (elements.length === 0) return undefined;
  const attribute = (name: string) => elements.map(({ attribs }) => attribs[name]).find(Boolean);
  const addresses = elements.flatMap(addressesOf);
  const said = attribute('data-image-id');
  const id = said && isImageId(said) ? said : bestId(addresses);
  const src = addresses.find((it) => /^https?:/i.test(it)) ?? addresses[0];
  if (id === undefined && src === undefined) return undefined;
  const alt = elements
    .map(({ name, attribs }) => (name === 'img' ? attribs.alt : undefined))
    .find(saysSomething);
  const [width, height] = [pixels(attribute('data-width')), pixels(attribute('data-height'))];
  const externalSrc = attribute('data-external-src');
  return {
    element: elements[0],
    image: {
      ...(id !== undefined ? { id } : { src: src ?? '' }),
      ...(width && height && { width, height }),
      ...(alt !== undefined && { alt }),
      ...(externalSrc !== undefined && { externalSrc }),
      ...(attribute('data-is-featured') === 'true' && { isFeatured: true }),
    },
  };
}

const SHOWS = new Set(['img', 'source']);

/** What Medium's own pages of 2020 say of every picture is no alternative text. */
function saysSomething(alt: string | undefined): boolean {
  return alt !== undefined && alt.trim() !== '' && alt !== 'Image for post';
}

/** All addresses an element shows a picture from, those that say most about the upload first. */
function addressesOf({ name, attribs }: Element): readonly string[] {
  // Medium writes other extensions into the addresses of its WebP renditions.
  if (attribs.type === 'image/webp') return [];
  const sets = [attribs['data-savepage-srcset'], attribs.srcset, attribs['data-srcset']].flatMap((set) =>
    (set ?? '')
      .split(/,\s+/)
      .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
      .reverse(),
  );
  const plain = ['data-savepage-src', 'data-sf-original-src', 'data-src', 'data-original-src', 'src'];
  const own = name === 'img' ? plain.map((attribute) => attribs[attribute] ?? '') : [];
  return [...own.slice(0, -1), ...sets, ...own.slice(-1)].filter((address) => address !== '');
}

function bestId(addresses: readonly string[]): string | undefined {
  for (const address of addresses) {
    const id = imageIdOf(address);
    if (id !== undefined) return id;
  }
  return addresses.map(idInSavedName).find((id) => id !== undefined);
}

// "My post_files/1_abc.png": browsers write `_` for the `*` of an id when they save a page, and (1) behind what they have already.
function idInSavedName(address: string): string | undefined {
  if (/^(?:data|blob|https?):/i.test(address)) return undefined;
  const [, kind, rest, extension = ''] =
    /(?:^|[\\/])(\d)[_*-]([\w@-]{6,60})(?:\(\d+\))?(\.\w{1,5})?$/.exec(unescaped(address)) ?? [];
  return kind === undefined ? undefined : `${kind}*${rest}${extension}`;
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function linkAround(image: Element, figure: Element): string | undefined {
  for (let around = image.parent; around && around !== figure; around = around.parent) {
    if (isTag(around) && around.name === 'a') return around.attribs.href;
  }
  const [inside] = childElements(image).filter(({ name }) => name === 'a');
  return inside?.attribs.href;
}
