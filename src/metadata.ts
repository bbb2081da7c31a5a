/** Reads what a page says about its post: the envelope that Medium's export puts around the body. */
import { type Document, type Element, isTag } from 'domhandler';
import { repeatedSubtitle, titleOf } from './constructs/title.ts';
import { findAll, findWhere, fold, hasClass, textOf } from './element.ts';
import type { Metadata } from './model.ts';
import { postKind } from './post-kind.ts';
import { withoutAbsent } from './without-absent.ts';

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
export function readEnvelope(page: Document, fileName: string): Envelope | undefined {
  const body = findWhere(page, isBody);
  if (!body) return undefined;
  // What surrounds the body is small: looking there first spares a search through the whole post for every value.
  const beside = (body.parent?.children ?? []).filter((it): it is Element => isTag(it) && it !== body);
  const parts = (name: string, isOne = (it: Element) => it.name === name) =>
    beside.some((it) => it.name === name) ? beside.filter(isOne) : findAll(page, isOne);
  const [headers, footers] = [parts('header'), parts('footer')];
  const field = (name: string) =>
    said(parts('section', (it) => it.name === 'section' && it.attribs['data-field'] === name)[0]);

  const marked = markedIn(body);
  const name = said(firstIn(headers, 'h1', 'p-name'));
  const { title, heading } = titleOf(name, body, marked.title);
  const subtitle = field('subtitle');
  const description = field('description') ?? subtitle ?? headDescription(page, body);
  const [time, link, by] = [
    firstIn(footers, 'time', 'dt-published'),
    firstIn(footers, 'a', 'p-canonical'),
    firstIn(footers, 'a', 'p-author'),
  ];
  const [date, canonicalLink, author] = [value(time, 'datetime'), value(link, 'href'), said(by)];
  const repeatsDescription = repeatedSubtitle(marked.subtitle, description);

  const metadata = withoutAbsent({
    id: idOf(hrefsIn(footers), canonicalLink, fileName),
    kind: postKind(body, fileName, (date ?? canonicalLink ?? author) !== undefined, name),
    title,
    subtitle: subtitle !== undefined && isUnsaid(subtitle, description, body) ? subtitle : undefined,
    description,
    date,
    author,
    authorUrl: value(by, 'href'),
    tags: footers
      .flatMap((footer) => findAll(footer, (it) => it.name === 'a' && hasClass(it, 'p-tag')))
      .map((tag) => fold(textOf(tag)))
      .filter((tag) => tag.trim() !== ''),
    canonicalLink,
    oldSlug: canonicalLink && lastSegment(canonicalLink),
    featuredImage: marked.picture?.attribs['data-image-id'],
    exportedOn: exportDay(fold(footers.map(textOf).join(''))),
  });
  return {
    metadata,
    body,
    repeated: new Set([heading, repeatsDescription].filter((it) => it !== undefined)),
  };
}

// Medium: <section data-field="body" class="e-content">
function isBody(candidate: Element): boolean {
  return (
    candidate.name === 'section' &&
    (candidate.attribs['data-field'] === 'body' || hasClass(candidate, 'e-content'))
  );
}

type Marked = { title?: Element; subtitle?: Element; picture?: Element };

/** What Medium marks in a body, the first of each kind; found together, because a body without marks is walked to its end. */
function markedIn(body: Element): Marked {
  const found: Marked = {};
  findWhere(body, (it) => {
    const { class: classes, 'data-is-featured': featured } = it.attribs;
    if (classes?.includes('graf--')) {
      if (!found.title && hasClass(it, 'graf--title')) found.title = it;
      if (!found.subtitle && hasClass(it, 'graf--subtitle')) found.subtitle = it;
    }
    if (!found.picture && featured === 'true') found.picture = it;
    return Boolean(found.title && found.subtitle && found.picture);
  });
  return found;
}

// Medium: <meta name="description" content="…">, in few exports
function headDescription(page: Document, body: Element): string | undefined {
  const isDescription = (it: Element) => it.name === 'meta' && it.attribs.name === 'description';
  const found = findWhere(page, (it) => it === body || isDescription(it));
  return found === body ? undefined : value(found, 'content');
}

function firstIn(parts: readonly Element[], name: string, className: string): Element | undefined {
  for (const part of parts) {
    const found = findWhere(part, (it) => it.name === name && hasClass(it, className));
    if (found) return found;
  }
  return undefined;
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

function hrefsIn(footers: readonly Element[]): string[] {
  return footers
    .flatMap((footer) => findAll(footer, (it) => it.name === 'a'))
    .map(({ attribs }) => attribs.href ?? '');
}

/** The text of an element, folded; absent when there is nothing to see in it. */
function said(element: Element | undefined): string | undefined {
  const text = element && fold(textOf(element));
  return text?.trim() ? text : undefined;
}

/** An attribute's value, folded; absent when it is empty. */
function value(element: Element | undefined, name: string): string | undefined {
  return fold(element?.attribs[name] ?? '') || undefined;
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
  const end = footer.slice(-40);
  const pattern = /[^\0-\x7F]/.test(end) ? DAY : ASCII_DAY;
  const [, month = '', day = '', year = ''] = pattern.exec(end) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number > 0 ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

// To make a program of Unicode's letters, nine times over, takes the regular expression 25 ms: as long as 50 posts.
const DAY = /(\p{L}{3,9}) (\d{1,2}), (\d{4})\.?$/u;
const ASCII_DAY = /([A-Za-z]{3,9}) (\d{1,2}), (\d{4})\.?$/;

/** Whether a subtitle, often an excerpt that Medium cut ("…"), stands nowhere else. */
function isUnsaid(subtitle: string, description: string | undefined, body: Element): boolean {
  const letters = (value: string) => value.replace(/\s+/g, '').replace(/…$/, '');
  return (
    letters(subtitle) !== letters(description ?? '') && !letters(textOf(body)).includes(letters(subtitle))
  );
}
