/** The identity of a page's content. */
import { sha256 } from './text-hash.ts';

/** Hash of a page without the day of its export: equal for two exports of one unchanged post. */
export function pageHash(html: string): string {
  return sha256(withoutExportDay(html));
}

// <p>Exported from <a href="https://medium.com">Medium</a> on June 1, 2019.</p>
function withoutExportDay(html: string): string {
  const at = html.lastIndexOf('<footer');
  return at < 0
    ? html
    : html.slice(0, at) + html.slice(at).replace(/ on \p{L}+ \d{1,2}, \d{4}\.?(?=\s*<\/p>)/gu, '');
}
