/** The command `diff` and the reports, as a person or a script meets them. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BlogPost, blogPost } from './support/blog-post.ts';
import { allFilesIn } from './support/files-in.ts';
import { runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const RYE: BlogPost = { id: '0123456789ab', title: 'Rye', paragraphs: ['One.', 'Two.', 'Three.'] };

async function folderWith(post: BlogPost): Promise<string> {
  return temporaryFolder({ 'e/posts/a.html': blogPost(post) });
}

async function change(cwd: string): Promise<void> {
  const changed = { ...RYE, paragraphs: ['One.', 'Two.', 'Three, at Medium.'], exportedOn: 'June 9, 2019' };
  await writeFile(join(cwd, 'e/posts/a.html'), blogPost(changed));
}

test('exit codes as diff has them: 1 something would change, 0 nothing would, 2 it could not start', async () => {
  const cwd = await folderWith(RYE);
  const first = await runCli(['diff', 'e'], { cwd });
  expect(first.code).toBe(1);
  expect(first.stdout).toMatch(/^To be created \(1\):\n.*blog\/rye\.md/m);
  expect(Object.keys(await allFilesIn(cwd))).toEqual(['e/posts/a.html']);
  await runCli(['e', '-q'], { cwd });
  const before = await allFilesIn(cwd);
  expect((await runCli(['diff', 'e'], { cwd })).code).toBe(0);
  await change(cwd);
  const second = await runCli(['diff', 'e'], { cwd });
  expect(second.code).toBe(1);
  expect(second.stdout).toMatch(/^--- a\/blog\/rye\.md\n\+\+\+ b\/blog\/rye\.md\n/m);
  expect(second.stdout).toMatch(/^-Three\.\n\+Three, at Medium\.$/m);
  expect((await runCli(['diff', 'e', '--stat'], { cwd })).stdout).not.toContain('+++');
  expect((await runCli(['diff', 'nowhere'], { cwd })).code).toBe(2);
  expect((await runCli(['diff'], { cwd })).code).toBe(2);
  const offline = await runCli(['diff', 'e', '--offline'], { cwd });
  expect([offline.code, offline.stderr]).toEqual([
    2,
    expect.stringContaining('--offline is an option of other'),
  ]);
  const after = await allFilesIn(cwd);
  expect({ ...after, 'e/posts/a.html': '' }).toEqual({ ...before, 'e/posts/a.html': '' });
});

test('--dry-run prints the same and exits like migrate', async () => {
  const cwd = await folderWith(RYE);
  const [dry, diff] = [await runCli(['e', '--dry-run'], { cwd }), await runCli(['diff', 'e'], { cwd })];
  expect(dry.code).toBe(0);
  expect(dry.stdout).toBe(diff.stdout);
});

test('--format json and markdown print that and nothing else', async () => {
  const cwd = await folderWith(RYE);
  await runCli(['e', '-q'], { cwd });
  await change(cwd);
  const { posts, exitCode } = JSON.parse((await runCli(['diff', 'e', '--json'], { cwd })).stdout);
  expect([exitCode, posts[0].state, posts[0].lines]).toEqual([1, 'update', { added: 1, removed: 1 }]);
  expect(posts[0].patch).toContain('+Three, at Medium.');
  const markdown = await runCli(['diff', 'e', '--format', 'markdown'], { cwd });
  expect(markdown.stdout).toContain('```diff');
  const wrong = await runCli(['diff', 'e', '--format', 'xml'], { cwd });
  expect([wrong.code, wrong.stdout]).toEqual([2, '']);
});

test('--report writes a file after a dry run and after a real one; a name that tells no form is refused', async () => {
  const cwd = await folderWith(RYE);
  const read = (name: string) => readFile(join(cwd, name), 'utf8');
  await runCli(['diff', 'e', '--report', 'before.html'], { cwd });
  expect(await read('before.html')).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\s*$/);
  expect((await runCli(['e', '--report', 'after.json'], { cwd })).code).toBe(0);
  expect(JSON.parse(await read('after.json'))).toMatchObject({ dryRun: false, posts: [{ state: 'create' }] });
  await change(cwd);
  await runCli(['e', '--report', 'after.md'], { cwd });
  expect(await read('after.md')).toContain('+Three, at Medium.');
  const refused = await runCli(['diff', 'e', '--report', 'changes.pdf'], { cwd });
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--report changes.pdf')]);
  await mkdir(join(cwd, 'folder.html'));
  for (const name of ['folder.html', 'e/posts/a.html/x.json', 'e/posts/a.html/x.html']) {
    const unwritable = await runCli(['diff', 'e', '--report', name], { cwd });
    expect([unwritable.code, unwritable.stderr]).toEqual([2, expect.stringContaining(`--report ${name}: `)]);
  }
  await runCli(['diff', 'nowhere', '--report', 'new/folder/before.html'], { cwd });
  await expect(stat(join(cwd, 'new'))).rejects.toThrow('ENOENT');
  await rm(join(cwd, 'before.html'));
  expect((await runCli(['diff', 'nowhere', '--report', 'before.html'], { cwd })).code).toBe(2);
  expect(Object.keys(await allFilesIn(cwd)).filter((name) => name.includes('before'))).toEqual([]);
});

test('a second run while another one writes is refused, with a word on what to do', async () => {
  const cwd = await folderWith(RYE);
  await runCli(['e', '-q'], { cwd });
  const { hostname } = await import('node:os');
  await writeFile(
    join(cwd, 'output/.medium-migrate/running'),
    JSON.stringify({ pid: process.pid, host: hostname() }),
  );
  const { code, stderr } = await runCli(['e', '-q'], { cwd });
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/Another run .*output\/\.medium-migrate\/running/),
  ]);
  expect((await runCli(['diff', 'e', '-q'], { cwd })).code).toBe(0);
});
