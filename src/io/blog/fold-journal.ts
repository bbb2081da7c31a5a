/** Takes what a killed run wrote into the lock, so that its files are known as ours. */
import { join } from 'node:path';
import type { Lock, LockEntry, LockPicture } from '../../lock-file.ts';
import { hashOf } from './hash-of.ts';
import { type JournalLine, type MovedFile, readJournal } from './journal.ts';

export type Folded = {
  readonly lock: Lock;
  /** By key, the texts that the journal holds of what was written. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that were written in another place, and may still be in the old one. */
  readonly moved: readonly MovedFile[];
};

/** `undefined` when no run was killed. */
export async function foldJournal(output: string, file: string, lock: Lock): Promise<Folded | undefined> {
  const lines = await readJournal(file);
  if (lines.length === 0) return undefined;
  const posts = new Map(lock.posts);
  const texts = new Map<string, string>();
  const moved: MovedFile[] = [];
  for (const [i, line] of lines.entries()) {
    // A line is written when all files of the line before are in their places.
    const isDone = i < lines.length - 1 || (await wasWritten(output, line));
    const known = posts.get(line.key);
    if (isDone && line.remove) moved.push(line.remove);
    if (isDone) posts.set(line.key, line.entry);
    else if (known) posts.set(line.key, await withPictures(output, known, line.entry));
    if (isDone && line.text !== undefined) texts.set(line.key, line.text);
  }
  return { lock: { ...lock, posts }, texts, moved };
}

/** Of the last line: the file is another than before. */
async function wasWritten(output: string, { entry, before }: JournalLine): Promise<boolean> {
  return (await hashOf(join(output, entry.file))) !== before;
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
