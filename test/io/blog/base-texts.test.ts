/** The texts that we wrote last, between runs. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openBaseTexts } from '../../../src/io/blog/base-texts.ts';
import { filesIn } from '../../support/files-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const keys = Array.from({ length: 600 }, (_, n) => (0xabcdef0000 + n).toString(16));
const textOf = async (key: string) => `Text of ${key}, “quoted”.\n`;

async function written(): Promise<string> {
  const folder = join(await temporaryFolder(), 'base');
  await openBaseTexts(folder).write(keys, keys, textOf);
  return folder;
}

test('every text comes back, from files that anybody can read', async () => {
  const folder = await written();
  const base = openBaseTexts(folder);
  for (const key of keys) expect(await base.read(key)).toBe(await textOf(key));
  expect(await base.read('0123456789')).toBeUndefined();
  const [name = ''] = await readdir(folder);
  const texts = JSON.parse(gunzipSync(await readFile(join(folder, name))).toString()) as object;
  for (const [key, text] of Object.entries(texts)) expect(text).toBe(await textOf(key));
});

test('a run that changes one post writes one file, and asks only for what is in it', async () => {
  const folder = await written();
  const before = await filesIn(folder);
  const [changed = ''] = keys;
  const base = openBaseTexts(folder);
  const asked: string[] = [];
  await base.write(keys, [changed], async (key) => {
    asked.push(key);
    return key === changed ? 'New.\n' : base.read(key);
  });
  const after = await filesIn(folder);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.keys(after).filter((name) => after[name] !== before[name])).toHaveLength(1);
  expect(asked.length).toBeLessThan(20);
  expect(await base.read(changed)).toBe('New.\n');
  for (const key of keys.slice(1)) expect(await base.read(key)).toBe(await textOf(key));
});

test('a post that is gone is forgotten; a file without posts, and a folder without files, go', async () => {
  const folder = await written();
  const base = openBaseTexts(folder);
  const [gone = '', ...others] = keys;
  await base.write(others, [gone], base.read);
  expect(await base.read(gone)).toBeUndefined();
  for (const key of others) expect(await base.read(key)).toBe(await textOf(key));
  await base.write([], keys, base.read);
  expect(await readdir(join(folder, '..'))).toEqual([]);
});

test('of a damaged file nothing is known, of all others everything', async () => {
  const folder = await written();
  const [name = ''] = await readdir(folder);
  await writeFile(join(folder, name), 'no gzip');
  const base = openBaseTexts(folder);
  const lost = [];
  for (const key of keys) {
    const text = await base.read(key);
    if (text === undefined) lost.push(key);
    else expect(text).toBe(await textOf(key));
  }
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.length).toBeLessThan(20);
});
