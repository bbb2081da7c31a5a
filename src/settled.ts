/** Posts for which there is nothing to make: only their files are looked at. */
import type { PictureChange, PostChange } from './change.ts';
import { isImageId, mediumOrigins } from './image-address.ts';
import type { Place } from './index-posts.ts';
import type { PostFiles, SeenFiles } from './io/blog/look-at-post.ts';
import { idOfKey, type LockEntry, type LockPicture } from './lock-file.ts';
import { madeOf, type RunSignature } from './made.ts';
import type { Message } from './messages.ts';
import { type OwnArchive, ownStateOf } from './own-posts-of.ts';
import type { PostTags } from './tags.ts';
import { toldOf } from './told.ts';

/** A page that stays as it is, and why where that is not for being the same. */
export type SettledPost = {
  readonly place: Place;
  readonly page: string;
  readonly entry: LockEntry;
  readonly why?: PostChange['why'];
};

export type HowToSettle = {
  readonly signature: RunSignature;
  readonly restoreDeleted: boolean;
  readonly verify: boolean;
  /** Every post is to be made anew, but for pages that are too old. */
  readonly everyPost: boolean;
};

/** Whether what the lock file knows of a post says that its page would give the same text for the same place. */
export function settle(
  place: Place,
  page: string,
  entry: LockEntry | undefined,
  { signature, restoreDeleted, verify, everyPost }: HowToSettle,
  own: OwnArchive | undefined,
  tags?: PostTags['tags'],
): SettledPost | undefined {
  if (!entry) return undefined;
  const told = toldOf(idOfKey(place.key), entry.told, tags);
  if (isOlder(place, entry) && JSON.stringify(told) === JSON.stringify(entry.told)) {
    return { place, page, entry, why: 'older-source' };
  }
  const isInPlace = (place.found ?? entry.file) === entry.file && (entry.placed ?? entry.file) === place.file;
  const owes = own && ownStateOf(entry.links ?? [], page, own);
  const isSame =
    entry.source.hash === place.hash &&
    entry.made === madeOf(signature, told, place.otherVersionOf !== undefined) &&
    entry.own === owes;
  return !everyPost && isSame && isInPlace && !restoreDeleted && (!verify || entry.verified)
    ? { place, page, entry }
    : undefined;
}

/** Whether a page is of an older export than the text in the blog, and another. */
export function isOlder(
  { hash, exportedOn }: Pick<Place, 'hash' | 'exportedOn'>,
  { source }: Pick<LockEntry, 'source'>,
): boolean {
  const isDated = source.date !== undefined && exportedOn !== undefined;
  return hash !== source.hash && isDated && exportedOn < source.date;
}

/** The files of such a post, for `lookAtPost`. */
export function filesOfSettled({ place, entry }: SettledPost): PostFiles {
  const pictures = inOrder(entry).flatMap(([, it]) => ('file' in it ? [it.file] : []));
  const file = place.found ?? entry.file;
  return { file, ...(entry.wrote ? { wrote: entry.wrote } : {}), pictures };
}

/** What is to be said of such a post, whose files were `seen`. */
export function settledChange(
  { place, page, entry, why }: SettledPost,
  seen: SeenFiles,
  { verify }: { readonly verify: boolean },
): PostChange {
  const { kind, title, date } = entry;
  const id = idOfKey(place.key);
  const sizes = seen.pictures.values();
  return {
    key: place.key,
    ...(id === undefined ? {} : { id }),
    kind,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    source: page,
    file: place.found ?? entry.file,
    state: seen.state,
    ...(why ? { why } : {}),
    frontMatter: [],
    lines: { added: 0, removed: 0 },
    pictures: inOrder(entry).map(([key, picture]) => pictureChange(key, picture, sizes)),
    messages: why === undefined ? [...(entry.said ?? []), ...otherVersion(place)] : [],
    ...(verify && why === undefined ? { losses: [] } : {}),
  };
}

/** That a page has another version of a post; of a place, not of a page, so that no lock file remembers it. */
export function otherVersion({ otherVersionOf }: Place): readonly Message[] {
  return otherVersionOf === undefined ? [] : [{ code: 'other-version', of: otherVersionOf }];
}

/** The entry of a settled post, whose text a newer export has confirmed. */
export function withNewerDate({ entry, place: { exportedOn }, why }: SettledPost): LockEntry {
  const { date = '' } = entry.source;
  if (why || exportedOn === undefined || exportedOn <= date) return entry;
  return { ...entry, source: { ...entry.source, date: exportedOn } };
}

function inOrder({ pictures }: LockEntry): readonly (readonly [string, LockPicture])[] {
  return [...pictures].sort(([, a], [, b]) => a.number - b.number);
}

function pictureChange(
  key: string,
  picture: LockPicture,
  sizes: Iterator<number | undefined>,
): PictureChange {
  const url = isImageId(key) ? mediumOrigins.original + key : key;
  if ('failed' in picture) return { url, failed: picture.failed, detail: picture.detail };
  const { file, bytes } = picture;
  const size = sizes.next().value;
  const state = size === undefined ? 'deleted' : size === bytes ? 'keep' : 'yours';
  return { url, file, state, from: 'blog', bytes };
}
