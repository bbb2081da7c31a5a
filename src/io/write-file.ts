/** Writes a file so that it is whole at every moment. */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** New content: a text, or the bytes of another file. */
export type Content = { readonly text: string } | { readonly copyOf: string };

/**
 * Writes `content` to `path`: to a temporary name beside it first, then renamed, so that nobody ever sees half a file. Folders are
 * made as needed. Rejects when the disk is full or refuses; see `isInTheWay`.
 *
 * @param mode who may read and write it, where that is not what the system gives to new files
 */
export async function replaceFile(path: string, content: Content, mode?: number): Promise<void> {
  // Always the same name, so that what a killed run left is replaced by the next.
  const temporary = join(dirname(path), `.${basename(path)}.tmp`);
  const file = await openNew(temporary);
  try {
    await write(file, content, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** Thousands of files are written: most have a folder already, and nothing in their way. */
async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
    await mkdir(dirname(path), { recursive: true });
    // Whatever it is: a read-only file would refuse, a link would lead elsewhere.
    await rm(path, { force: true });
    return open(path, 'wx');
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

async function write(file: FileHandle, content: Content, mode: number | undefined): Promise<void> {
  try {
    // Not copyFile, which copies the mode: the site must be able to read what the user's folder keeps private.
    await writeFile(file, 'text' in content ? content.text : createReadStream(content.copyOf));
    if (mode !== undefined) await file.chmod(mode & 0o777);
  } finally {
    await file.close();
  }
}
