/** Reads the text of a lock file with distrust: it may be damaged, edited, or from anywhere. */
import { type Lock, type LockEntry, type LockPicture, VERSION } from './lock-file.ts';
import { isMessage } from './messages.ts';
import type { PictureFailure } from './model.ts';
import type { TextHash } from './text-hash.ts';

/** Why a lock file cannot be used. `newer`: another version of this program wrote it, which knows more. */
type LockProblem = 'damaged' | 'foreign' | 'newer';

/** Reads the text of a lock file: one entry that is none makes all of it `damaged`. */
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
