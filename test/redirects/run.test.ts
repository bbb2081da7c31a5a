/** `--redirects` in a run: written, mended when a post comes in, and never over what the user made of the file. */
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src/index.ts';
import { fixturePage } from '../support/fixture-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function pageOf(title: string, id: string, body = '<p class="graf">Words.</p>'): string {
  return fixturePage(body, { title }).replaceAll('0123456789ab', id);
}

async function setUp() {
  const input = await temporaryFolder({ 'posts/2021_Rye-aaaaaaaaaaaa.html': pageOf('Rye', 'aaaaaaaaaaaa') });
  const output = await temporaryFolder();
  const run = (more = {}) => migrate(input, { output, offline: true, redirects: ['netlify'], ...more });
  const file = join(output, '_redirects');
  const add = () => writeFile(join(input, 'posts/2022_Oat-bbbbbbbbbbbb.html'), pageOf('Oat', 'bbbbbbbbbbbb'));
  return { run, file, output, add };
}

test('written once, kept, and mended when a post comes in', async () => {
  const { run, file, add } = await setUp();
  expect((await run()).redirects).toEqual([{ file: '_redirects', state: 'create', leftOut: 0 }]);
  expect(await readFile(file, 'utf8')).toContain('/p/aaaaaaaaaaaa /blog/rye 301\n');
  expect((await run()).redirects?.[0]?.state).toBe('keep');
  await add();
  expect((await run()).redirects?.[0]?.state).toBe('update');
  expect(await readFile(file, 'utf8')).toContain('/p/bbbbbbbbbbbb /blog/oat 301\n');
});

test('a file that the user changed stays, and ours is put aside', async () => {
  const { run, file, output, add } = await setUp();
  await run();
  await writeFile(file, '/mine /yours 302\n');
  await add();
  const { redirects } = await run();
  expect(redirects?.[0]).toMatchObject({
    state: 'conflict',
    conflictFile: '.medium-migrate/conflicts/_redirects',
  });
  expect(await readFile(file, 'utf8')).toBe('/mine /yours 302\n');
  expect(await readFile(join(output, '.medium-migrate/conflicts/_redirects'), 'utf8')).toContain('/blog/oat');
  const overwritten = await run({ onConflict: 'overwrite' });
  expect(overwritten.redirects).toEqual([{ file: '_redirects', state: 'conflict', leftOut: 0 }]);
  expect(await readFile(file, 'utf8')).toContain('/blog/oat');
});

test('what only the user changed is theirs, line ends are no change, and an edit of our copy is kept', async () => {
  const { run, file, output, add } = await setUp();
  await run();
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('\n', '\r\n'));
  const memory = join(output, '.medium-migrate/site-files.json');
  const long = new Date('2001-02-03T04:05:06Z');
  await utimes(memory, long, long);
  expect((await run()).redirects?.[0]?.state).toBe('keep');
  expect((await stat(memory)).mtime).toEqual(long);
  await writeFile(file, '/mine /yours 302\n');
  expect((await run()).redirects?.[0]?.state).toBe('yours');
  await add();
  const [conflict] = (await run()).redirects ?? [];
  await writeFile(join(output, conflict?.conflictFile ?? ''), '/noted /here 302\n');
  await run();
  expect(
    await readFile(join(output, '.medium-migrate/backups/.medium-migrate/conflicts/_redirects'), 'utf8'),
  ).toBe('/noted /here 302\n');
  // Ours was taken: from now on it is known as ours.
  await run({ onConflict: 'overwrite' });
  await writeFile(file, '/mine /again 302\n');
  expect((await run()).redirects?.[0]?.state).toBe('yours');
});

test('a dry run writes none', async () => {
  const { run, file } = await setUp();
  expect((await run({ dryRun: true })).redirects?.[0]?.state).toBe('create');
  await expect(readFile(file)).rejects.toThrow();
});

test('contradictions end the run before anything is written', async () => {
  const { run, file } = await setUp();
  await expect(run({ redirects: ['nginks'] })).rejects.toThrow(/--redirects nginks/);
  await expect(readFile(file)).rejects.toThrow();
});

test('of two versions of a post, one has the old address', async () => {
  const older = pageOf('Rye', 'aaaaaaaaaaaa', '<p class="graf">Older.</p>').replace(
    'June 1, 2024',
    'June 1, 2019',
  );
  const input = await temporaryFolder({
    'posts/2021_Rye-aaaaaaaaaaaa.html': pageOf('Rye', 'aaaaaaaaaaaa'),
    'old/2021_Rye-aaaaaaaaaaaa.html': older,
  });
  const output = await temporaryFolder();
  const { posts } = await migrate([join(input, 'posts'), join(input, 'old')], { output, redirects: ['csv'] });
  expect(posts.map(({ file, losses }) => [file, losses])).toEqual([
    ['blog/rye-2.md', []],
    ['blog/rye.md', []],
  ]);
  expect(await readFile(join(output, 'blog/rye.md'), 'utf8')).toContain('redirect_from:');
  expect(await readFile(join(output, 'blog/rye-2.md'), 'utf8')).not.toContain('redirect_from:');
  const table = await readFile(join(output, 'redirects/redirects.csv'), 'utf8');
  expect(table.match(/^\/a-fixture-aaaaaaaaaaaa,\/blog\/rye,301\r$/gm)).toHaveLength(1);
});

test('of a post in a publication, every old address stays in later runs, and when it has left the export', async () => {
  const [rye, oat] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'].map((id) =>
    pageOf(id, id).replaceAll(
      `medium.com/@ada-example/a-fixture-${id}`,
      `medium.com/rye-weekly/a-fixture-${id}`,
    ),
  );
  const posts = {
    'posts/2021_Rye-aaaaaaaaaaaa.html': rye ?? '',
    'posts/2022_Oat-bbbbbbbbbbbb.html': oat ?? '',
  };
  const output = await temporaryFolder();
  const options = { output, offline: true, redirects: ['netlify'] } as const;
  await migrate(await temporaryFolder(posts), options);
  const first = await readFile(join(output, '_redirects'), 'utf8');
  expect(first).toContain('/@ada-example/a-fixture-aaaaaaaaaaaa ');
  expect(first).toContain('/rye-weekly/a-fixture-aaaaaaaaaaaa ');
  expect((await migrate(await temporaryFolder(posts), options)).redirects?.[0]?.state).toBe('keep');
  const { 'posts/2022_Oat-bbbbbbbbbbbb.html': _, ...fewer } = posts;
  expect((await migrate(await temporaryFolder(fewer), options)).redirects?.[0]?.state).toBe('keep');
});
