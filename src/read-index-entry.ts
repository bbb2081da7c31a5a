/** Reads from a page what the index needs: the first pass over an archive. */
import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import type { IndexEntry } from './index-posts.ts';
import { readEnvelope } from './metadata.ts';
import type { Page } from './model.ts';

/** The index entry of a page; `undefined` when it holds no post. */
export function readIndexEntry(page: Page): IndexEntry | undefined {
  const $ = load(page.html);
  const envelope = readEnvelope($, page.name);
  if (!envelope) return undefined;
  const images = $('img', envelope.body).toArray();
  const { id, kind, title, date, exportedOn } = envelope.metadata;
  return {
    page: page.path,
    name: page.name,
    pictures: new Set(images.map(({ attribs }) => attribs['data-image-id'] || attribs.src)).size,
    hash: createHash('sha256').update(withoutExportDay(page.html)).digest('hex'),
    metadata: {
      kind,
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
      ...(exportedOn === undefined ? {} : { exportedOn }),
    },
  };
}

// <p>Exported from <a href="https://medium.com">Medium</a> on June 1, 2019.</p>
function withoutExportDay(html: string): string {
  const at = html.lastIndexOf('<footer');
  return at < 0
    ? html
    : html.slice(0, at) + html.slice(at).replace(/ on \p{L}+ \d{1,2}, \d{4}\.?(?=\s*<\/p>)/gu, '');
}
