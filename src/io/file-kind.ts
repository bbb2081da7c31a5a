/** Tells by its bytes what a file is: Medium serves its zip as text/html, so that its name may say anything. */

import { open } from 'node:fs/promises';
import { asInputError } from './input-errors.ts';

export type FileKind = 'zip' | 'page' | 'empty' | 'other';

// A file, an empty archive, a part of a split archive.
const ZIP_SIGNATURES = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

/** The kind of `file`, from its first bytes; `label` is how messages name it. Throws an InputError where it cannot be read. */
export async function fileKind(file: string, label: string): Promise<FileKind> {
  const start = await firstBytes(file, 512).catch((error: unknown) => {
    throw asInputError(error, label);
  });
  if (start.length === 0) return 'empty';
  if (ZIP_SIGNATURES.includes(start.toString('latin1', 0, 4))) return 'zip';
  return /^\uFEFF?\s*</.test(start.toString('utf8')) ? 'page' : 'other';
}

async function firstBytes(file: string, count: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
