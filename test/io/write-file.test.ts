import { chmod, lstat, readdir, readFile, readlink, stat, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileSafely } from '../../src/io/write-file.ts';
import { filesIn } from '../support/files-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a new file is written, with its folders, and nothing else is left', async () => {
  const folder = await temporaryFolder();
  expect(await writeFileSafely(join(folder, 'a/b/c.md'), { text: 'Rye.\n' }, 'keep')).toBe('created');
  expect(await filesIn(folder)).toEqual({ 'a/b/c.md': 'Rye.\n' });
});

test('an equal file is not touched', async () => {
  const folder = await temporaryFolder({ 'a.md': 'Rye.', 'a.png': 'bytes', 'b.png': 'bytes' });
  const [text, picture] = [join(folder, 'a.md'), join(folder, 'b.png')];
  const long = new Date('2001-02-03T04:05:06Z');
  await utimes(text, long, long);
  await utimes(picture, long, long);
  expect(await writeFileSafely(text, { text: 'Rye.' }, 'overwrite')).toBe('unchanged');
  expect(await writeFileSafely(picture, { copyOf: join(folder, 'a.png') }, 'overwrite')).toBe('unchanged');
  expect((await stat(text)).mtime).toEqual(long);
  expect((await stat(picture)).mtime).toEqual(long);
});

test('a different file stays, unless it is to be overwritten', async () => {
  const folder = await temporaryFolder({ 'a.md': 'mine', 'a.png': 'mine', 'new.png': 'ours' });
  expect(await writeFileSafely(join(folder, 'a.md'), { text: 'ours' }, 'keep')).toBe('conflict');
  expect(await writeFileSafely(join(folder, 'a.png'), { copyOf: join(folder, 'new.png') }, 'keep')).toBe(
    'conflict',
  );
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('mine');
  expect(await writeFileSafely(join(folder, 'a.md'), { text: 'ours' }, 'overwrite')).toBe('overwritten');
  expect(await writeFileSafely(join(folder, 'a.png'), { copyOf: join(folder, 'new.png') }, 'overwrite')).toBe(
    'overwritten',
  );
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('ours');
  expect(await readFile(join(folder, 'a.png'), 'utf8')).toBe('ours');
});

// git's autocrlf and editors do this; nobody wrote anything.
test.each([
  ['line ends', 'Rye.\r\nBarley.\r\n'],
  ['a byte order mark', '\uFEFFRye.\nBarley.\n'],
  ['no final newline', 'Rye.\nBarley.'],
  ['all of them', '\uFEFFRye.\r\nBarley.'],
])('a text that differs by %s is not touched', async (_, there) => {
  const folder = await temporaryFolder({ 'a.md': there });
  const state = await writeFileSafely(join(folder, 'a.md'), { text: 'Rye.\nBarley.\n' }, 'overwrite');
  expect(state).toBe('unchanged');
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(there);
});

test.each(['Rye.\n\nBarley.\n', 'Rye.\rBarley.\n', ' Rye.\nBarley.\n', 'Rye.\nBarley.\n\n', ''])(
  'a text that differs otherwise is a conflict: %j',
  async (there) => {
    const folder = await temporaryFolder({ 'a.md': there });
    const state = await writeFileSafely(join(folder, 'a.md'), { text: 'Rye.\nBarley.\n' }, 'keep');
    expect(state).toBe('conflict');
  },
);

test.skipIf(process.platform === 'win32')('a copy can be read by whoever can read a post', async () => {
  const folder = await temporaryFolder({ 'mine.png': 'bytes', 'other.txt': 'other' });
  await chmod(join(folder, 'mine.png'), 0o400);
  // What a killed run left, or somebody put there, is removed, not written to.
  await symlink('other.txt', join(folder, '.a.png.tmp'));
  await writeFileSafely(join(folder, 'a.png'), { copyOf: join(folder, 'mine.png') }, 'keep');
  await writeFileSafely(join(folder, 'a.md'), { text: 'ours' }, 'keep');
  const [picture, post] = [await lstat(join(folder, 'a.png')), await lstat(join(folder, 'a.md'))];
  expect(picture.mode).toBe(post.mode);
  expect(await readFile(join(folder, 'other.txt'), 'utf8')).toBe('other');
});

test('a copy of what is not there is an error, and no temporary file stays', async () => {
  const folder = await temporaryFolder();
  const copy = writeFileSafely(join(folder, 'a.png'), { copyOf: join(folder, 'b.png') }, 'keep');
  await expect(copy).rejects.toThrow('ENOENT');
  expect(await filesIn(folder)).toEqual({});
});

test('large files that differ in their last byte are different', async () => {
  const bytes = Buffer.alloc(300_000, 7);
  const folder = await temporaryFolder({
    'a.gif': bytes,
    'b.gif': Buffer.concat([bytes.subarray(1), Buffer.from([8])]),
    'c.gif': bytes,
  });
  expect(await writeFileSafely(join(folder, 'a.gif'), { copyOf: join(folder, 'b.gif') }, 'keep')).toBe(
    'conflict',
  );
  expect(await writeFileSafely(join(folder, 'a.gif'), { copyOf: join(folder, 'c.gif') }, 'keep')).toBe(
    'unchanged',
  );
});

// Only Linux tells which files a process has open.
test.skipIf(process.platform !== 'linux')('comparing leaves no file open', async () => {
  const folder = await temporaryFolder({ 'a.gif': Buffer.alloc(99, 7), 'b.gif': Buffer.alloc(99, 8) });
  const [a, b] = [join(folder, 'a.gif'), join(folder, 'b.gif')];
  for (let i = 0; i < 20; i += 1) {
    await writeFileSafely(a, { copyOf: a }, 'keep');
    await writeFileSafely(a, { copyOf: b }, 'keep');
  }
  await expect.poll(() => openFilesIn(folder)).toEqual([]);
});

test.each(['keep', 'overwrite'] as const)('what is no file is never replaced, with %s', async (how) => {
  const folder = await temporaryFolder({
    'a.md/': '',
    blog: 'a file',
    'assets/x': 'a file',
    '.c.md.tmp/': '',
  });
  const states = await Promise.all(
    ['a.md', 'blog/b.md', 'assets/x/deep/er/b.md', 'c.md'].map((path) =>
      writeFileSafely(join(folder, path), { text: 'ours' }, how),
    ),
  );
  expect(states).toEqual(['conflict', 'conflict', 'conflict', 'conflict']);
  expect(Object.keys(await filesIn(folder))).toEqual(['assets/x', 'blog']);
});

// Root is refused nothing and no disk is full; a link that leads to itself serves as well.
test.skipIf(process.platform === 'win32')(
  'what is wrong with the disk, not with one file, is an error',
  async () => {
    const folder = await temporaryFolder();
    await symlink('loop', join(folder, 'loop'));
    await expect(writeFileSafely(join(folder, 'loop/a.md'), { text: 'ours' }, 'keep')).rejects.toThrow(
      'ELOOP',
    );
  },
);

async function openFilesIn(folder: string): Promise<readonly string[]> {
  const open = await readdir('/proc/self/fd');
  const paths = await Promise.all(open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return paths.filter((path) => path.startsWith(folder));
}
