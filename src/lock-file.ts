/** The lock file: what the program remembers of a blog between runs. See `read-lock-file.ts` for how it is read. */
import { byCodeUnits } from './code-units.ts';
import type { Message } from './messages.ts';
import type { PictureFailure, PostKind } from './model.ts';
import type { PostForm } from './sources/source.ts';
import type { TextHash } from './text-hash.ts';
import type { Told } from './told.ts';

/** The folder in the output folder that holds what a rerun needs besides the lock file. */
export const STATE_FOLDER = '.medium-migrate';

/** Name of the lock file in the output folder. */
export const LOCK_FILE = 'medium-migrate.lock.json';

/** A picture of a post: its file as we wrote it, or why there is none. Its number never goes to another picture. */
export type LockPicture = { readonly number: number } & (
  | {
      readonly file: string;
      /** SHA-256 of the bytes that we wrote last; absent when the user's file has always been in its place. */
      readonly wrote?: string;
      readonly type: string;
      readonly bytes: number;
      readonly width?: number;
      readonly height?: number;
      /** A better copy may be had another day. */
      readonly makeshift?: true;
      /** Our picture of a conflict that the user has not settled: where it was put. */
      readonly offered?: { readonly sha256: string; readonly at: string };
    }
  | { readonly failed: PictureFailure; readonly detail: string }
);

/** The page that a text was made from. */
type PageSource = {
  readonly hash: string;
  /** The day of the export, or of the last change that the page tells of. */
  readonly date?: string;
  /** The form of the page; absent for a page of an export. */
  readonly form?: Exclude<PostForm, 'export'>;
};

export type LockEntry = {
  readonly kind: PostKind;
  readonly title?: string;
  readonly date?: string;
  readonly slug: string;
  /** Path of the Markdown file below the output folder. */
  readonly file: string;
  /** The path that we gave it, where the user has moved it since. */
  readonly placed?: string;
  /** The text that we wrote last; absent when the user's file has always been in its place. */
  readonly wrote?: TextHash;
  /** `hash` leaves out the day of the export, which is `date`. */
  readonly source: PageSource;
  /** What is known from elsewhere than the page. */
  readonly told?: Told;
  /** The post's address at Medium. */
  readonly address?: string;
  /** The author's address at Medium, under which the post has an address, too. */
  readonly authorUrl?: string;
  /** Hash of all that went into the text besides the page, of a post that is settled: both equal, nothing is to be done. */
  readonly made?: string;
  /** What there is to say of it in every run. */
  readonly said?: readonly Message[];
  /** The text was read back and held against its page, and nothing was missing. */
  readonly verified?: true;
  /** The posts at Medium that it links to; see `ownLinkIds`. */
  readonly links?: readonly string[];
  /** Hash of what its text owes to other posts; see `ownStateOf`. */
  readonly own?: string;
  /** Our text of a conflict that the user has not settled: where it was put, and what it is. */
  readonly offered?: TextHash & { readonly at: string };
  /** By Medium's image id, or the address of a picture that has none. */
  readonly pictures: ReadonlyMap<string, LockPicture>;
};

export type Lock = {
  /** The options that are remembered, by their names on the command line. */
  readonly options: Readonly<Record<string, unknown>>;
  /** By Medium id; see `Place.key`. */
  readonly posts: ReadonlyMap<string, LockEntry>;
};

export const emptyLock: Lock = { options: {}, posts: new Map() };

/** Of the form of the file. */
export const VERSION = 1;

/** The Medium id in a key of the lock file; `undefined` for a page without one. */
export function idOfKey(key: string): string | undefined {
  return /^[\da-f]{8,12}(?=~|$)/.exec(key)?.[0];
}

/** The Markdown files that the lock file speaks of. */
export function filesOf({ posts }: Lock): ReadonlySet<string> {
  return new Set(
    [...posts.values()].flatMap(({ file, offered }) => [file, ...(offered ? [offered.at] : [])]),
  );
}

/** The text of a lock file, in parts, because the whole may be megabytes: sorted, and the same for the same content. */
export function* formatLock({ options, posts }: Lock): Generator<string, void, undefined> {
  const frame = inJson({ 'medium-migrate': VERSION, options, posts: {} });
  yield frame.slice(0, -'}\n}'.length);
  let before = '';
  for (const [key, entry] of sorted(posts)) {
    const alone = inJson({ posts: { [key]: plainEntry(entry) } });
    yield before + alone.slice(BEFORE_ENTRIES.length, -AFTER_ENTRIES.length);
    before = ',';
  }
  yield `${posts.size === 0 ? '}\n}' : AFTER_ENTRIES}\n`;
}

const BEFORE_ENTRIES = '{\n  "posts": {';
const AFTER_ENTRIES = '\n  }\n}';

function inJson(value: object): string {
  return JSON.stringify(value, undefined, 2);
}

/** An entry as it stands in JSON, its fields in one order. */
export function plainEntry(entry: LockEntry): unknown {
  const { kind, title, date, slug, file, placed, wrote, offered, source, made, verified } = entry;
  const { told, said, address, authorUrl, links, own, pictures } = entry;
  const shown = pictures.size === 0 ? undefined : Object.fromEntries(sorted(pictures));
  return {
    kind,
    title,
    date,
    slug,
    file,
    placed,
    wrote,
    offered,
    source,
    told,
    address,
    authorUrl,
    made,
    said,
    verified,
    links,
    own,
    pictures: shown,
  };
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => byCodeUnits(a, b));
}
