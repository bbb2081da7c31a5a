/** The real pages in ../shared, which are tried but never copied; tests skip where the folder is missing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = join(import.meta.dirname, '../../../shared/pages');

export const hasPages = existsSync(PAGES);

/** The text of one page, by its path in the folder. */
export function sharedPage(path: string): string {
  return readFileSync(join(PAGES, path), 'utf8');
}

/** The paths of all pages. */
export function sharedPages(): readonly string[] {
  return readdirSync(PAGES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'INDEX.md')
    .map((entry) => join(entry.parentPath, entry.name).slice(PAGES.length + 1))
    .sort();
}
