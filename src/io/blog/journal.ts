/** The journal: what a run is about to write, noted before each file changes, so that a killed run leaves no riddles. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { isPath, type LockEntry, plainEntry, readEntry } from '../../lock-file.ts';
import { ignoreMissing } from '../ignore-missing.ts';

/** One post that is about to be written; without an entry, one that was not, after all. */
export type JournalLine = PlannedLine | { readonly key: string; readonly entry?: undefined };

export type PlannedLine = {
  readonly key: string;
  /** What the lock file is to hold once the files are in their places. */
  readonly entry: LockEntry;
  /** Our text, which the next merge begins with; absent where the last one stays. */
  readonly text?: string;
  /** SHA-256 of the bytes of `entry.file` before; absent where there was no file. */
  readonly before?: string;
  /** SHA-256 of the bytes that are to be in `entry.file`; absent where it stays as it is. */
  readonly after?: string;
  /** The file's old place, when it moves. */
  readonly remove?: MovedFile;
};

/** A file that is to go once it is in its new place, if it still is what it was. */
export type MovedFile = { readonly file: string; readonly sha256: string };

export type Journal = {
  /** Is handed to the system when this resolves: it outlives the process. */
  readonly append: (line: JournalLine) => Promise<void>;
  /** The text that this run has noted last under a key. */
  readonly textOf: (key: string) => Promise<string | undefined>;
  /** Ends it; with `remove`, because all of it is in the lock file now. */
  readonly close: (remove: boolean) => Promise<void>;
};

/** Nothing is created before the first line. */
export function openJournal(file: string): Journal {
  const places = new Map<string, { readonly position: number; readonly length: number }>();
  let descriptor: number | undefined;
  let end = 0;
  return {
    async append(noted) {
      // Synchronous: a line is written in less time than a turn of the event loop takes.
      descriptor ??= openSync(file, 'w+');
      const entry = noted.entry && plainEntry(noted.entry);
      const line = Buffer.from(`${JSON.stringify({ ...noted, entry })}\n`);
      writeAll(descriptor, line, end);
      if (noted.entry && noted.text !== undefined)
        places.set(noted.key, { position: end, length: line.length });
      end += line.length;
    },
    async textOf(key) {
      const place = places.get(key);
      if (descriptor === undefined || !place) return undefined;
      const line = Buffer.alloc(place.length);
      readSync(descriptor, line, 0, place.length, place.position);
      const [noted] = parseLine(line.toString('utf8'));
      return noted?.entry && noted.text;
    },
    async close(remove) {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      if (remove) await rm(file, { force: true });
    },
  };
}

/** A full disk may take a part without an error. */
function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}

/** The lines of a journal that a run left behind; a last line that was cut speaks of files that were not yet touched. */
export async function readJournal(file: string): Promise<readonly JournalLine[]> {
  const text = (await readFile(file, 'utf8').catch(ignoreMissing)) ?? '';
  return text.split('\n').slice(0, -1).flatMap(parseLine);
}

function parseLine(line: string): JournalLine[] {
  try {
    const { key, entry, text, before, after, remove } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    if (typeof key === 'string' && entry === undefined) return [{ key }];
    const read = readEntry(entry);
    if (typeof key !== 'string' || !read) return [];
    return [
      {
        key,
        entry: read,
        ...(typeof text === 'string' ? { text } : {}),
        ...(typeof before === 'string' ? { before } : {}),
        ...(typeof after === 'string' ? { after } : {}),
        ...(isMovedFile(remove) ? { remove } : {}),
      },
    ];
  } catch {
    return [];
  }
}

function isMovedFile(value: unknown): value is MovedFile {
  const { file, sha256 } = (value ?? {}) as Partial<MovedFile>;
  return isPath(file) && typeof sha256 === 'string';
}
