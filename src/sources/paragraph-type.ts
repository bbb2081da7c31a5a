/** The kinds of paragraphs, layouts and marks in Medium's JSON: by name since 2019, by number before and in `?format=json`. */
import type { Layout } from './graf.ts';
import type { Markup } from './markups-to-html.ts';

export type ParagraphType =
  | 'p'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'blockquote'
  | 'pullquote'
  | 'uli'
  | 'oli'
  | 'pre'
  | 'image'
  | 'iframe'
  | 'card'
  | 'sectionCaption';

const TYPES = new Map<unknown, ParagraphType>([
  ...both('P', 1, 'p'),
  ...both('H2', 2, 'h2'),
  ...both('H3', 3, 'h3'),
  ...both('IMG', 4, 'image'),
  ...both('BQ', 6, 'blockquote'),
  ...both('PQ', 7, 'pullquote'),
  ...both('PRE', 8, 'pre'),
  ...both('ULI', 9, 'uli'),
  ...both('OLI', 10, 'oli'),
  ...both('IFRAME', 11, 'iframe'),
  ...both('H4', 13, 'h4'),
  ...both('MIXTAPE_EMBED', 14, 'card'),
  ...both('SECTION_CAPTION', 15, 'sectionCaption'),
]);

/** Undefined for a type that nobody has seen. */
export function paragraphType(type: unknown): ParagraphType | undefined {
  return TYPES.get(type);
}

const MARKUP_TYPES = new Map<unknown, Markup['type']>([
  ...both('STRONG', 1, 'strong'),
  ...both('EM', 2, 'em'),
  ...both('A', 3, 'a'),
  ...both('CODE', 10, 'code'),
]);

/** Undefined for a type that nobody has seen. */
export function markupType(type: unknown): Markup['type'] | undefined {
  return MARKUP_TYPES.get(type);
}

const LAYOUTS = new Map<unknown, Layout>([
  ...both('OUTSET_CENTER', 3, 'OutsetCenter'),
  ...both('OUTSET_LEFT', 4, 'OutsetLeft'),
  ...both('FULL_WIDTH', 5, 'FillWidth'),
  ...both('OUTSET_ROW', 6, 'OutsetRow'),
  ...both('OUTSET_ROW_CONTINUE', 7, 'OutsetRowContinue'),
]);

/** Undefined for the layouts that the export has no class for. */
export function layoutOf(layout: unknown): Layout | undefined {
  return LAYOUTS.get(layout);
}

function both<const T>(name: string, number: number, meaning: T): readonly (readonly [unknown, T])[] {
  return [
    [name, meaning],
    [number, meaning],
  ];
}
