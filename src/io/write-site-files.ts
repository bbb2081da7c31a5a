/** Writes the files of a site that belong to no post, such as redirects, and never over what the user made of them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STATE_FOLDER } from '../lock-file.ts';
import { type OnConflict, offeredPlace } from '../plan.ts';
import type { RedirectFile } from '../redirects/redirect-host.ts';
import type { SiteFile } from '../report.ts';
import { sha256, withoutStyle } from '../text-hash.ts';
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
      if (written.at(-1)?.conflictFile === undefined) known.set(file.path, sha256(withoutStyle(file.text)));
    }
  } finally {
    const text = `${JSON.stringify(Object.fromEntries(known), undefined, 2)}\n`;
    if (!options.dryRun && text !== (await textIn(output, MEMORY)))
      await replaceFile(join(output, MEMORY), { text });
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
  const before = await textIn(output, path);
  const ours = withoutStyle(text);
  if (before === ours) return { ...told, state: 'keep' };
  if (before !== undefined && known === sha256(ours)) return { ...told, state: 'yours' };
  const isOurs = before === undefined || known === sha256(before);
  const state = before === undefined ? 'create' : isOurs ? 'update' : 'conflict';
  if (state === 'conflict' && onConflict !== 'overwrite') {
    const conflictFile = offeredPlace(path, onConflict);
    const last = await textIn(output, conflictFile);
    // What the user began to make of our copy is theirs.
    if (!dryRun && last !== undefined && last !== ours) await putAside(output, conflictFile, 'backups');
    if (!dryRun && last !== ours) await replaceFile(join(output, conflictFile), { text });
    return { ...told, state, conflictFile };
  }
  if (!dryRun && state === 'conflict') await putAside(output, path, 'backups');
  if (!dryRun) await replaceFile(join(output, path), { text });
  return { ...told, state };
}

async function hashesIn(output: string): Promise<readonly (readonly [string, unknown])[]> {
  const text = await textIn(output, MEMORY);
  try {
    return Object.entries(JSON.parse(text ?? '{}'));
  } catch {
    return [];
  }
}

/** Line ends do not count: git's autocrlf is no edit. */
async function textIn(output: string, file: string): Promise<string | undefined> {
  const text = await readFile(join(output, file), 'utf8').catch(ignoreMissing);
  return text === undefined ? undefined : withoutStyle(text);
}
