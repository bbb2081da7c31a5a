/** What the first pass over an archive does with one page. */
import { attempt } from './attempt.ts';
import type { IndexedPost } from './index-posts.ts';
import { type PageReader, pageOf } from './io/page-reader.ts';
import type { PageRef } from './io/page-ref.ts';
import { exportDay } from './metadata.ts';
import { footerOf, pageHash } from './page-hash.ts';
import { readIndexEntry } from './read-index-entry.ts';
import type { SkippedPage } from './report.ts';

/** What came of a page; nothing but its size where it holds no post. */
export type IndexedPage = {
  /** Of the page, in bytes. */
  readonly size: number;
} & (
  | { readonly entry?: IndexedPost }
  /** The page is one that the blog was made of, so that it is not looked into. */
  | { readonly known: KnownPage }
  | { readonly skipped: SkippedPage }
);

export type KnownPage = { readonly hash: string; readonly exportedOn?: string };

/**
 * Indexes a page. Throws an `InputError` where it cannot be read; what else goes wrong with it is the answer.
 * @param known hashes of the pages that need not be looked into
 */
export function indexPage(
  ref: PageRef,
  reader: Pick<PageReader, 'bytes'>,
  known: ReadonlySet<string>,
): IndexedPage {
  const bytes = reader.bytes(ref);
  const size = bytes.length;
  const hash = pageHash(bytes);
  if (known.has(hash)) return { size, known: { hash, ...exportedOn(bytes) } };
  const page = pageOf(ref, bytes);
  const entry = page && attempt(page, () => readIndexEntry(page, hash));
  if (entry && 'reason' in entry) return { size, skipped: entry };
  return { size, ...(entry ? { entry } : {}) };
}

function exportedOn(bytes: Buffer): Pick<KnownPage, 'exportedOn'> {
  const day = exportDay(
    footerOf(bytes)
      .replace(/<[^>]*>/g, '')
      .trim(),
  );
  return day === undefined ? {} : { exportedOn: day };
}
