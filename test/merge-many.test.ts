/** Two hundred posts, each edited by hand and changed at Medium, through runs that are killed. SOAK=1 kills more often. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { migrate } from '../src/migrate.ts';
import { type BlogPost, blogPost } from './support/blog-post.ts';
import { allFilesIn } from './support/files-in.ts';
import { CLI } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const POSTS = 200;
const KILLS = process.env.SOAK ? 40 : 5;

const post = (n: number, last: string, exportedOn: string): BlogPost => ({
  id: (0xabcdef0000 + n).toString(16),
  title: `Post ${n}`,
  paragraphs: [`First of ${n}.`, 'Two.', 'Three.', 'Four.', last],
  exportedOn,
});

test('200 posts, each changed on both sides, are 200 merges, however often the run is killed', {
  timeout: 180_000,
}, async () => {
  const all = (last: string, day: string) =>
    temporaryFolder(
      Object.fromEntries(
        Array.from({ length: POSTS }, (_, n) => [`posts/${n}.html`, blogPost(post(n, last, day))]),
      ),
    );
  const [before, after] = [await all('Five.', 'June 1, 2019'), await all('Five, at Medium.', 'June 2, 2019')];
  const output = await temporaryFolder();
  await runAndKill(before, output);
  await migrate(before, { output, images: 'remote' });
  const files = Array.from({ length: POSTS }, (_, n) => join(output, `blog/post-${n}.md`));
  for (const [n, file] of files.entries()) {
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(`First of ${n}.`, `First of ${n}, by hand.`));
  }

  const predicted = await migrate(after, { output, images: 'remote', dryRun: true });
  expect(predicted.posts.map(({ state }) => state)).toEqual(Array(POSTS).fill('merge'));
  const merged = await runAndKill(after, output);
  const report = await migrate(after, { output, images: 'remote' });
  // What a killed run had merged is the user's by now, with both changes in it.
  const states = new Set(report.posts.map(({ state }) => state));
  expect([...states].filter((state) => state !== 'merge' && state !== 'yours')).toEqual([]);
  expect(merged).toBeGreaterThan(0);
  for (const [n, file] of files.entries()) {
    const text = await readFile(file, 'utf8');
    expect(text).toContain(`First of ${n}, by hand.`);
    expect(text).toContain('Five, at Medium.');
  }
  const names = Object.keys(await allFilesIn(output));
  expect(names.filter((name) => /conflicts|backups|journal|running|tmp/.test(name))).toEqual([]);
  const again = await migrate(after, { output, images: 'remote' });
  expect(new Set(again.posts.map(({ state }) => state))).toEqual(new Set(['yours']));
});

/** Starts a run some times and kills it in the middle of its writing; returns how many posts the killed runs had come to. */
async function runAndKill(input: string, output: string): Promise<number> {
  const journal = join(output, '.medium-migrate/journal');
  const lines = async () => (await readFile(journal, 'utf8').catch(() => '')).split('\n').length - 1;
  let written = 0;
  for (let i = 0; i < KILLS; i++) {
    const child = spawn(process.execPath, [CLI, input, '-o', output, '--images', 'remote', '--quiet'], {
      stdio: 'ignore',
    });
    const ended = once(child, 'close');
    while (child.exitCode === null && (await lines()) < POSTS / (KILLS + 1)) await sleep(2);
    child.kill('SIGKILL');
    await ended;
    written += await lines();
  }
  return written;
}
