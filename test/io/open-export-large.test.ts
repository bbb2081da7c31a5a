/** Large exports and consumers that stop early: memory stays flat, no file stays open. */

import { existsSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { openExport } from '../../src/io/open-export.ts';
import { readPages } from '../../src/io/read-pages.ts';
import type { Page } from '../../src/model.ts';
import { postPage } from '../support/export-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { rawZip, zipOf } from '../support/zip.ts';

test('3,000 posts of 46 KB, twice, none held', async () => {
  const body = 'Some words that no page shares with another. '.repeat(1000);
  const entries = Array.from({ length: 3000 }, (_, i) => ({
    name: `posts/${String(i).padStart(4, '0')}.html`,
    content: postPage(`T${i}`, body),
  }));
  const names = entries.map((entry) => entry.name.slice('posts/'.length));
  const folder = await temporaryFolder({ 'e.zip': rawZip(entries.toReversed()) });
  entries.length = 0;
  const opened = await openExport([join(folder, 'e.zip')]);
  for (let pass = 0; pass < 2; pass++) {
    const seen: string[] = [];
    const heap: number[] = [];
    for (const page of readPages(opened)) {
      seen.push(page.name);
      if (seen.length === 100 || seen.length === 3000) heap.push(heapInUse());
    }
    expect(seen).toEqual(names);
    expect((heap[1] ?? Infinity) - (heap[0] ?? 0)).toBeLessThan(10 * 2 ** 20);
  }
});

/** Bytes of the heap (which holds the text of pages) in use after a full collection. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe.skipIf(!existsSync('/proc/self/fd'))('open files', () => {
  async function openZips(folder: string): Promise<number> {
    const descriptors = await readdir('/proc/self/fd');
    const targets = await Promise.all(
      descriptors.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
    );
    return targets.filter((target) => target.startsWith(folder)).length;
  }

  test('are closed after a pass, an early stop, a consumer that throws, and an error', async () => {
    const posts = Array.from({ length: 5 }, (_, i) => ({
      name: `posts/${i}.html`,
      content: postPage(`T${i}`),
    }));
    const bad = { name: 'posts/9.html', content: 'x', crc: 1 };
    const folder = await temporaryFolder({
      'good.zip': rawZip(posts),
      'bad.zip': rawZip([...posts, bad]),
      'cut.zip': rawZip(posts).subarray(0, 99),
    });
    const good = await openExport([join(folder, 'good.zip')]);
    expect(await openZips(folder)).toBe(0);
    for (const _page of readPages(good)) {
      expect(await openZips(folder)).toBe(1);
      break;
    }
    expect(await openZips(folder)).toBe(0);
    const consume = async () => {
      for (const _page of readPages(good)) throw new Error('consumer');
    };
    await expect(consume()).rejects.toThrow('consumer');
    expect(await openZips(folder)).toBe(0);
    [...readPages(good)];
    expect(await openZips(folder)).toBe(0);
    const damaged = await openExport([join(folder, 'bad.zip')]);
    expect(() => [...readPages(damaged)]).toThrow('checksum');
    await expect(openExport([join(folder, 'cut.zip')])).rejects.toThrow('cut off');
    expect(await openZips(folder)).toBe(0);
  });

  test('two passes at once do not disturb each other', async () => {
    const posts = Array.from({ length: 50 }, (_, i) => ({
      name: `posts/${i}.html`,
      content: postPage(`T${i}`),
    }));
    const folder = await temporaryFolder({ 'e.zip': rawZip(posts) });
    const opened = await openExport([join(folder, 'e.zip')]);
    const [a, b] = [readPages(opened), readPages(opened)];
    const pairs = Array.from({ length: 50 }, () => [a.next().value, b.next().value]);
    expect(new Set(pairs.map(([first]) => first?.html)).size).toBe(50);
    for (const [first, second] of pairs) expect(second).toEqual(first);
    expect(a.next().done && b.next().done).toBe(true);
  });
});

const CORPUS = '../shared/corpus';

describe.skipIf(!existsSync(CORPUS))('real exports (skipped where ../shared/corpus is missing)', async () => {
  const names = existsSync(CORPUS) ? (await readdir(CORPUS)).filter((name) => !name.includes('.')) : [];

  test.each(names)('%s: the same pages from its folder and from a zip of it', async (name) => {
    const posts = join(CORPUS, name, 'posts');
    const files: Record<string, Buffer> = {};
    for (const file of await readdir(posts)) files[`posts/${file}`] = await readFile(join(posts, file));
    const folder = await temporaryFolder({ 'e.zip': await zipOf(files) });
    const fromFolder = await pagesOf(join(CORPUS, name));
    const fromZip = await pagesOf(join(folder, 'e.zip'));
    expect(fromFolder).toHaveLength(Object.keys(files).length);
    expect(fromZip).toEqual(fromFolder);
  });

  async function pagesOf(path: string): Promise<readonly Omit<Page, 'path'>[]> {
    const pages = [...readPages(await openExport([path]))];
    return pages.map(({ name, html }) => ({ name, html }));
  }
});
