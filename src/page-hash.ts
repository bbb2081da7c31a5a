/** The identity of a page's content. */
import { createHash } from 'node:crypto';

/** Hash of a page (its bytes, in UTF-8) without the day of its export: equal for two exports of one unchanged post. */
export function pageHash(page: Buffer): string {
  const start = page.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  return createHash('sha256')
    .update(page.subarray(start, footerStart(page)))
    .update(withoutExportDay(footerOf(page)))
    .digest('hex');
}

/** The footer, with all that follows; empty where there is none. */
export function footerOf(page: Buffer): string {
  return page.toString('utf8', footerStart(page));
}

function footerStart(page: Buffer): number {
  const at = page.lastIndexOf('<footer');
  return at < 0 ? page.length : at;
}

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

// <p>Exported from <a href="https://medium.com">Medium</a> on June 1, 2019.</p>
function withoutExportDay(html: string): string {
  return html.replace(/ on \p{L}+ \d{1,2}, \d{4}\.?(?=\s*<\/p>)/gu, '');
}
