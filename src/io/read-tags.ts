/** Reads what `--tags` names: a file, or a folder of saved pages. */

import { stat } from 'node:fs/promises';
import { UsageError } from '../errors.ts';
import { pageFailureMessage } from '../page-messages.ts';
import { gatherTags, type PostTags, readTags, taggedPosts } from '../tags.ts';
import { folderFiles } from './import-folder.ts';
import { readSavedFile } from './read-saved-file.ts';

/** The tags of posts by id. Throws a `UsageError` for a path that leads to no tags. */
export async function readTagFile(path: string): Promise<PostTags> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) throw new UsageError(`--tags ${path}: there is no such file.`);
  if (!stats.isDirectory()) return readTags(await textOf(path), `--tags ${path}`);
  const files = await folderFiles(path);
  if ('code' in files) throw new UsageError(`--tags ${path}: ${files.message ?? files.detail}`);
  const posts = [];
  for (const file of files) posts.push(...(taggedPosts(await textOf(file)) ?? []));
  const gathered = gatherTags(posts);
  if (gathered.tags.size === 0)
    throw new UsageError(`--tags ${path}: none of its ${files.length} files has tags.`);
  return gathered;
}

async function textOf(path: string): Promise<string> {
  const file = await readSavedFile(path);
  if (file.ok) return file.text;
  throw new UsageError(`--tags ${pageFailureMessage(path, file)}`);
}
