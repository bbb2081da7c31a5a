/** Reads a Markdown file of the blog as it is on disk. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../text-hash.ts';
import { ignoreMissing } from '../ignore-missing.ts';

export type DiskFile = {
  readonly text: string;
  /** Whether `text` says all of the bytes. */
  readonly isUtf8: boolean;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
};

/** `undefined` when there is none; `blocked` when a folder is in its place, or a file in the place of one of its folders. */
export async function readDiskFile(output: string, file: string): Promise<DiskFile | 'blocked' | undefined> {
  const path = join(output, file);
  try {
    // Synchronous: a post is read in less time than a turn of the event loop takes.
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) return 'blocked';
    if (!stats) return undefined;
    const bytes = readFileSync(path);
    return {
      text: bytes.toString('utf8'),
      isUtf8: isUtf8(bytes),
      sha256: sha256(bytes),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return 'blocked';
    return ignoreMissing(error as NodeJS.ErrnoException);
  }
}
