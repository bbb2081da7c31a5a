/** The lock file: what the program remembers of a blog between runs. Reading and writing its text. */
import { byCodeUnits } from './code-units.ts';
import { isMessage, type Message } from './messages.ts';
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

const VERSION = 1;

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

/** The text of a lock file: sorted, and the same for the same content. */
export function formatLock({ options, posts }: Lock): string {
  const entries = sorted(posts).map(([key, entry]) => [key, plainEntry(entry)]);
  const known = { 'medium-migrate': VERSION, options, posts: Object.fromEntries(entries) };
  return `${JSON.stringify(known, undefined, 2)}\n`;
}

/** Why a lock file cannot be used. `newer`: another version of this program wrote it, which knows more. */
export type LockProblem = 'damaged' | 'foreign' | 'newer';

/** Reads the text of a lock file, with distrust: one entry that is none makes all of it `damaged`. */
export function parseLock(text: string): Lock | LockProblem {
  const value = parseObject(text);
  if (value === undefined) return 'damaged';
  const version = value['medium-migrate'];
  if (typeof version !== 'number') return 'foreign';
  if (version > VERSION) return 'newer';
  const posts = new Map<string, LockEntry>();
  if (!isObject(value.posts) || !isObject(value.options)) return 'damaged';
  for (const [key, entry] of Object.entries(value.posts)) {
    const read = readEntry(entry);
    if (!read) return 'damaged';
    posts.set(key, read);
  }
  return { options: value.options, posts };
}

/** An entry as JSON has it; `undefined` for anything that is none. */
export function readEntry(value: unknown): LockEntry | undefined {
  if (!isObject(value) || !isObject(value.source)) return undefined;
  const {
    kind,
    slug,
    file,
    source,
    wrote,
    offered,
    placed,
    title,
    date,
    made,
    verified,
    links,
    own,
    pictures = {},
  } = value;
  const sound =
    (kind === 'post' || kind === 'draft' || kind === 'response') &&
    isPath(slug) &&
    !slug.includes('/') &&
    isPath(file) &&
    isText(source.hash) &&
    isTextOrAbsent(source.date) &&
    isTextOrAbsent(source.form) &&
    isTold(value.told) &&
    isSaid(value.said) &&
    isTextOrAbsent(value.address) &&
    isTextOrAbsent(value.authorUrl) &&
    (wrote === undefined || isHash(wrote)) &&
    (offered === undefined || (isHash(offered) && 'at' in offered && isPath(offered.at))) &&
    (placed === undefined || isPath(placed)) &&
    [title, date, made, own].every(isTextOrAbsent) &&
    (verified === undefined || verified === true) &&
    (links === undefined || (Array.isArray(links) && links.every(isText))) &&
    isObject(pictures) &&
    Object.values(pictures).every(isPicture);
  if (!sound) return undefined;
  return {
    ...(value as unknown as LockEntry),
    pictures: new Map(Object.entries(pictures as Readonly<Record<string, LockPicture>>)),
  };
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

function isPicture(value: unknown): value is LockPicture {
  if (!isObject(value) || !Number.isSafeInteger(value.number)) return false;
  if ('failed' in value)
    return isText(value.failed) && Object.hasOwn(FAILURES, value.failed) && isText(value.detail);
  const { file, wrote, type, bytes, width, height, offered } = value;
  const pixels = [width, height].every((it) => it === undefined || typeof it === 'number');
  const sound =
    isPath(file) && isTextOrAbsent(wrote) && isExtension(type) && typeof bytes === 'number' && pixels;
  return (
    sound && (offered === undefined || (isObject(offered) && isText(offered.sha256) && isPath(offered.at)))
  );
}

const FAILURES: Readonly<Record<PictureFailure, true>> = {
  'not-found': true,
  refused: true,
  timeout: true,
  network: true,
  'server-error': true,
  'rate-limited': true,
  'not-an-image': true,
  truncated: true,
  'too-large': true,
  'private-address': true,
  'bad-address': true,
  'not-asked': true,
  offline: true,
};

/** It ends the name of a file. */
function isExtension(value: unknown): boolean {
  return isText(value) && /^\w+$/.test(value);
}

function isSaid(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every(isMessage));
}

function isTold(value: unknown): boolean {
  return value === undefined || (isObject(value) && Array.isArray(value.tags) && value.tags.every(isText));
}

function isHash(value: unknown): value is TextHash {
  return isObject(value) && isText(value.frontMatter) && isText(value.body);
}

/** A path below the output folder: what a lock file from anywhere says must never lead out of it, nor to where git keeps its own. */
export function isPath(value: unknown): value is string {
  return isText(value) && value !== '' && !/^\/|\\|^[a-z]:|\0|(?:^|\/)(?:\.\.?|\.git)(?:\/|$)/i.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || isText(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => byCodeUnits(a, b));
}
