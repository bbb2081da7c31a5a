/** What every kind of input looks like once it is opened, and how far its sizes are trusted. */

import type { Page } from '../model.ts';

/** Is told the path of each page in a `posts/` folder that is no post, so that nothing is left out silently. */
export type OnNoPost = (path: string) => void;

/** One archive, folder or file that posts come from. */
export type Source = {
  /** As the user typed it, or relative to what was typed: `input/medium-export.zip`. */
  readonly label: string;
  /** Streams its posts sorted by path, one in memory at a time. Throws an InputError where one cannot be read. */
  readonly pages: (onNoPost?: OnNoPost) => AsyncGenerator<Page, void, undefined>;
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
