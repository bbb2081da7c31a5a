/** What a preset is: everything about the output that one site generator wants in its own way. */
import type { CaptionStyle, Metadata, PostKind } from '../model.ts';
import type { Redirect } from '../redirects/redirect-host.ts';

export type Preset = {
  readonly name: string;
  /**
   * Paths below the output folder, with forward slashes. `:slug`, `:id`, `:year`, `:month` and `:day` stand for what they say of
   * the post.
   */
  readonly files: Readonly<Record<PostKind, string>>;
  readonly pictures: {
    /** The folder of a post's pictures; `:folder` is the folder of its Markdown file. */
    readonly folder: string;
    /** Where the text finds them, behind `assetPrefix`; `.` when they lie beside the text. */
    readonly url: string;
    /** What comes before the addresses of pictures where the user says nothing. */
    readonly assetPrefix: string;
  };
  /** The address of a post on the finished site, where the user says nothing. */
  readonly url: string;
  /** The folder whose content the site serves as it is; empty for the output folder itself. */
  readonly publicFolder: string;
  /** Redirects as the generator's configuration reads them from JSON. */
  readonly redirectJson?: (redirects: readonly Redirect[]) => unknown;
  readonly captions: CaptionStyle;
  readonly frontMatter: FrontMatter;
  readonly syntax?: BodySyntax;
};

export type FrontMatter = {
  readonly format: 'yaml' | 'toml';
  readonly entries: readonly Entry[];
  /** Keys with one value for all posts; they stand last. */
  readonly constants?: Readonly<Record<string, unknown>>;
};

/** What front matter can say of a post. */
export type Field =
  | 'title'
  | 'description'
  | 'subtitle'
  | 'date'
  | 'tags'
  | 'published'
  | 'canonical_link'
  | 'redirect_from'
  | 'author'
  | 'author_url'
  | 'publication'
  | 'image'
  | 'id'
  | 'slug'
  | 'kind'
  | 'url';

export type Entry = {
  readonly field: Field;
  /** Dots lead into tables: `taxonomies.tags`. */
  readonly key: string;
  readonly form?: Form;
};

/** How one value is written, and how it is read back. */
export type Form = {
  /** What to write; `undefined` leaves the key out. The value is `undefined` where the post has none. A `Date` is written bare. */
  readonly write: (value: unknown, post: PostFacts) => unknown;
  /** The inverse. */
  readonly read: (written: unknown) => unknown;
  /** Where the form says less than the post: what of its value can be read back. */
  readonly keeps?: (value: unknown) => unknown;
};

/** What is known of a post beside its text. */
export type PostFacts = {
  readonly metadata: Metadata;
  readonly slug: string;
  /** Its address on the finished site. */
  readonly url: string;
  /** Where the text finds the picture that Medium shows in listings. */
  readonly image?: string;
};

/** What a generator wants written in another way than Markdown and HTML have it. Without an answer, they stand. */
export type BodySyntax = {
  /** Code as the generator leaves it alone; given with its fence or its backticks. */
  readonly code?: (markdown: string) => string;
  /** Text of prose, escaped already. */
  readonly text?: (escaped: string) => string;
  /** What is shown in a frame; `src` is its address. */
  readonly frame?: (src: string) => string | undefined;
  /** A picture that Markdown cannot hold with all it says. */
  readonly figure?: (figure: Figure) => string | undefined;
  /** The inverse of all this: a body in plain Markdown and HTML. */
  readonly read?: (body: string, inlineHtml: InlineHtml) => string;
};

/** Makes HTML of one line of Markdown. It is handed in, because most runs need no parser of Markdown. */
export type InlineHtml = (markdown: string) => string;

export type Figure = {
  readonly src: string;
  readonly alt: string;
  /** Markdown, in one line. */
  readonly caption?: string;
  readonly link?: string;
};
