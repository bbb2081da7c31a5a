import { expect, test } from 'vitest';
import { isPostPage } from '../../src/io/is-post-page.ts';

test.each([
  ['<section data-field="body" class="e-content">', true],
  ["<SECTION class='p e-content'\n>", true],
  ['<section id=a data-field = body>', true],
  ['<section class="other"><section class="e-content">', true],
  ['<section data-field="lists" class="p-lists">', false],
  ['<section><p>e-content</p>', false],
  ['<sections class="e-content">', false],
  ['', false],
])('%j: %s', (html, expected) => expect(isPostPage(Buffer.from(html))).toBe(expected));

test.each(['<section class=', '<section ', '<section class="', `<section ${'class='.repeat(300)}>`])(
  'a hostile page is told in no time (%#)',
  (piece) => {
    const page = Buffer.from(piece.repeat(1_000_000 / piece.length));
    const start = performance.now();
    expect(isPostPage(page.subarray(0, 8000))).toBe(false);
    const small = performance.now();
    // Whoever needs a second for so little never ends with all of it.
    expect(small - start).toBeLessThan(500);
    expect(isPostPage(page)).toBe(false);
    expect(performance.now() - small).toBeLessThan(2000);
  },
);
