/** Where a page is, as plain data: whichever thread has it can read the page. */
import type { ZipEntry } from './zip-entries.ts';

export type PageRef = {
  /** See `Page`. */
  readonly path: string;
  readonly name: string;
  /** It lies where posts are: that it is none has to be told. */
  readonly claimed: boolean;
  readonly at: PagePlace;
};

type PagePlace =
  /** A file on disk. */
  | { readonly file: string }
  /** An entry of the zip `zip`, which messages call `label`. */
  | { readonly zip: string; readonly label: string; readonly entry: ZipEntry }
  /** A page that is at hand. */
  | { readonly html: string };
