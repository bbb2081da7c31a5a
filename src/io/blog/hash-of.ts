/** The hash of a file that may not be there. */
import { statSync } from 'node:fs';
import { hashFile } from '../hash-file.ts';

/** SHA-256 of a file's bytes, hexadecimal; `undefined` when there is no file. */
export async function hashOf(path: string): Promise<string | undefined> {
  return isFile(path) ? hashFile(path) : undefined;
}

// Synchronous: it is asked for every file, and takes less time than a turn of the event loop.
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}
