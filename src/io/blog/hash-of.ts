/** The hash of a file that may not be there. */
import { stat } from 'node:fs/promises';
import { hashFile } from '../hash-file.ts';

/** SHA-256 of a file's bytes, hexadecimal; `undefined` when there is no file. */
export async function hashOf(path: string): Promise<string | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ? hashFile(path) : undefined;
}
