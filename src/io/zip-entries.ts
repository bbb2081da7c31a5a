/** The table of contents of a zip, from its central directory. */

import { isUtf8 } from 'node:buffer';
import { type Entry, fromFdPromise, getFileNameLowLevel } from 'yauzl';
import { cleanName } from './choose-posts.ts';

const UNICODE_PATH_FIELD = 0x7075;

/** A file in a zip: where it lies and what is claimed about it. Sizes are claims, to be checked while reading. */
export type ZipEntry = {
  /** A clean relative path, see `cleanName`; a folder ends in `/`. A label, never a path on disk. */
  readonly name: string;
  /** Where its local header starts, in bytes. */
  readonly offset: number;
  readonly packedBytes: number;
  readonly crc32: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
};

/** Reads the entries of the zip open at `descriptor`, which stays open. Throws yauzl's error where the zip is damaged. */
export async function zipEntries(descriptor: number): Promise<readonly ZipEntry[]> {
  // yauzl would reject the whole zip for one name with `..` or a drive; names are mere labels here.
  const zip = await fromFdPromise(descriptor, { decodeStrings: false, validateEntrySizes: false });
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push({
      name: cleanName(nameOf(entry)),
      offset: entry.relativeOffsetOfLocalHeader,
      packedBytes: entry.compressedSize,
      crc32: entry.crc32,
      method: entry.compressionMethod,
      encrypted: entry.isEncrypted(),
    });
  }
  return entries;
}

function nameOf(entry: Entry): string {
  const hasUnicodePath = entry.extraFields.some((field) => field.id === UNICODE_PATH_FIELD);
  // The Mac's Finder writes UTF-8 and does not set the flag that says so; yauzl would read it as CP437.
  if (isUtf8(entry.fileNameRaw) && !hasUnicodePath) return entry.fileNameRaw.toString('utf8');
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}
