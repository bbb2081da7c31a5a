/** The texts that we wrote last, between runs. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BaseTexts, openBaseTexts } from '../../../src/io/blog/base-texts.ts';
import { filesIn } from '../../support/files-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const keys = Array.from({ length: 600 }, (_, n) => (0xabcdef0000 + n).toString(16));
const textOf = (key: string) => `Text of ${key}, “quoted”,\nin two lines.\n`;
const bytesOf = (key: string) => Buffer.from(textOf(key));

async function written(): Promise<string> {
  const folder = join(await temporaryFolder(), 'base');
  await openBaseTexts(folder).write(keys, keys, bytesOf);
  return folder;
}

/** What the base texts hold under a key. */
function textIn(base: BaseTexts, key: string): string | undefined {
  return base.read(key)?.toString();
}

test('every text comes back, from files that anybody can read', async () => {
  const folder = await written();
  const base = openBaseTexts(folder);
  for (const key of keys) expect(textIn(base, key)).toBe(textOf(key));
  expect(base.read('0123456789')).toBeUndefined();
  const [name = ''] = await readdir(folder);
  const file = await readFile(join(folder, name), 'utf8');
  const held = keys.filter((key) => file.includes(textOf(key)));
  expect(held.length).toBeGreaterThan(0);
  expect(file).toBe(
    held.map((key) => `${JSON.stringify({ key, bytes: 48 })}\n\0${textOf(key)}\n\0`).join(''),
  );
});

test('a run that changes one post writes one file, and asks only for what is in it', async () => {
  const folder = await written();
  const before = await filesIn(folder);
  const [changed = ''] = keys;
  const base = openBaseTexts(folder);
  const asked: string[] = [];
  await base.write(keys, [changed], (key) => {
    asked.push(key);
    return key === changed ? Buffer.from('New.\n') : base.read(key);
  });
  const after = await filesIn(folder);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.keys(after).filter((name) => after[name] !== before[name])).toHaveLength(1);
  expect(asked.length).toBeLessThan(20);
  expect(textIn(base, changed)).toBe('New.\n');
  for (const key of keys.slice(1)) expect(textIn(base, key)).toBe(textOf(key));
});

test('a post that is gone is forgotten; a file without posts, and a folder without files, go', async () => {
  const folder = await written();
  const base = openBaseTexts(folder);
  const [gone = '', ...others] = keys;
  await base.write(others, [gone], base.read);
  expect(base.read(gone)).toBeUndefined();
  for (const key of others) expect(textIn(base, key)).toBe(textOf(key));
  await base.write([], keys, base.read);
  expect(await readdir(join(folder, '..'))).toEqual([]);
});

test('of a damaged file nothing is known, of all others everything', async () => {
  const folder = await written();
  const [name = ''] = await readdir(folder);
  await writeFile(join(folder, name), 'no record');
  const base = openBaseTexts(folder);
  const lost = [];
  for (const key of keys) {
    const text = textIn(base, key);
    if (text === undefined) lost.push(key);
    else expect(text).toBe(textOf(key));
  }
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.length).toBeLessThan(20);
});
