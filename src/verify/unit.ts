/** What the judge compares: a post as a flat list of units, read from Medium's page or from our Markdown. */

/** A stretch of equally styled text; white space has no style, so `length` counts the other characters only. */
export type Run = {
  readonly length: number;
  /** `strong`, `emphasis`, `code`, joined by `+`; empty for plain text. */
  readonly marks: string;
  /** Comparable form of the link's target, and of its title when that says something else. */
  readonly link?: string;
  /** A picture within the text; it counts as one character, `PICTURE`. */
  readonly picture?: Picture;
};

/** Text with folded white space (a forced line break is `\n`) and its styles. */
export type StyledText = { readonly text: string; readonly runs: readonly Run[] };

export type Picture = {
  /** What the pictures of `Intended.pictureUrls` are known by: Medium's image id, else the URL. Raw side only. */
  readonly key?: string;
  readonly url: string;
  /** Plain text at Medium; in our Markdown possibly a caption with links. */
  readonly alt: StyledText;
  readonly caption?: StyledText;
};

export type TextUnit = {
  readonly kind: 'text';
  /** Where it stands, for people: `paragraph`, `heading 3`, `quote`, `bullet at depth 1, continued` … */
  readonly block: string;
  readonly content: StyledText;
  readonly role?: TextRole;
};

/** What Medium's classes (or a `figcaption`) say about a text beyond its block. */
export type TextRole = 'title' | 'subtitle' | 'caption';

export type PictureUnit = {
  readonly kind: 'picture';
  readonly picture: Picture;
  readonly link?: string;
  /** Stands in one row with the picture before. */
  readonly beside?: boolean;
  /** The thumbnail of a link card: content only where it is asked for. */
  readonly thumbnail?: boolean;
};

/** `shows` names what is embedded: `YouTube video abc`, `gist user/id#file-x`, `tweet 123`, `page https://…`. */
type EmbedUnit = {
  readonly kind: 'embed';
  readonly shows: string;
  /** A script of nobody we know: a link to it will do. */
  readonly foreign?: boolean;
  /** Stands in a list or a quote. */
  readonly nested?: boolean;
};

export type CodeUnit = {
  readonly kind: 'code';
  /** The block the listing stands in; empty at top level. */
  readonly block: string;
  readonly text: string;
  readonly language: string;
  /** The language is Medium's guess, not the writer's choice. */
  readonly guessed: boolean;
};

export type Unit =
  | TextUnit
  | PictureUnit
  | EmbedUnit
  | CodeUnit
  | { readonly kind: 'section break' }
  /** An embed that Medium's export lost: some emphasised paragraph has to say so. */
  | { readonly kind: 'lost embed' };

/** Stands, in what is expected, for a space or a line break: either will do, one there must be. No page and no Markdown can hold it. */
export const FREE_SPACE = '\0';

/** Stands for a picture in a text. */
export const PICTURE = '\ufffc';

export const NO_TEXT: StyledText = { text: '', runs: [] };

/** ASCII white space (with U+000B) becomes one space and goes from the edges, as browsers and Markdown readers show it; nbsp and hair spaces stay. */
export function fold(text: string): string {
  return text.replace(/[ \t\n\v\f\r]+/g, ' ').replace(/^ | $/g, '');
}

/** Like `fold`, with nbsp and hair spaces taken for spaces too: Medium's header and headings differ in just these. */
export function foldAll(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
