/** The hash of a picture of the blog, without reading what need not be read. */
import { stat } from 'node:fs/promises';
import type { LockPicture } from '../../lock-file.ts';
import { hashFile } from '../hash-file.ts';

/**
 * SHA-256 of the picture at `path`; `undefined` when there is none, `blocked` when something else is in its place. A file of the size
 * that `known` has is taken for that picture: thousands of pictures would have to be read in every run otherwise.
 */
export async function pictureHash(path: string, known: LockPicture | undefined): Promise<string | undefined> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) return undefined;
  if (!stats.isFile()) return 'blocked';
  const isAsWritten = known && 'file' in known && known.wrote !== undefined && stats.size === known.bytes;
  return isAsWritten ? known.wrote : hashFile(path);
}
