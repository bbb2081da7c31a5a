/** Writes the files of a site that belong to no post, such as redirects, and never over what the user made of them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STATE_FOLDER } from '../lock-file.ts';
import { type OnConflict, offeredPlace } from '../plan.ts';
import type { RedirectFile } from '../redirects/redirect-host.ts';
import type { SiteFile } from '../report.ts';
import { sha256 } from '../text-hash.ts';
import { putAside } from './blog/put-aside.ts';
import { ignoreMissing } from './ignore-missing.ts';
import { replaceFile } from './write-file.ts';

type Options = { readonly onConflict: OnConflict; readonly dryRun: boolean };

/** What we wrote last, by path. */
const MEMORY = `${STATE_FOLDER}/site-files.json`;

/**
 * Writes files below `output`, and says what became of each. One that is not as we wrote it last stays; ours is put aside then, as for
 * posts. Rejects when the disk refuses.
 */
export async function writeSiteFiles(
  output: string,
  files: readonly RedirectFile[],
  options: Options,
): Promise<readonly SiteFile[]> {
  if (files.length === 0) return [];
  const known = new Map(await hashesIn(output));
  const written: SiteFile[] = [];
  try {
    for (const file of files) {
      written.push(await writeSiteFile(output, file, known.get(file.path), options));
      if (written.at(-1)?.conflictFile === undefined) known.set(file.path, sha256(file.text));
    }
  } finally {
    const text = `${JSON.stringify(Object.fromEntries(known), undefined, 2)}\n`;
    if (!options.dryRun) await replaceFile(join(output, MEMORY), { text });
  }
  return written;
}

async function writeSiteFile(
  output: string,
  { path, text, leftOut = 0 }: RedirectFile,
  known: unknown,
  { onConflict, dryRun }: Options,
): Promise<SiteFile> {
  const told = { file: path, leftOut };
  const before = await readFile(join(output, path), 'utf8').catch(ignoreMissing);
  if (before === text) return { ...told, state: 'keep' };
  const isOurs = before === undefined || known === sha256(before);
  const state = before === undefined ? 'create' : isOurs ? 'update' : 'conflict';
  if (state === 'conflict' && onConflict !== 'overwrite') {
    const conflictFile = offeredPlace(path, onConflict);
    if (!dryRun) await replaceFile(join(output, conflictFile), { text });
    return { ...told, state, conflictFile };
  }
  if (!dryRun && state === 'conflict') await putAside(output, path, 'backups');
  if (!dryRun) await replaceFile(join(output, path), { text });
  return { ...told, state };
}

async function hashesIn(output: string): Promise<readonly (readonly [string, unknown])[]> {
  const text = await readFile(join(output, MEMORY), 'utf8').catch(ignoreMissing);
  try {
    return Object.entries(JSON.parse(text ?? '{}'));
  } catch {
    return [];
  }
}
