/** Finds the saved pages in a folder. */

import { join } from 'node:path';
import { InputError } from '../errors.ts';
import type { PageFailure } from '../page-messages.ts';
import { listFolder } from './list-folder.ts';

/** The paths of the pages and JSON files that lie in a folder, sorted; what lies deeper belongs to them (`Title_files/`). */
export async function folderFiles(folder: string): Promise<readonly string[] | PageFailure> {
  try {
    const items = await listFolder(folder, folder);
    const files = items.filter(({ name, isFolder }) => !isFolder && isSavedName(name));
    if (files.length > 0) return files.map(({ name }) => join(folder, name));
    const isExport = items.some(({ name, isFolder }) => isFolder && name === 'posts');
    return failure(
      isExport ? exportMessage(folder) : `${folder} holds no saved pages (.html, .mhtml or .json).`,
    );
  } catch (error) {
    if (error instanceof InputError) return failure(error.message);
    throw error;
  }
}

function isSavedName(name: string): boolean {
  return /\.(?:x?html?|mht|mhtml|json)$/i.test(name);
}

function exportMessage(folder: string): string {
  return `${folder} looks like an export from Medium: medium-migrate migrate ${folder} takes it whole.`;
}

function failure(message: string): PageFailure {
  return { ok: false, code: 'unreadable', detail: '', message };
}
