/**
 * What the program is measured against, each in a process of its own: `node bench/reference.mjs <which> <folder> …`. Of `stock` and
 * `rust`, which have all pages in memory before they begin, the milliseconds of the loop alone are printed.
 */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOOPS = {
  /** cheerio finds the body, Turndown converts it: what one gets from the two without further thought. */
  async stock(pages) {
    const [{ load }, { default: Turndown }] = await Promise.all([import('cheerio'), import('turndown')]);
    const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' });
    return () => {
      for (const html of pages()) turndown.turndown(load(html)('section[data-field=body]').html() ?? '');
    };
  },
  /** A native converter of whole pages. */
  async rust(pages) {
    const { default: rust } = await import('@kreuzberg/html-to-markdown-node');
    return () => {
      for (const html of pages()) rust.convert(html);
    };
  },
};

const [, , which, ...folders] = process.argv;
const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));

if (which === 'hash') {
  // Reading and hashing alone: the least that a run over unchanged posts can do.
  for (const file of files) createHash('sha256').update(readFileSync(file)).digest('hex');
} else {
  const html = files.map((file) => readFileSync(file, 'utf8'));
  const loop = await LOOPS[which](() => html);
  const start = performance.now();
  loop();
  console.log(performance.now() - start);
}
