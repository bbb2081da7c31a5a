/** What becomes of a Markdown file, from what we wrote last, what is on disk, and what we would write now. */
import type { ChangeState } from './change.ts';
import { hashText, sameText, type TextHash } from './text-hash.ts';

/** `both` changed: whether they can be merged, only the texts can tell. */
export type TextState = Extract<ChangeState, 'create' | 'update' | 'keep' | 'yours' | 'deleted'> | 'both';

/**
 * Compares three ways. A file that we have no note of counts as the user's.
 *
 * @param wrote what we wrote last
 * @param isKnown whether we have ever planned this file: what is known and gone, the user deleted
 */
export function compareText(
  wrote: TextHash | undefined,
  disk: string | undefined,
  ours: TextHash,
  isKnown: boolean,
): TextState {
  if (disk === undefined) return isKnown ? 'deleted' : 'create';
  const there = hashText(disk);
  if (sameText(there, ours)) return 'keep';
  if (wrote === undefined) return 'both';
  if (sameText(there, wrote)) return 'update';
  return sameText(wrote, ours) ? 'yours' : 'both';
}

/** The same for a picture; all hashes are SHA-256 of its bytes. */
export function comparePicture(
  wrote: string | undefined,
  disk: string | undefined,
  ours: string,
): Exclude<TextState, 'both'> | 'conflict' {
  if (disk === undefined) return wrote === undefined ? 'create' : 'deleted';
  if (disk === ours) return 'keep';
  if (wrote === undefined) return 'conflict';
  if (disk === wrote) return 'update';
  return wrote === ours ? 'yours' : 'conflict';
}
