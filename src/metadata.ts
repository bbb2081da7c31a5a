/** Reads what a page says about its post: the envelope that Medium's export puts around the body. */
import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { repeatedSubtitle, titleOf } from './constructs/title.ts';
import { findWhere, fold, textOf } from './element.ts';
import type { Metadata } from './model.ts';
import { postKind } from './post-kind.ts';

export type Envelope = {
  readonly metadata: Metadata;
  /** The element that holds the body. */
  readonly body: Element;
  /** Headings of the body that say again what the front matter says. */
  readonly repeated: ReadonlySet<Element>;
};

/**
 * Reads the metadata of an export page. Values the page does not hold are absent, none is made up; `undefined` when the page
 * holds no post. `fileName` decides only where the page is silent: the id of hand-made pages, and what is a draft.
 */
export function readEnvelope($: CheerioAPI, fileName: string): Envelope | undefined {
  const body = $('section[data-field=body], section.e-content').get(0);
  if (!body) return undefined;
  // What surrounds the body is small: looking there first spares a search through the whole post for every value.
  const beside = $(body).siblings();
  const part = (name: string) => (beside.is(name) ? beside.filter(name) : $(name)) as Cheerio<Element>;
  const [header, sections, footer] = [part('header'), part('section'), part('footer')];
  const said = (within: Cheerio<Element>, selector: string) => textIn(within.find(selector).first());
  const attribute = (within: Cheerio<Element>, selector: string, name: string) =>
    fold(within.find(selector).first().attr(name) ?? '') || undefined;

  const name = said(header, 'h1.p-name');
  const { title, heading } = titleOf(name, body);
  const subtitle = textIn(sections.filter('[data-field=subtitle]').first());
  const description =
    textIn(sections.filter('[data-field=description]').first()) ??
    subtitle ??
    attribute($('head'), 'meta[name=description]', 'content');
  const date = attribute(footer, 'time.dt-published', 'datetime');
  const canonicalLink = attribute(footer, 'a.p-canonical', 'href');
  const author = said(footer, 'a.p-author');
  const repeatsDescription = repeatedSubtitle(body, description);
  const featured = findWhere(body, ({ attribs }) => attribs['data-is-featured'] === 'true');

  const metadata = withoutAbsent({
    id: idOf(hrefsIn(footer), canonicalLink, fileName),
    kind: postKind(body, fileName, (date ?? canonicalLink ?? author) !== undefined, name),
    title,
    subtitle: subtitle !== undefined && isUnsaid(subtitle, description, body) ? subtitle : undefined,
    description,
    date,
    author,
    authorUrl: attribute(footer, 'a.p-author', 'href'),
    tags: footer
      .find('a.p-tag')
      .toArray()
      .map((tag) => fold(textOf(tag)))
      .filter((tag) => tag.trim() !== ''),
    canonicalLink,
    oldSlug: canonicalLink && lastSegment(canonicalLink),
    featuredImage: featured?.attribs['data-image-id'],
    exportedOn: exportDay(fold(footer.toArray().map(textOf).join(''))),
  });
  return {
    metadata,
    body,
    repeated: new Set([heading, repeatsDescription].filter((it) => it !== undefined)),
  };
}

/**
 * The id: the end of the canonical link, else of the `medium.com/p/<id>` link in the footer, else of the file name. Medium
 * drops leading zeros, so it has 8 to 12 hexadecimal digits.
 */
function idOf(
  links: readonly string[],
  canonicalLink: string | undefined,
  fileName: string,
): string | undefined {
  return (
    /[-/]([\da-f]{8,12})$/.exec(canonicalLink ?? '')?.[1] ??
    links.map((href) => /\/p\/([\da-f]{8,12})$/.exec(href)?.[1]).find(Boolean) ??
    /(?:^|[-_])([\da-f]{8,12})\.html?$/.exec(fileName)?.[1]
  );
}

function hrefsIn(footer: Cheerio<Element>): string[] {
  return footer
    .find('a')
    .toArray()
    .map(({ attribs }) => attribs.href ?? '');
}

function textIn(found: Cheerio<Element>): string | undefined {
  return visible(fold(found.toArray().map(textOf).join('')));
}

/** The last segment of an address, decoded. */
export function lastSegment(address: string): string | undefined {
  const segment = address
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
    .at(-1);
  if (segment === undefined) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The day at the end of a footer: `Exported from Medium on June 1, 2019.` */
export function exportDay(footer: string): string | undefined {
  const [, month = '', day = '', year = ''] = /(\p{L}{3,9}) (\d{1,2}), (\d{4})\.?$/u.exec(footer) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number > 0 ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

/** Whether a subtitle, often an excerpt that Medium cut ("…"), stands nowhere else. */
function isUnsaid(subtitle: string, description: string | undefined, body: Element): boolean {
  const letters = (value: string) => value.replace(/\s+/g, '').replace(/…$/, '');
  return (
    letters(subtitle) !== letters(description ?? '') && !letters(textOf(body)).includes(letters(subtitle))
  );
}

/** A text with anything to see in it. */
function visible(value: string): string | undefined {
  return value.trim() === '' ? undefined : value;
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutAbsent<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as Present<T>;
}
