/** Threads: the same answers as without, whatever becomes of them. Only the built program has any. */
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { openMakers as open } from '../../src/io/makers.ts';
import type { MadePost } from '../../src/make-post.ts';
import { migrate } from '../../src/migrate.ts';
import type { Page } from '../../src/model.ts';
import { migrateOptions } from '../../src/options.ts';
import { readFlavour } from '../../src/read-flavour.ts';
import { readOptions } from '../../src/read-options.ts';
import { type BlogPost, blogPost } from '../support/blog-post.ts';
import { filesIn } from '../support/files-in.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const POSTS = 200;

const post = (n: number): BlogPost => ({
  id: (0xabcdef0000 + n).toString(16),
  title: `Post ${n}`,
  paragraphs: [`First of ${n}.`, `<p class="graf graf--p">See <strong>${n * n}</strong>.</p>`],
});

test('a run on several threads writes what a run on one thread writes', async () => {
  const pages = Array.from({ length: POSTS }, (_, n) => [`posts/${n}.html`, blogPost(post(n))] as const);
  const input = await temporaryFolder(Object.fromEntries(pages));
  const [one, several] = [await temporaryFolder(), await temporaryFolder()];
  await migrate(input, { output: one, images: 'remote' });
  const { code } = await runCli([input, '-o', several, '--images', 'remote', '--quiet']);
  expect(code).toBe(0);
  expect(await filesIn(several)).toEqual(await filesIn(one));
});

test('what a thread did not finish is made without it', async () => {
  const built = join(import.meta.dirname, '../../dist/io/makers.js');
  const { openMakers } = (await import(built)) as { openMakers: typeof open };
  const options = readOptions(migrateOptions, {});
  const started: Worker[] = [];
  const note = (worker: Worker) => started.push(worker);
  process.on('worker', note);
  const makers = openMakers(options, { ...options, ...(await readFlavour(options)) }, false);
  try {
    const page = (n: number): Page => ({ path: `${n}.html`, name: `${n}.html`, html: blogPost(post(n)) });
    for (let n = 0; n < 70; n++) await makers.index(page(n));
    const indexed = Array.from({ length: 20 }, (_, n) => makers.index(page(n)));
    const parsed = Array.from({ length: 20 }, (_, n) => makers.parse(page(n)));
    for (const worker of started) await worker.terminate();
    expect((await Promise.all(indexed)).every((entry) => entry && 'hash' in entry)).toBe(true);
    expect((await Promise.all(parsed)).every((it) => it && 'requests' in it)).toBe(true);
    const inputs = {
      slug: 'x',
      metadata: { kind: 'post', tags: [] },
      answers: new Map(),
      pictureNumbers: new Map(),
    } as const;
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => makers.make(`${n}.html`, inputs)));
    for (const [n, it] of made.entries()) expect((it as MadePost).text).toContain(`First of ${n}.`);
  } finally {
    process.off('worker', note);
    await makers.close();
  }
});
