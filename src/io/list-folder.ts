/** What lies in a folder, in an order of its own and without the litter of systems and tools. */

import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodeUnits } from '../code-units.ts';
import { isLitter } from './export-layout.ts';
import { asInputError } from './input-errors.ts';

/** An item of a folder. `path` is its real path, links followed. */
export type FolderItem = { readonly name: string; readonly path: string; readonly isFolder: boolean };

/**
 * Files and folders in `folder`, sorted by UTF-16 code units. Links that lead nowhere, sockets and devices are
 * left out. `label` is how messages name the folder. Throws an InputError where it cannot be read.
 */
export async function listFolder(folder: string, label: string): Promise<readonly FolderItem[]> {
  try {
    const real = await realpath(folder);
    const items: FolderItem[] = [];
    for (const item of await readdir(real, { withFileTypes: true })) {
      if (isLitter(item.name)) continue;
      const path = join(real, item.name);
      if (item.isSymbolicLink()) items.push(...(await followLink(item.name, path)));
      else if (item.isFile() || item.isDirectory()) {
        items.push({ name: item.name, path, isFolder: item.isDirectory() });
      }
    }
    return items.sort((a, b) => byCodeUnits(a.name, b.name));
  } catch (error) {
    throw asInputError(error, label);
  }
}

async function followLink(name: string, link: string): Promise<readonly FolderItem[]> {
  try {
    const path = await realpath(link);
    const target = await stat(path);
    return target.isFile() || target.isDirectory() ? [{ name, path, isFolder: target.isDirectory() }] : [];
  } catch {
    return [];
  }
}
