/** The posts among HTML files on disk: one file, or those of one folder. */

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from '../model.ts';
import { decodePage } from './decode-page.ts';
import { asInputError, inputErrors } from './input-errors.ts';
import { isPostPage } from './is-post-page.ts';
import type { LabelledFile, OnNoPost } from './source.ts';

/** Streams the posts among `files`, in their order, one in memory at a time. Throws an InputError where one cannot be read. */
export async function* folderPages(
  files: readonly LabelledFile[],
  maxPageBytes: number,
  onNoPost?: OnNoPost,
): AsyncGenerator<Page, void, undefined> {
  for (const { file, label } of files) {
    const html = decodePage(readPage(file, label, maxPageBytes));
    if (isPostPage(html)) yield { path: label, name: basename(label), html };
    else onNoPost?.(label);
  }
}

// Synchronous: a page is read in less time than a turn of the event loop takes.
function readPage(file: string, label: string, maxPageBytes: number): Buffer {
  try {
    if (statSync(file).size > maxPageBytes) throw inputErrors.tooLarge(label, maxPageBytes);
    return readFileSync(file);
  } catch (error) {
    throw asInputError(error, label);
  }
}
