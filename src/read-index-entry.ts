/** Reads from a page what the index needs: the first pass over an archive. */
import { findAll } from './element.ts';
import type { IndexedPost } from './index-posts.ts';
import { wantedAnchors } from './link-anchors.ts';
import { readEnvelope } from './metadata.ts';
import type { Page } from './model.ts';
import { parsePage } from './parse-page.ts';
import { withoutAbsent } from './without-absent.ts';

/** What a page says of its post; `undefined` when it holds none. `hash` is that of its bytes; see `pageHash`. */
export function readIndexEntry(page: Page, hash: string): IndexedPost | undefined {
  const envelope = readEnvelope(parsePage(page.html), page.name);
  if (!envelope) return undefined;
  const images = findAll(envelope.body, ({ name }) => name === 'img');
  const { id, kind, title, date, exportedOn, canonicalLink, oldSlug, authorUrl } = envelope.metadata;
  const anchors = wantedAnchors(envelope.body, id);
  return {
    pictures: new Set(images.map(({ attribs }) => attribs['data-image-id'] || attribs.src)).size,
    hash,
    metadata: withoutAbsent({ kind, id, title, date, exportedOn, canonicalLink, oldSlug, authorUrl }),
    ...(anchors.length === 0 ? {} : { anchors }),
  };
}
