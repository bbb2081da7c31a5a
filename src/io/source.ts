/** What every kind of input looks like once it is opened, and how far its sizes are trusted. */

import type { PageRef } from './page-ref.ts';

/** One archive, folder or file that posts come from. */
export type Source = {
  /** As the user typed it, or relative to what was typed: `input/medium-export.zip`. */
  readonly label: string;
  /** What may be its posts, sorted by path. */
  readonly refs: readonly PageRef[];
  /** The error to throw when it has no post and the user named it. */
  readonly noPosts: () => Error;
};

/** A file on disk (its real path) and what it is called in paths and messages. */
export type LabelledFile = { readonly file: string; readonly label: string };

/** Sizes after unpacking, in bytes. */
export type SizeLimits = { readonly page: number; readonly archive: number };

/** The label of something within what `folder` labels. */
export function labelWithin(folder: string, name: string): string {
  if (folder === '.') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
