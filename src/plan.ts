/** What a run is going to do to the files of one post: a value, made from what is known and carried out later, or not at all. */
import { posix } from 'node:path';
import type { PostChange } from './change.ts';
import type { Content } from './io/write-file.ts';
import { type LockEntry, STATE_FOLDER } from './lock-file.ts';

/** What to do where the user and we have changed the same place of a file. */
export type OnConflict = 'keep' | 'overwrite' | 'both';

export type PlannedWrite = { readonly file: string; readonly content: Content };

export type Plan = {
  readonly change: PostChange;
  /** What the lock file is to hold. */
  readonly entry: LockEntry;
  /** Our text, which the next merge begins with; absent where the last one stays. */
  readonly base?: Buffer;
  /** SHA-256 of the Markdown file's bytes before; absent where there was none. */
  readonly before?: string;
  /** Files that are copied to the backups before anything is written. */
  readonly backups: readonly string[];
  /** In the order in which they are written: the pictures first, so that no text names one that is not there. */
  readonly writes: readonly PlannedWrite[];
  /** The file that was moved, with what was in it. */
  readonly remove?: { readonly file: string; readonly sha256: string };
};

/** Where our version of a file goes when the user's stays. */
export function offeredPlace(file: string, onConflict: Exclude<OnConflict, 'overwrite'>): string {
  if (onConflict === 'keep') return `${STATE_FOLDER}/conflicts/${file}`;
  const { dir, name, ext } = posix.parse(file);
  return posix.join(dir, `${name}.medium${ext}`);
}
