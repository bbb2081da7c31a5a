/** Puts a planned file in its place, or leaves the one that is there alone. */
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileState } from '../report.ts';
import { ignoreMissing } from './ignore-missing.ts';

/** New content: a text, or the bytes of another file. */
export type Content = { readonly text: string } | { readonly copyOf: string };

/** What to do about a different file that stands in the way. */
export type OnConflict = 'keep' | 'overwrite';

/**
 * Writes `content` to `path`: to a temporary name beside it first, then renamed, so that nobody ever sees half a file.
 * Folders are made as needed. An equal file is not touched (a text is equal whatever its line ends, byte order mark and final
 * newline), a different one only with `overwrite`. A folder in the place of the file, or a file in the place of a folder, is a conflict that stays with either. Rejects when
 * the disk is full or refuses.
 */
export async function writeFileSafely(
  path: string,
  content: Content,
  onConflict: OnConflict,
): Promise<FileState> {
  const there = await stat(path).catch(ignoreMissing);
  if (there && !there.isFile()) return 'conflict';
  if (there && (await holds(path, there.size, content))) return 'unchanged';
  if (there && onConflict === 'keep') return 'conflict';
  try {
    await replace(path, content);
  } catch (error) {
    if (isInTheWay(error)) return 'conflict';
    throw error;
  }
  return there ? 'overwritten' : 'created';
}

async function replace(path: string, content: Content): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // Always the same name, so that what a killed run left is replaced by the next.
  const temporary = join(dirname(path), `.${basename(path)}.tmp`);
  try {
    // Whatever it is: a read-only file would refuse, a link would lead elsewhere.
    await rm(temporary, { force: true });
    await write(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

function isInTheWay(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['EEXIST', 'ENOTDIR', 'EISDIR', 'ERR_FS_EISDIR'].includes(String(error.code))
  );
}

async function write(path: string, content: Content): Promise<void> {
  const file = await open(path, 'w');
  try {
    // Not copyFile, which copies the mode: the site must be able to read what the user's folder keeps private.
    await writeFile(file, 'text' in content ? content.text : createReadStream(content.copyOf));
  } finally {
    await file.close();
  }
}

async function holds(path: string, size: number, content: Content): Promise<boolean> {
  if ('text' in content) {
    // Larger than with each line end doubled and a byte order mark, it need not be read.
    const most = 2 * Buffer.byteLength(content.text) + 5;
    return size <= most && withoutStyle(await readFile(path, 'utf8')) === withoutStyle(content.text);
  }
  return size === (await stat(content.copyOf)).size && (await sameBytes(path, content.copyOf));
}

// What git's autocrlf and editors change by themselves is nobody's edit.
function withoutStyle(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\n$/, '');
}

async function sameBytes(a: string, b: string): Promise<boolean> {
  const stream = createReadStream(b);
  const other = stream[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(a)) {
      while (rest.length < chunk.length) {
        const { value, done } = await other.next();
        if (done) return false;
        rest = Buffer.concat([rest, value]);
      }
      if (!rest.subarray(0, chunk.length).equals(chunk)) return false;
      rest = rest.subarray(chunk.length);
    }
    return true;
  } finally {
    // Nobody reads it to its end, where it would close by itself.
    stream.destroy();
  }
}
