/** What the judge reports, and what it is told of changes made on purpose. */

import type { CaptionStyle, Gists } from '../model.ts';
import { FREE_SPACE, type StyledText, type Unit } from './unit.ts';

/** One difference between a post at Medium and our Markdown of it. */
export type Loss = {
  readonly kind:
    | 'words'
    | 'style'
    | 'link'
    | 'block'
    | 'image'
    | 'alt'
    | 'caption'
    | 'embed'
    | 'code'
    | 'language'
    | 'section-break'
    | 'front-matter';
  /** For people: `paragraph 12: “First words of it…”`. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
};

/** Changes made on purpose, by name: they are applied to the expectation before anything is compared. */
export type Intended = {
  readonly captions: CaptionStyle;
  readonly guessedLanguages: boolean;
  /** Thumbnails of link cards are kept. */
  readonly cardImages?: boolean;
  /** Where each picture is to point: Medium's image id, else the exported URL → URL in the Markdown. Absent: the exported URL. */
  readonly pictureUrls: ReadonlyMap<string, string>;
  /** Front-matter keys the user set: not compared. */
  readonly overridden: readonly string[];
  /** Own links rewritten: exported target → new target. */
  readonly links: ReadonlyMap<string, string>;
  /** Gists whose code is to stand in the place of their embeds, by id. Absent: every embed stays. */
  readonly gists?: Gists | undefined;
  /** How the file is to be read; absent: as the default flavour. */
  readonly reading?: Reading;
};

/** The inverse of what a flavour does to a post. */
export type Reading = {
  readonly format: 'yaml' | 'toml';
  /** Where the front matter has each value; one that is missing here was left out on purpose. */
  readonly values: ReadonlyMap<FrontMatterKey, ValueReading>;
  /** The body without the generator's own syntax; `inlineHtml` makes HTML of one line of Markdown. */
  readonly body: (markdown: string, inlineHtml: (markdown: string) => string) => string;
  /** Headings stand one level up. */
  readonly shiftHeadings: boolean;
};

export type ValueReading = {
  /** Dots lead into tables. */
  readonly key: string;
  readonly read: (written: unknown) => unknown;
  /** What of the value the flavour can hold. */
  readonly keeps: (value: unknown) => unknown;
  /** What stands there where the post has none; `undefined`: nothing. */
  readonly absent: unknown;
};

/** What a reader of the post at Medium sees, in order. */
export type Expectation = {
  readonly units: readonly Unit[];
  /** By key of our front matter; a key that is to be missing is absent. */
  readonly frontMatter: ReadonlyMap<FrontMatterKey, unknown>;
};

export type FrontMatterKey =
  | 'title'
  | 'description'
  | 'subtitle'
  | 'date'
  | 'canonical_link'
  | 'redirect_from'
  | 'published';

/** A text for a message: odd characters visible, and no longer than a line. */
export function show(text: string, length = 120): string {
  const cut = text.length > length ? `${text.slice(0, length)}…` : text;
  return cut
    .replaceAll(FREE_SPACE, '⏎')
    .replaceAll('\n', '⏎')
    .replace(/[^\S ]|\p{C}/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The neighbourhood of the first difference of two texts, on both sides. */
export function showDifference(expected: string, found: string): { expected: string; found: string } {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at++;
  const from = Math.max(0, at - 40);
  const around = (text: string) => `${from > 0 ? '…' : ''}${show(text.slice(from), 100)}`;
  return { expected: around(expected), found: around(found) };
}

export function showStyled({ text }: StyledText): string {
  return `“${show(text, 60)}”`;
}
