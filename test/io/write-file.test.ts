import { chmod, lstat, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isInTheWay, replaceFile } from '../../src/io/write-file.ts';
import { filesIn } from '../support/files-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a new file is written, with its folders, and nothing else is left', async () => {
  const folder = await temporaryFolder();
  await replaceFile(join(folder, 'a/b/c.md'), { text: 'Rye.\n' });
  expect(await filesIn(folder)).toEqual({ 'a/b/c.md': 'Rye.\n' });
});

test.skipIf(process.platform === 'win32')('a copy can be read by whoever can read a post', async () => {
  const folder = await temporaryFolder({ 'mine.png': 'bytes', 'other.txt': 'other' });
  await chmod(join(folder, 'mine.png'), 0o400);
  // What a killed run left, or somebody put there, is removed, not written to.
  await symlink('other.txt', join(folder, '.a.png.tmp'));
  await replaceFile(join(folder, 'a.png'), { copyOf: join(folder, 'mine.png') });
  await replaceFile(join(folder, 'a.md'), { text: 'ours' });
  const [picture, post] = [await lstat(join(folder, 'a.png')), await lstat(join(folder, 'a.md'))];
  expect(picture.mode).toBe(post.mode);
  expect(await readFile(join(folder, 'other.txt'), 'utf8')).toBe('other');
});

test('what is longer than is written at once is whole, as bytes and in parts', async () => {
  const folder = await temporaryFolder();
  const parts = Array.from({ length: 300 }, (_, i) => `${i} “${'é'.repeat(1000)}”\n`);
  await replaceFile(join(folder, 'parts.md'), { parts });
  await replaceFile(join(folder, 'bytes.md'), { bytes: Buffer.from(parts.join('')) });
  expect(await filesIn(folder)).toEqual({ 'parts.md': parts.join(''), 'bytes.md': parts.join('') });
});

test('a copy of what is not there is an error, and no temporary file stays', async () => {
  const folder = await temporaryFolder();
  const copy = replaceFile(join(folder, 'a.png'), { copyOf: join(folder, 'b.png') });
  await expect(copy).rejects.toThrow('ENOENT');
  expect(await filesIn(folder)).toEqual({});
});

test('what is no file is never replaced, and is told from a disk that refuses', async () => {
  const folder = await temporaryFolder({
    'a.md/': '',
    blog: 'a file',
    'assets/x': 'a file',
    '.c.md.tmp/': '',
  });
  for (const path of ['a.md', 'blog/b.md', 'assets/x/deep/er/b.md', 'c.md']) {
    const error = await replaceFile(join(folder, path), { text: 'ours' }).catch((it: unknown) => it);
    expect([path, isInTheWay(error)]).toEqual([path, true]);
  }
  expect(Object.keys(await filesIn(folder))).toEqual(['assets/x', 'blog']);
});

// Root is refused nothing and no disk is full; a link that leads to itself serves as well.
test.skipIf(process.platform === 'win32')(
  'what is wrong with the disk, not with one file, is an error',
  async () => {
    const folder = await temporaryFolder();
    await symlink('loop', join(folder, 'loop'));
    await expect(replaceFile(join(folder, 'loop/a.md'), { text: 'ours' })).rejects.toThrow('ELOOP');
  },
);
