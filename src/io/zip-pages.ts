/** The posts of a zip: listed once, then read entry by entry, nothing extracted to disk. */

import { type FileHandle, open } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import type { Page } from '../model.ts';
import { chooseEntries } from './choose-entries.ts';
import { decodePage } from './decode-page.ts';
import { asInputError, inputErrors, listed } from './input-errors.ts';
import { isPostPage } from './is-post-page.ts';
import { readZipEntry } from './read-zip-entry.ts';
import { labelWithin, type OnNoPost, type SizeLimits, type Source } from './source.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

/** Opens the zip at `file`, called `label` in paths and messages. Throws an InputError where it cannot be read. */
export async function openZip(file: string, label: string, limits: SizeLimits): Promise<Source> {
  const all = await listEntries(file, label);
  const posts = chooseEntries(all);
  if (overlap(posts)) throw inputErrors.overlappingZip(label);
  return {
    label,
    pages: (onNoPost) => readPages(file, label, posts, limits, onNoPost),
    noPosts: () =>
      noPosts(
        label,
        all.map((entry) => entry.name),
      ),
  };
}

async function* readPages(
  file: string,
  label: string,
  posts: readonly ZipEntry[],
  limits: SizeLimits,
  onNoPost: OnNoPost | undefined,
): AsyncGenerator<Page, void, undefined> {
  let total = 0;
  let same = 1;
  const zip = await openFile(file, label);
  try {
    for (const [i, entry] of posts.entries()) {
      // A zip may hold two entries of one name; each is a page of its own.
      same = entry.name === posts[i - 1]?.name ? same + 1 : 1;
      const path = labelWithin(label, entry.name) + (same > 1 ? ` (${same})` : '');
      const bytes = readEntry(zip.fd, entry, path, label, limits.page);
      total += bytes.length;
      if (total > limits.archive) throw inputErrors.tooLarge(label, limits.archive);
      const html = decodePage(bytes);
      if (isPostPage(html)) yield { path, name: entry.name.slice(entry.name.lastIndexOf('/') + 1), html };
      else onNoPost?.(path);
    }
  } finally {
    await zip.close();
  }
}

function readEntry(
  descriptor: number,
  entry: ZipEntry,
  path: string,
  label: string,
  maxBytes: number,
): Buffer {
  try {
    return readZipEntry(descriptor, entry, path, maxBytes);
  } catch (error) {
    throw asZipError(error, label);
  }
}

async function listEntries(file: string, label: string): Promise<readonly ZipEntry[]> {
  const zip = await openFile(file, label);
  try {
    return await zipEntries(zip.fd);
  } catch (error) {
    throw asZipError(error, label);
  } finally {
    await zip.close();
  }
}

function openFile(file: string, label: string): Promise<FileHandle> {
  return open(file).catch((error: unknown) => {
    throw asInputError(error, label);
  });
}

function asZipError(error: unknown, label: string): Error {
  if (error instanceof InputError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return detail.includes('encryption')
    ? inputErrors.encryptedZip(label)
    : inputErrors.damagedZip(label, detail);
}

/** Bombs that stay small let thousands of entries share one block of packed bytes. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const inPlace = entries.toSorted((a, b) => a.offset - b.offset);
  return inPlace.some((entry, i) => {
    const next = inPlace[i + 1];
    return next !== undefined && entry.offset + entry.packedBytes > next.offset;
  });
}

function noPosts(label: string, names: readonly string[]): Error {
  if (names.length === 0) return inputErrors.emptyZip(label);
  if (names.some((name) => /(?:^|\/)profile\/profile\.html$/.test(name)))
    return inputErrors.noPostsInExport(label);
  return inputErrors.noExportInZip(label, listed(names));
}
