import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, verifyBlog } from '../src/index.ts';
import { filesIn } from './support/files-in.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const SAMPLE = join(import.meta.dirname, '../input/sample');

async function migrated(): Promise<{ output: string; file: string }> {
  const output = await temporaryFolder();
  const { posts } = await migrate(SAMPLE, { output, offline: true });
  const file = posts.find(({ kind, pictures }) => kind === 'post' && pictures.length > 0)?.file ?? '';
  return { output, file };
}

test('what was just migrated is whole, and nothing is written', async () => {
  const { output } = await migrated();
  const before = await filesIn(output);
  const { posts } = await verifyBlog(SAMPLE, { output });
  expect(new Set(posts.map(({ state }) => state))).toEqual(new Set(['whole']));
  expect(posts.length).toBeGreaterThan(5);
  expect(await filesIn(output)).toEqual(before);
});

test('a file that lacks something and was edited is told apart from one that is missing', async () => {
  const { output, file } = await migrated();
  const text = await readFile(join(output, file), 'utf8');
  await writeFile(join(output, file), text.split('\n\n').slice(0, -1).join('\n\n'));
  const other = (await verifyBlog(SAMPLE, { output })).posts.find((post) => post.file !== file)?.file ?? '';
  await rm(join(output, other));
  const { posts } = await verifyBlog(SAMPLE, { output });
  const stateOf = (path: string) => posts.find((post) => post.file === path)?.state;
  expect(stateOf(file)).toBe('edited');
  expect(stateOf(other)).toBe('missing');
  expect(posts.filter(({ state }) => state === 'whole')).toHaveLength(posts.length - 2);
});

test.each([
  ['gone', (path: string) => rm(path)],
  ['emptied', (path: string) => writeFile(path, '')],
  ['replaced by a page', (path: string) => writeFile(path, '<!doctype html><title>404</title>')],
])('a picture that is %s is missed, and that is damage', async (_, spoil) => {
  const { output } = await migrated();
  const [picture = ''] = Object.keys(await filesIn(output)).filter((path) => path.startsWith('assets/'));
  await spoil(join(output, picture));
  const { posts } = await verifyBlog(SAMPLE, { output });
  const damaged = posts.filter(({ state }) => state !== 'whole');
  expect(damaged.map(({ state, losses }) => [state, losses[0]?.kind, losses[0]?.place])).toEqual([
    ['damaged', 'image', picture],
  ]);
});

test('edits that lose nothing leave a post whole', async () => {
  const { output, file } = await migrated();
  const text = await readFile(join(output, file), 'utf8');
  await writeFile(join(output, file), text.replace('---\n', '---\nlayout: post\n'));
  const { posts } = await verifyBlog(SAMPLE, { output });
  expect(posts.find((post) => post.file === file)?.state).toBe('whole');
});
