/** The posts of a zip: listed once, then read entry by entry, nothing extracted to disk. */

import { type FileHandle, open } from 'node:fs/promises';
import { chooseEntries } from './choose-entries.ts';
import { asInputError, inputErrors, listed } from './input-errors.ts';
import type { PageRef } from './page-ref.ts';
import { labelWithin, type Source } from './source.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';
import { asZipError } from './zip-errors.ts';

/** Opens the zip at `file`, called `label` in paths and messages. Throws an InputError where it cannot be read. */
export async function openZip(file: string, label: string): Promise<Source> {
  const all = await listEntries(file, label);
  const posts = chooseEntries(all);
  if (overlap(posts)) throw inputErrors.overlappingZip(label);
  return {
    label,
    refs: refsOf(posts, file, label),
    noPosts: () =>
      noPosts(
        label,
        all.map((entry) => entry.name),
      ),
  };
}

function refsOf(posts: readonly ZipEntry[], file: string, label: string): readonly PageRef[] {
  let same = 1;
  return posts.map((entry, i) => {
    // A zip may hold two entries of one name; each is a page of its own.
    same = entry.name === posts[i - 1]?.name ? same + 1 : 1;
    return {
      path: labelWithin(label, entry.name) + (same > 1 ? ` (${same})` : ''),
      name: entry.name.slice(entry.name.lastIndexOf('/') + 1),
      claimed: true,
      at: { zip: file, label, entry },
    };
  });
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
