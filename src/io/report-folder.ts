/** The folder that a report is to be written into. */
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { removeEmpty } from './remove-empty.ts';

/**
 * Makes the folder of the report at `path` as needed. Returns what removes it again where nothing came into it. Throws a `UsageError`
 * where no file can be: better now than after an hour of downloads.
 */
export async function makeReportFolder(path: string): Promise<() => Promise<void>> {
  const folder = dirname(resolve(path));
  const refuse = (why: string) => {
    throw new UsageError(`--report ${path}: ${why}. Name another file.`);
  };
  if ((await stat(path).catch(() => undefined))?.isDirectory()) refuse('this is a folder');
  const created = await mkdir(folder, { recursive: true }).catch(() => refuse('its folder cannot be made'));
  await access(folder, constants.W_OK | constants.X_OK).catch(() => refuse('nothing can be written there'));
  return () => removeEmpty(folder, created);
}
