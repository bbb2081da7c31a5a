/** The journal: what a run is about to write, noted before each file changes, so that a killed run leaves no riddles. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { type LockEntry, plainEntry } from '../../lock-file.ts';
import { isPath, readEntry } from '../../read-lock-file.ts';
import type { TextHash } from '../../text-hash.ts';
import { ignoreMissing } from '../ignore-missing.ts';
import { END, type FileRecord, readRecords, recordWriter } from './records.ts';

/** One post that is about to be written; without an entry, one that was not, after all. */
export type JournalLine = PlannedLine | { readonly key: string; readonly entry?: undefined };

export type PlannedLine = {
  readonly key: string;
  /** What the lock file is to hold once the files are in their places. */
  readonly entry: LockEntry;
  /** Our text in UTF-8, which the next merge begins with; absent where the last one stays. */
  readonly text?: Buffer;
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
  /** The text that this run has noted last under a key, and its hashes. */
  readonly textOf: (key: string) => NotedText | undefined;
  /** Ends it; with `remove`, because all of it is in the lock file now. */
  readonly close: (remove: boolean) => Promise<void>;
};

type NotedText = {
  readonly wrote: TextHash | undefined;
  /** Its bytes, valid until those of another are read. */
  readonly read: () => Buffer;
};

/** What is kept of a text: its place in the file. */
type TextPlace = Pick<NotedText, 'wrote'> & { readonly at: number; readonly length: number };

/** Nothing is created before the first line. */
export function openJournal(file: string): Journal {
  const texts = new Map<string, TextPlace>();
  const records = recordWriter();
  let room = Buffer.alloc(0);
  let descriptor: number | undefined;
  let end = 0;

  return {
    async append(noted) {
      // Synchronous: a line is written in less time than a turn of the event loop takes.
      descriptor ??= openSync(file, 'w+');
      const { key, entry } = noted;
      const { text, before, after, remove }: Omit<PlannedLine, 'key' | 'entry'> = noted.entry ? noted : {};
      records.add({ key, entry: entry && plainEntry(entry), before, after, remove }, text);
      const record = records.take();
      writeAll(descriptor, record, end);
      end += record.length;
      if (text === undefined) return;
      const { length } = text;
      texts.set(key, { wrote: entry?.wrote, at: end - END.length - length, length });
    },
    textOf(key) {
      const [from, noted] = [descriptor, texts.get(key)];
      if (from === undefined || !noted) return undefined;
      const { at, length, wrote } = noted;
      return {
        wrote,
        read() {
          if (length > room.length) room = Buffer.allocUnsafeSlow(2 * length);
          readSync(from, room, 0, length, at);
          return room.subarray(0, length);
        },
      };
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

/** The lines of a journal that a run left behind; a last one that was cut speaks of files that were not yet touched. */
export async function readJournal(file: string): Promise<readonly JournalLine[]> {
  const journal = await readFile(file).catch(ignoreMissing);
  const lines: JournalLine[] = [];
  for (const record of journal ? readRecords(journal) : []) {
    const line = readLine(record);
    if (!line) break;
    lines.push(line);
  }
  return lines;
}

function readLine({ value, text }: FileRecord): JournalLine | undefined {
  const { key, entry, before, after, remove } = value;
  if (typeof key !== 'string') return undefined;
  if (entry === undefined) return { key };
  const read = readEntry(entry);
  if (!read) return undefined;
  return {
    key,
    entry: read,
    ...(text ? { text } : {}),
    ...(typeof before === 'string' ? { before } : {}),
    ...(typeof after === 'string' ? { after } : {}),
    ...(isMovedFile(remove) ? { remove } : {}),
  };
}

function isMovedFile(value: unknown): value is MovedFile {
  const { file, sha256 } = (value ?? {}) as Partial<MovedFile>;
  return isPath(file) && typeof sha256 === 'string';
}
