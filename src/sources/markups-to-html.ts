/** The marks and links of a paragraph, which JSON gives as ranges that may overlap, as nested HTML. */
import { markupAttribute, markupText } from './escape-markup.ts';

/** A mark on the characters from `start` to before `end`, counted in UTF-16 units as JavaScript does. */
export type Markup = {
  readonly type: 'strong' | 'em' | 'code' | 'a';
  readonly start: number;
  readonly end: number;
  readonly href?: string;
  readonly title?: string;
  /** Of the person that the link mentions. */
  readonly userId?: string;
};

const MARKS = ['strong', 'em', 'code'] as const;

/**
 * A link is outermost and never cut by a mark, code is innermost. Of links that overlap, the one that began first has the
 * characters they share. Ranges beyond the text are cut to it; one that ends within a character takes the whole of it.
 */
export function markupsToHtml(text: string, markups: readonly Markup[]): string {
  const events = eventsOf(text, markups);
  const links = new Set<Markup>();
  const count = { strong: 0, em: 0, code: 0 };
  const parts: string[] = [];
  let open: readonly Tag[] = [];
  let at = 0;

  for (const { place, markup, opens } of events) {
    if (place > at) {
      open = reopened(parts, open, tagsOf(links, count));
      parts.push(piece(text, at, place));
      at = place;
    }
    if (markup.type !== 'a') count[markup.type] += opens ? 1 : -1;
    else if (opens) links.add(markup);
    else links.delete(markup);
  }
  reopened(parts, open, []);
  parts.push(piece(text, at, text.length));
  return parts.join('');
}

type Event = { readonly place: number; readonly markup: Markup; readonly opens: boolean };

function eventsOf(text: string, markups: readonly Markup[]): readonly Event[] {
  return markups
    .flatMap((markup): Event[] => {
      const start = characterEdge(text, clamped(markup.start, text.length), -1);
      const end = characterEdge(text, clamped(markup.end, text.length), 1);
      if (start >= end) return [];
      return [
        { place: start, markup, opens: true },
        { place: end, markup, opens: false },
      ];
    })
    .sort((one, other) => one.place - other.place);
}

function clamped(place: number, length: number): number {
  return Number.isFinite(place) ? Math.min(Math.max(Math.trunc(place), 0), length) : 0;
}

function characterEdge(text: string, place: number, direction: 1 | -1): number {
  const splits = /[\uD800-\uDBFF]/.test(text.charAt(place - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(place));
  return splits ? place + direction : place;
}

type Tag = { readonly name: string; readonly markup?: Markup };

function tagsOf(
  links: ReadonlySet<Markup>,
  count: Readonly<Record<(typeof MARKS)[number], number>>,
): readonly Tag[] {
  const [link] = links;
  return [
    ...(link ? [{ name: 'a', markup: link }] : []),
    ...MARKS.filter((mark) => count[mark] > 0).map((name) => ({ name })),
  ];
}

/** Closes and opens what differs; returns what is open then. */
function reopened(parts: string[], open: readonly Tag[], wanted: readonly Tag[]): readonly Tag[] {
  let same = 0;
  while (
    same < open.length &&
    open[same]?.name === wanted[same]?.name &&
    open[same]?.markup === wanted[same]?.markup
  ) {
    same++;
  }
  for (const { name } of open.slice(same).reverse()) parts.push(`</${name}>`);
  for (const tag of wanted.slice(same)) parts.push(openingTag(tag));
  return wanted;
}

// As the export has it: <strong class="markup--strong">, <a href="…" data-href="…" class="markup--anchor">,
// <a href="https://medium.com/u/2d86655f6b42" data-anchor-type="2" data-user-id="2d86655f6b42" class="markup--user">
function openingTag({ name, markup }: Tag): string {
  if (!markup) return `<${name} class="markup--${name}">`;
  const { href, title, userId } = markup;
  if (userId !== undefined) {
    const profile = `https://medium.com/u/${userId}`;
    return `<a${markupAttribute('href', profile)} data-anchor-type="2"${markupAttribute('data-user-id', userId)} class="markup--user">`;
  }
  return `<a${markupAttribute('href', href ?? '')}${markupAttribute('data-href', href ?? '')} class="markup--anchor"${markupAttribute('title', title)}>`;
}

function piece(text: string, from: number, to: number): string {
  // A line end of two characters is one, also where a mark begins between them.
  const end = text[to - 1] === '\r' && text[to] === '\n' ? to - 1 : to;
  return markupText(text.slice(from, end));
}
