/** The values that flow between the stages: every stage is a function from one of these types to the next. */

/** One HTML page of an export, as it was read. */
export type Page = {
  /** Where it came from, as a person would look for it: `medium-export.zip/posts/2018-08-01_Title-7ece623daf9b.html`. */
  readonly path: string;
  /** The file name alone, without folders. */
  readonly name: string;
  /** As text, or its bytes, which are taken for UTF-8. */
  readonly html: string | Buffer;
};

/** A page as text. */
export type TextPage = Page & { readonly html: string };

/** A `response` is a comment on somebody's post. */
export type PostKind = 'post' | 'draft' | 'response';

/** What Medium says about a post, read from its page and nothing else. A value the page does not hold is absent. */
export type Metadata = {
  /** The 8–12 hexadecimal digits that end a post's address. Absent only in hand-made pages. */
  readonly id?: string;
  readonly kind: PostKind;
  /** Plain text, white space folded. Absent for untitled drafts. */
  readonly title?: string;
  /** Only where neither the description nor the body says it. */
  readonly subtitle?: string;
  readonly description?: string;
  /** First publication, ISO 8601 in UTC as the export has it. */
  readonly date?: string;
  readonly author?: string;
  readonly authorUrl?: string;
  readonly tags: readonly string[];
  /** The address on medium.com, as the export has it (percent-encoded). */
  readonly canonicalLink?: string;
  /** The last segment of the canonical link, decoded, with its id: `some-title-7ece623daf9b`. */
  readonly oldSlug?: string;
  /** Identity of the picture that Medium shows in listings: the key of a `PictureRequest`. */
  readonly featuredImage?: string;
  /** The day this page was exported, `2019-06-01`; what decides between two versions of a post. */
  readonly exportedOn?: string;
};

/** A picture a post asks for. */
export type PictureRequest = {
  /** Identity within the archive: Medium's image id, or the URL of a picture that has none. */
  readonly key: string;
  /** Medium's image id (`1*abc.png`), when the picture is Medium's. */
  readonly imageId?: string;
  /** Where the export says the picture is. */
  readonly url: string;
  /** Where the writer took it from (`data-external-src`), when Medium copied it from elsewhere. */
  readonly externalUrl?: string;
  /** Pixels, as Medium measured the original. */
  readonly width?: number;
  readonly height?: number;
};

/** Why a picture could not be had. */
export type PictureFailure =
  | 'not-found'
  | 'refused'
  | 'timeout'
  | 'network'
  | 'server-error'
  | 'rate-limited'
  | 'not-an-image'
  | 'truncated'
  | 'too-large'
  | 'private-address'
  | 'bad-address'
  | 'not-asked'
  | 'offline';

/** What became of a picture request. *Could not be had* is an answer, never an exception. */
export type PictureAnswer =
  | {
      readonly status: 'had';
      /** The picture's bytes: a file in the cache or in the user's picture folder; not to be moved or changed. */
      readonly file: string;
      /** File extension of what really came, by its bytes, without the dot: `jpg`, `png`, `gif`, `webp`, `svg` … */
      readonly extension: string;
      readonly bytes: number;
      /** SHA-256 of the bytes, hexadecimal. */
      readonly sha256: string;
      /** Pixels as shown, where the format tells: what `PictureRequest.width` and `height` are compared with. */
      readonly width?: number;
      readonly height?: number;
      /** `blog`: it is in its place since an earlier run. */
      readonly from: 'network' | 'disk' | 'cache' | 'blog';
      /** A better copy may be had another day. */
      readonly makeshift?: true;
    }
  /** In a dry run, which asks nobody: that it can be had, and its type, are taken from its id. */
  | { readonly status: 'assumed'; readonly extension: string }
  | { readonly status: 'failed'; readonly reason: PictureFailure; readonly detail: string };

/** The answers to the requests of one post, by the key of the request. */
export type Pictures = ReadonlyMap<string, PictureAnswer>;

/** A gist that a post embeds. */
export type GistRequest = {
  /** Hexadecimal; of old gists decimal. */
  readonly id: string;
  readonly user?: string;
};

/** One file of a gist. */
export type GistFile = {
  /** One line, never empty. */
  readonly name: string;
  /** As it stands behind a fence: `js`; empty when nobody knows. */
  readonly language: string;
  /** With `\n` as line ends, and nothing that a text file cannot hold. */
  readonly text: string;
  /** Where people see it. */
  readonly url: string;
};

/** Why a gist could not be had. */
type GistFailure = Exclude<PictureFailure, 'not-an-image'> | 'not-a-gist';

/** What became of a gist request. */
export type GistAnswer =
  | { readonly status: 'had'; readonly files: readonly GistFile[] }
  | { readonly status: 'failed'; readonly reason: GistFailure; readonly detail: string };

/** The answers to the gist requests of one post, by the id of the gist. */
export type Gists = ReadonlyMap<string, GistAnswer>;

/** How a caption is written; see `--captions`. */
export type CaptionStyle = 'alt' | 'figure' | 'italic';
