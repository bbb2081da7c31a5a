/** Takes what a killed run wrote into the lock, so that its files are known as ours. */
import { join } from 'node:path';
import type { Lock, LockEntry, LockPicture } from '../../lock-file.ts';
import { hashOf } from './hash-of.ts';
import { type MovedFile, type PlannedLine, readJournal } from './journal.ts';

export type Folded = {
  readonly lock: Lock;
  /** By key, the texts that the journal holds of what was written. */
  readonly texts: ReadonlyMap<string, Buffer>;
  /** Files that were written in another place, and may still be in the old one. */
  readonly moved: readonly MovedFile[];
};

/** `undefined` when no run was killed. */
export async function foldJournal(output: string, file: string, lock: Lock): Promise<Folded | undefined> {
  const lines = await readJournal(file);
  if (lines.length === 0) return undefined;
  const posts = new Map(lock.posts);
  const texts = new Map<string, Buffer>();
  const moved: MovedFile[] = [];
  for (const [i, line] of lines.entries()) {
    if (!line.entry) {
      const last = lock.posts.get(line.key);
      if (last) posts.set(line.key, last);
      else posts.delete(line.key);
      continue;
    }
    const known = posts.get(line.key);
    // A line is written when all files of the line before are in their places.
    const isDone = i < lines.length - 1 || (await wasWritten(output, line, known));
    if (line.remove && (await hashOf(join(output, line.entry.file))) === line.after) moved.push(line.remove);
    if (isDone) posts.set(line.key, line.entry);
    else if (known) posts.set(line.key, await withPictures(output, known, line.entry));
    if (isDone && line.text !== undefined) texts.set(line.key, line.text);
  }
  return { lock: { ...lock, posts }, texts, moved };
}

/** Of the last line: the file is as it was to be. */
async function wasWritten(
  output: string,
  { entry, before, after }: PlannedLine,
  known: LockEntry | undefined,
): Promise<boolean> {
  const there = await hashOf(join(output, entry.file));
  if (after === undefined || there === undefined) return false;
  if (there === after || there === before) return there === after;
  // The user has edited it since, before it was written or after: with the text before, a merge tells in both cases.
  return known?.wrote === undefined;
}

/** A post whose text was not yet written, but perhaps some of its pictures. */
async function withPictures(output: string, known: LockEntry, planned: LockEntry): Promise<LockEntry> {
  const pictures = new Map<string, LockPicture>(known.pictures);
  for (const [key, picture] of planned.pictures) {
    const isThere = 'file' in picture && (await hashOf(join(output, picture.file))) === picture.wrote;
    if (isThere) pictures.set(key, picture);
  }
  return { ...known, pictures };
}
