/** Unpacks one file of a zip in memory, trusting no size in its headers. */

import { readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { inputErrors } from './input-errors.ts';
import type { ZipEntry } from './zip-entries.ts';

const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER_SIGNATURE = 0x04034b50;

/**
 * The bytes of an entry of the zip open at `descriptor`, at most `maxBytes` of them. `path` is how messages name
 * the entry. Synchronous, because a page is read in less time than a turn of the event loop takes.
 * Throws an InputError where it is encrypted, too large or packed otherwise, any other Error where it is damaged.
 */
export function readZipEntry(descriptor: number, entry: ZipEntry, path: string, maxBytes: number): Buffer {
  if (entry.encrypted) throw inputErrors.encryptedZip(path);
  if (entry.method !== 0 && entry.method !== 8) throw inputErrors.packedOtherwise(path, entry.method);
  if (entry.packedBytes > maxBytes) throw inputErrors.tooLarge(path, maxBytes);
  // Sizes come from the central directory: in the local header Medium leaves them zero (data descriptors).
  const header = readExactly(descriptor, LOCAL_HEADER_BYTES, entry.offset);
  if (header.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE)
    throw new Error(`${entry.name} is not where it should be`);
  const start = entry.offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = readExactly(descriptor, entry.packedBytes, start);
  const bytes = entry.method === 0 ? packed : inflate(packed, path, maxBytes);
  if (crc32(bytes) !== entry.crc32) throw new Error(`the checksum of ${entry.name} is wrong`);
  return bytes;
}

function readExactly(descriptor: number, length: number, position: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const bytesRead = readSync(descriptor, buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Error('it ends too early');
    filled += bytesRead;
  }
  return buffer;
}

function inflate(packed: Buffer, path: string, maxBytes: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: maxBytes });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? inputErrors.tooLarge(path, maxBytes) : error;
  }
}
