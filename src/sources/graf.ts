/** The paragraphs of a post ("grafs" in Medium's HTML) as plain values: what every form of a page is read into. */

/** An image of Medium's. */
export type GrafImage = {
  readonly id?: string;
  /** Where the page shows it from; made from the id when absent. */
  readonly src?: string;
  readonly externalSrc?: string;
  readonly width?: number;
  readonly height?: number;
  readonly alt?: string;
  readonly isFeatured?: boolean;
};

type Named = {
  /** Four hexadecimal digits as a rule; unique within a post. */
  readonly name?: string;
};

type Role = 'title' | 'subtitle' | 'kicker';

export type TextGraf = Named & {
  readonly kind: 'p' | 'h2' | 'h3' | 'h4' | 'blockquote' | 'pullquote' | 'uli' | 'oli' | 'sectionCaption';
  /** Inline HTML. */
  readonly html: string;
  readonly role?: Role;
  readonly hasDropCap?: boolean;
};

export type Graf =
  | TextGraf
  | (Named & {
      readonly kind: 'pre';
      /** Inline HTML; only its text counts. */
      readonly html: string;
      /** How the export says it: 2 chosen by the writer, 1 guessed by Medium, 0 none. Absent for listings of before 2022. */
      readonly mode?: 0 | 1 | 2;
      readonly language?: string;
    })
  | (Named & {
      readonly kind: 'image';
      readonly image: GrafImage;
      readonly href?: string;
      /** Inline HTML of the caption. */
      readonly html: string;
      readonly layout?: Layout;
    })
  | (Named & {
      readonly kind: 'embed';
      /** What stands in the figure; empty when nobody knows. */
      readonly shown: string;
      readonly html: string;
      readonly layout?: Layout;
    })
  | (Named & {
      readonly kind: 'card';
      /** Inline HTML: a link around title, description and site. */
      readonly html: string;
      readonly href?: string;
      readonly thumbnail?: string;
      readonly mediaId?: string;
    });

/** As the export's classes have it: `graf--layoutOutsetRow`. */
export type Layout = 'OutsetCenter' | 'OutsetLeft' | 'FillWidth' | 'OutsetRow' | 'OutsetRowContinue';

export type Section = {
  readonly name?: string;
  readonly background?: GrafImage;
  readonly grafs: readonly Graf[];
};
