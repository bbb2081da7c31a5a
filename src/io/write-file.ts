/** Writes a file so that it is whole at every moment. */
import {
  chmodSync,
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFile,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { byteWriter } from './byte-writer.ts';

/** New content: a text, whole or in parts, bytes, or those of another file. */
export type Content =
  | { readonly text: string }
  | { readonly parts: Iterable<string> }
  | { readonly bytes: Buffer }
  | { readonly copyOf: string };

/** A text as the bytes that are written: Node, given the text, takes several times as long to make them. */
export function encoded(content: Content): Exclude<Content, { text: string }> {
  return 'text' in content ? { bytes: Buffer.from(content.text) } : content;
}

/**
 * Writes `content` to `path`: to a temporary name beside it first, then renamed, so that nobody ever sees half a file. Folders are
 * made as needed. Rejects when the disk is full or refuses; see `isInTheWay`.
 *
 * @param mode who may read and write it, where that is not what the system gives to new files
 */
export async function replaceFile(path: string, content: Content, mode?: number): Promise<void> {
  // Always the same name, so that what a killed run left is replaced by the next.
  const temporary = join(dirname(path), `.${basename(path)}.tmp`);
  const given = encoded(content);
  const file = openNew(temporary);
  try {
    try {
      if (!('copyOf' in given)) await fill(file, given);
    } finally {
      closeSync(file);
    }
    // Not copyFile, which copies the mode: the site must be able to read what the user's folder keeps private.
    if ('copyOf' in given) await pipeline(createReadStream(given.copyOf), createWriteStream(temporary));
    if (mode !== undefined) chmodSync(temporary, mode & 0o777);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

async function fill(
  file: number,
  content: Exclude<Content, { text: string } | { copyOf: string }>,
): Promise<void> {
  if ('parts' in content) writeParts(file, content.parts);
  else if (content.bytes.length > LARGE) await writeMeanwhile(file, content.bytes);
  else writeFileSync(file, content.bytes);
}

/**
 * Thousands of texts are written, each in less time than a turn of the event loop takes; while so many bytes are written, others have
 * their turn.
 */
const LARGE = 2 ** 17;

const writeMeanwhile = promisify(writeFile);

function writeParts(file: number, parts: Iterable<string>): void {
  const written = byteWriter();
  for (const part of parts) {
    written.text(part);
    if (written.length() > LARGE) writeFileSync(file, written.take());
  }
  writeFileSync(file, written.take());
}

// Most have a folder already, and nothing in their way.
function openNew(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
    mkdirSync(dirname(path), { recursive: true });
    // Whatever it is: a read-only file would refuse, a link would lead elsewhere.
    rmSync(path, { force: true });
    return openSync(path, 'wx');
  }
}

/** Whether writing failed because a folder is where the file should be, or a file where a folder should be. */
export function isInTheWay(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['EEXIST', 'ENOTDIR', 'EISDIR', 'ERR_FS_EISDIR'].includes(String(error.code))
  );
}
