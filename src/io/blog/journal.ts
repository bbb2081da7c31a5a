/** The journal: what a run is about to write, noted before each file changes, so that a killed run leaves no riddles. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { isPath, type LockEntry, plainEntry, readEntry } from '../../lock-file.ts';
import type { TextHash } from '../../text-hash.ts';
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
  /** The text that this run has noted last under a key, and its hashes. */
  readonly textOf: (key: string) => NotedText | undefined;
  /** Ends it; with `remove`, because all of it is in the lock file now. */
  readonly close: (remove: boolean) => Promise<void>;
};

type NotedText = { readonly wrote: TextHash | undefined; readonly read: () => string };

/** Nothing is created before the first line. A text stands behind its line as it is: in JSON it would be much work, twice. */
export function openJournal(file: string): Journal {
  const texts = new Map<string, NotedText>();
  let descriptor: number | undefined;
  let end = 0;

  function append(to: number, bytes: Buffer): void {
    writeAll(to, bytes, end);
    end += bytes.length;
  }

  return {
    async append(noted) {
      // Synchronous: a line is written in less time than a turn of the event loop takes.
      descriptor ??= openSync(file, 'w+');
      const { text, ...line } = { text: undefined, ...noted };
      const entry = noted.entry && plainEntry(noted.entry);
      const bytes = text === undefined ? undefined : Buffer.from(text);
      append(descriptor, Buffer.from(`${JSON.stringify({ ...line, entry, bytes: bytes?.length })}\n`));
      if (bytes === undefined) return;
      texts.set(noted.key, { wrote: noted.entry?.wrote, read: textAt(descriptor, end, bytes.length) });
      append(descriptor, bytes);
      append(descriptor, NEWLINE);
    },
    textOf: (key) => texts.get(key),
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

/** Holds on to nothing but the place. */
function textAt(descriptor: number, position: number, length: number): () => string {
  return () => {
    const bytes = Buffer.allocUnsafe(length);
    readSync(descriptor, bytes, 0, length, position);
    return bytes.toString('utf8');
  };
}

const NEWLINE = Buffer.from('\n');

/** The lines of a journal that a run left behind; a last one that was cut speaks of files that were not yet touched. */
export async function readJournal(file: string): Promise<readonly JournalLine[]> {
  const journal = await readFile(file).catch(ignoreMissing);
  const lines: JournalLine[] = [];
  for (let at = 0; journal && at < journal.length; ) {
    const end = journal.indexOf(NEWLINE, at);
    const read = end < 0 ? undefined : parseLine(journal.toString('utf8', at, end));
    const next = end + 1 + (read?.bytes === undefined ? 0 : read.bytes + 1);
    if (!read || next > journal.length) break;
    at = next;
    if (read.bytes === undefined || !read.line.entry) lines.push(read.line);
    else lines.push({ ...read.line, text: journal.toString('utf8', end + 1, next - 1) });
  }
  return lines;
}

/** `bytes` is the length of the text that stands behind the line. */
function parseLine(line: string): { readonly line: JournalLine; readonly bytes?: number } | undefined {
  try {
    const { key, entry, bytes, before, after, remove } = JSON.parse(line) as Readonly<
      Record<string, unknown>
    >;
    if (typeof key === 'string' && entry === undefined) return { line: { key } };
    const read = readEntry(entry);
    if (typeof key !== 'string' || !read) return undefined;
    return {
      line: {
        key,
        entry: read,
        ...(typeof before === 'string' ? { before } : {}),
        ...(typeof after === 'string' ? { after } : {}),
        ...(isMovedFile(remove) ? { remove } : {}),
      },
      ...(typeof bytes === 'number' && bytes >= 0 ? { bytes } : {}),
    };
  } catch {
    return undefined;
  }
}

function isMovedFile(value: unknown): value is MovedFile {
  const { file, sha256 } = (value ?? {}) as Partial<MovedFile>;
  return isPath(file) && typeof sha256 === 'string';
}
