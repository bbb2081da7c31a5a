/** `migrate --tags`: tags that no export has, matched to the posts by id, and kept. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { importPosts, migrate, UsageError, verifyBlog } from '../src/index.ts';
import { allFilesIn } from './support/files-in.ts';
import { exportOf, importedPost, RYE, RYE_ID } from './support/imported-post.ts';
import { postPage } from './support/medium-server.ts';
import { apolloV3Page } from './support/post-pages.ts';
import { runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const REMOTE = { images: 'remote' } as const;
const BARLEY = { id: 'ffffffffffff', title: 'Barley', paragraphs: ['Stays.'] };

async function tagFile(text: string, name = 'tags.csv'): Promise<string> {
  return join(await temporaryFolder({ [name]: text }), name);
}

const textOf = (output: string) => readFile(join(output, 'blog/rye.md'), 'utf8');
const csv = `url,tags\nhttps://medium.com/@ada-example/a-post-${RYE_ID},"Rye Bread, Baking"\n`;
const tagged = 'categories: ["Rye Bread", "Baking"]';

it.each([
  ['a table', csv, 'tags.csv'],
  ['JSON', JSON.stringify({ [RYE_ID]: ['Rye Bread', 'Baking'] }), 'tags.json'],
  [
    'a saved page',
    postPage({ id: RYE_ID, title: 'Rye', paragraphs: [], tags: ['Rye Bread', 'Baking'] }),
    'a.html',
  ],
])('tags from %s stand in the post, and stay', async (_, text, name) => {
  const output = await temporaryFolder();
  const input = await exportOf({}, BARLEY);
  const report = await migrate(input, { ...REMOTE, output, tags: await tagFile(text, name) });
  expect(report.tags).toEqual({ leftOut: [], unknown: [] });
  expect(await textOf(output)).toContain(tagged);
  expect(await readFile(join(output, 'blog/barley.md'), 'utf8')).toContain('categories: []');

  const before = await allFilesIn(output);
  for (const exportedOn of ['June 1, 2019', 'July 1, 2019']) {
    const again = await migrate(await exportOf({ exportedOn }, BARLEY), { ...REMOTE, output });
    expect(again.posts.map(({ state }) => state)).toEqual(['keep', 'keep']);
    expect(again.tags).toBeUndefined();
  }
  const { 'medium-migrate.lock.json': _lock, ...files } = await allFilesIn(output);
  expect(before).toMatchObject(files);
  const { posts } = await verifyBlog(input, { output });
  expect(posts.map(({ state }) => state)).toEqual(['whole', 'whole']);
});

test('they come into a blog that is there, with the user’s edits, and change when the file does', async () => {
  const output = await temporaryFolder();
  const input = await exportOf({}, BARLEY);
  await migrate(input, { ...REMOTE, output });
  const path = join(output, 'blog/rye.md');
  await writeFile(path, (await textOf(output)).replace('Two.', 'Two, by hand.'));
  const first = await migrate(input, { ...REMOTE, output, tags: await tagFile(csv) });
  expect(first.posts.map(({ state }) => state)).toEqual(['keep', 'merge']);
  expect(await textOf(output)).toContain(tagged);
  const other = await tagFile(csv.replace('Baking', 'Slow Food'));
  const second = await migrate(input, { ...REMOTE, output, tags: other });
  expect(second.posts.map(({ state }) => state)).toEqual(['keep', 'merge']);
  expect(await textOf(output)).toContain('categories: ["Rye Bread", "Slow Food"]');
  expect(await textOf(output)).toContain('Two, by hand.');
});

test('a text that is newer than the export takes them, too', async () => {
  const output = await temporaryFolder();
  const page = apolloV3Page(importedPost({ paragraphs: [...RYE, 'Six, at Medium.'] }));
  const saved = join(await temporaryFolder({ 'a.html': page }), 'a.html');
  await importPosts([saved], { ...REMOTE, output });
  const input = await exportOf();
  const { posts } = await migrate(input, { ...REMOTE, output, tags: await tagFile(csv) });
  expect(posts).toMatchObject([{ state: 'update', why: 'older-source' }]);
  expect(await textOf(output)).toContain(tagged);
  expect(await textOf(output)).toContain('Six, at Medium.');
  const again = await migrate(input, { ...REMOTE, output });
  expect(again.posts).toMatchObject([{ state: 'keep', why: 'older-source' }]);
});

test('what found no post is told, and a file without tags is refused', async () => {
  const output = await temporaryFolder();
  const input = await exportOf({}, BARLEY);
  const tags = await tagFile(
    `${csv}https://example.org/a-loaf,Bread\nhttps://medium.com/p/abcdef012345,Cows\n`,
  );
  const report = await migrate(input, { ...REMOTE, output, tags });
  expect(report.tags).toEqual({ leftOut: ['https://example.org/a-loaf'], unknown: ['abcdef012345'] });

  const run = await runCli(['migrate', input, '-o', output, '-q', '--images', 'remote', '--tags', tags]);
  expect(run.stdout).toContain('no id names the post (1)');
  expect(run.stdout).toContain('  https://example.org/a-loaf');
  expect(run.stdout).toContain('posts that are not here (1)');
  expect(run.stdout).toContain('  abcdef012345');
  expect(run.code).toBe(0);

  const empty = join(await temporaryFolder(), 'blog');
  const none = await tagFile('Hello there.');
  await expect(migrate(input, { ...REMOTE, output: empty, tags: none })).rejects.toThrow(UsageError);
  expect(await allFilesIn(empty)).toEqual({});
  const missing = await runCli(['migrate', input, '-o', empty, '-q', '--tags', 'no-such.csv']);
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('there is no such file')]);
});
