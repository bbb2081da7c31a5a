/** Reads pages from where they are, one at a time. */

import { closeSync, openSync } from 'node:fs';
import type { Page } from '../model.ts';
import { fileReader } from './file-reader.ts';
import { asInputError, inputErrors } from './input-errors.ts';
import { isPostPage } from './is-post-page.ts';
import type { PageRef } from './page-ref.ts';
import { readZipEntry } from './read-zip-entry.ts';
import { asZipError } from './zip-errors.ts';

export type PageReader = {
  /**
   * The bytes of a page, valid until the next one is read. Throws an `InputError` where they cannot be read, or are more than a page may
   * have.
   */
  readonly bytes: (ref: PageRef) => Buffer;
  /** Closes what is open; the reader may be used again. */
  readonly close: () => void;
};

// Synchronous: a page is read in less time than a turn of the event loop takes.
export function openPageReader(maxPageBytes: number): PageReader {
  const readFile = fileReader(maxPageBytes);
  let zip: { readonly file: string; readonly descriptor: number } | undefined;

  function close(): void {
    if (zip) closeSync(zip.descriptor);
    zip = undefined;
  }

  function descriptorOf(file: string, label: string): number {
    if (zip?.file === file) return zip.descriptor;
    close();
    try {
      zip = { file, descriptor: openSync(file, 'r') };
    } catch (error) {
      throw asInputError(error, label);
    }
    return zip.descriptor;
  }

  function pageFile(file: string, label: string): Buffer {
    try {
      const bytes = readFile(file);
      if (bytes.length > maxPageBytes) throw inputErrors.tooLarge(label, maxPageBytes);
      return bytes;
    } catch (error) {
      throw asInputError(error, label);
    }
  }

  return {
    bytes({ path, at }) {
      if ('html' in at) return Buffer.from(at.html);
      if ('file' in at) return pageFile(at.file, path);
      const descriptor = descriptorOf(at.zip, at.label);
      try {
        return readZipEntry(descriptor, at.entry, path, maxPageBytes);
      } catch (error) {
        throw asZipError(error, at.label);
      }
    },
    close,
  };
}

/** The page in these bytes, as long as they are valid; `undefined` when it is no post. */
export function pageOf({ path, name }: Pick<PageRef, 'path' | 'name'>, bytes: Buffer): Page | undefined {
  return isPostPage(bytes) ? { path, name, html: bytes } : undefined;
}
