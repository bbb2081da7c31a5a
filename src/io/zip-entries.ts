/** The table of contents of a zip, from its central directory. */

import { isUtf8 } from 'node:buffer';
import { fstatSync, readSync } from 'node:fs';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } from 'yauzl';
import { cleanName } from './choose-entries.ts';

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
  const options = { decodeStrings: false, validateEntrySizes: false, autoClose: false };
  const { size } = fstatSync(descriptor);
  const zip = await fromRandomAccessReaderPromise(synchronousReader(descriptor), size, options);
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

/** yauzl's own reader makes two asynchronous reads per entry: a second for 10,000 posts, where this takes a tenth. */
function synchronousReader(descriptor: number): RandomAccessReader {
  const reader: RandomAccessReader = Reflect.construct(RandomAccessReader, []);
  reader.read = (buffer, offset, length, position, callback) => {
    let filled = 0;
    try {
      while (filled < length) {
        const bytesRead = readSync(descriptor, buffer, offset + filled, length - filled, position + filled);
        if (bytesRead === 0) return callback(new Error('it ends too early'));
        filled += bytesRead;
      }
    } catch (error) {
      return callback(error instanceof Error ? error : new Error(String(error)));
    }
    callback(null);
  };
  return reader;
}

function nameOf(entry: Entry): string {
  const hasUnicodePath = entry.extraFields.some((field) => field.id === UNICODE_PATH_FIELD);
  // The Mac's Finder writes UTF-8 and does not set the flag that says so; yauzl would read it as CP437.
  if (isUtf8(entry.fileNameRaw) && !hasUnicodePath) return entry.fileNameRaw.toString('utf8');
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}
