/** Refuses folders that would be no use, before a run begins. */
import { access, constants, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { similarNames } from '../similar-names.ts';

/**
 * Throws a `UsageError` when `folder`, or what it would be created in, is no folder or may not be written to. Creates nothing.
 */
export async function checkOutput(folder: string): Promise<void> {
  if (folder === '') throw new UsageError('--output: name a folder, for instance --output my-blog.');
  const { path, isFolder } = await nearestExisting(resolve(folder));
  const shown = relative('', path) || '.';
  if (!isFolder) {
    throw new UsageError(
      `--output ${folder}: ${shown} is a file. Name a folder, for instance --output my-blog; it is made as needed.`,
    );
  }
  await access(path, constants.W_OK | constants.X_OK).catch(() => {
    throw new UsageError(
      `--output ${folder}: nothing can be written in ${shown}: permission denied. Name another folder, or make it writable.`,
    );
  });
}

/** Throws a `UsageError` for a folder of pictures that is not there: its pictures would be missing one by one. */
export async function checkPictureFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const stats = await stat(folder).catch(() => undefined);
    if (stats?.isDirectory()) continue;
    if (stats) throw new UsageError(`--pictures ${folder} is a file. Give the folder that it is in.`);
    const above = dirname(folder);
    const similar = similarNames(basename(folder), await readdir(above).catch(() => []));
    const meant =
      similar.length > 0 ? ` Did you mean ${similar.map((it) => join(above, it)).join(' or ')}?` : '';
    throw new UsageError(`--pictures ${folder} does not exist.${meant}`);
  }
}

async function nearestExisting(path: string): Promise<{ readonly path: string; readonly isFolder: boolean }> {
  const stats = await stat(path).catch(() => undefined);
  if (stats) return { path, isFolder: stats.isDirectory() };
  // Windows: the folder above Z:\ is Z:\ itself, there or not.
  if (dirname(path) === path) throw new UsageError(`--output: ${path} is not there. Name another folder.`);
  return nearestExisting(dirname(path));
}
