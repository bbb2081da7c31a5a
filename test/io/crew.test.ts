/** Threads: the same answers as without, whatever becomes of them. Only the built program has any. */
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { openCrew as open } from '../../src/io/crew.ts';
import { openExport } from '../../src/io/open-export.ts';
import type { PageRef } from '../../src/io/page-ref.ts';
import { migrate } from '../../src/migrate.ts';
import type { PictureAnswer } from '../../src/model.ts';
import { migrateOptions } from '../../src/options.ts';
import { asString } from '../../src/our-text.ts';
import type { PostContext, PostJob } from '../../src/prepare-post.ts';
import { readFlavour } from '../../src/read-flavour.ts';
import { readOptions } from '../../src/read-options.ts';
import { type BlogPost, blogPost } from '../support/blog-post.ts';
import { collect } from '../support/collect.ts';
import { filesIn } from '../support/files-in.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const POSTS = 200;

/** From here on there are two threads where there are two cores. */
const MANY = 1000;

const picture = (n: number) =>
  `<figure class="graf graf--figure"><img class="graf-image" data-image-id="1*${n}.png" src="https://cdn-images-1.medium.com/max/800/1*${n}.png"></figure>`;

const post = (n: number): BlogPost => ({
  id: (0xabcdef0000 + n).toString(16),
  title: `Post ${n}`,
  paragraphs: [`First of ${n}.`, `<p class="graf graf--p">See <strong>${n * n}</strong>.</p>`, picture(n)],
});

const started: Worker[] = [];
const note = (worker: Worker) => started.push(worker);

beforeEach(() => {
  started.length = 0;
  process.on('worker', note);
});
afterEach(() => {
  process.off('worker', note);
});

async function exportFolder(posts = POSTS): Promise<string> {
  const pages = Array.from({ length: posts }, (_, n) => [`posts/${n}.html`, blogPost(post(n))] as const);
  return temporaryFolder(Object.fromEntries(pages));
}

async function crewFor(refs: readonly PageRef[]): Promise<ReturnType<typeof open>> {
  const built = join(import.meta.dirname, '../../dist/io/crew.js');
  const { openCrew } = (await import(built)) as { openCrew: typeof open };
  const options = { ...readOptions(migrateOptions, {}), maxPageBytes: 1e6 };
  return openCrew(refs.length, { ...options, ...(await readFlavour(options)) }, options);
}

function jobsOf(refs: readonly PageRef[]): readonly PostJob[] {
  return refs.map((ref, n) => ({
    ref,
    place: { key: `${n}`, slug: `slug-${n}`, hash: '', file: `blog/slug-${n}.md` },
  }));
}

test('a run on several threads writes what a run on one thread writes', async () => {
  const input = await exportFolder(MANY);
  const [one, several] = [await temporaryFolder(), await temporaryFolder()];
  await migrate(input, { output: one, images: 'remote' });
  const { code } = await runCli([input, '-o', several, '--images', 'remote', '--quiet']);
  expect(code).toBe(0);
  expect(await filesIn(several)).toEqual(await filesIn(one));
});

test('few pages leave a core to this thread, and very few have none of their own', async () => {
  const { refs } = await openExport([await exportFolder(MANY)]);
  const threadsFor = async (pages: number) => {
    started.length = 0;
    const crew = await crewFor(refs.slice(0, pages));
    await setImmediate();
    await crew.close();
    return started.length;
  };
  const cores = availableParallelism();
  expect(await threadsFor(63)).toBe(0);
  expect(await threadsFor(MANY - 1)).toBe(Math.min(4, cores - 1));
  expect(await threadsFor(MANY)).toBe(Math.min(4, cores));
});

test.each(['during the first pass', 'during the second'])(
  'what a thread did not finish is made without it: it dies %s',
  async (when) => {
    const { refs } = await openExport([await exportFolder()]);
    const crew = await crewFor(refs);
    const die = () => Promise.all(started.map((worker) => worker.terminate()));
    try {
      const indexed = collect(crew.index(refs, new Set()));
      if (when === 'during the first pass') await die();
      expect((await indexed).map(([ref, it]) => [ref, 'entry' in it && it.entry?.metadata.title])).toEqual(
        refs.map((ref) => [ref, `Post ${parseInt(ref.name, 10)}`]),
      );
      const prepared = collect(crew.prepare(jobsOf(refs), { keepsPages: false }));
      await die();
      const texts = (await prepared).map(([job, it]) => [
        job.ref.path,
        'made' in it && asString(it.made.ours),
      ]);
      expect(started).not.toEqual([]);
      for (const [i, [path, text]] of texts.entries()) {
        expect(path).toBe(refs[i]?.path);
        expect(text).toContain(`First of ${/(\d+)\.html$/.exec(String(path))?.[1]}.`);
      }
      expect(texts).toHaveLength(POSTS);
    } finally {
      await crew.close();
    }
  },
);

test('posts on other threads get their pictures through this one', async () => {
  const { refs } = await openExport([await exportFolder()]);
  const crew = await crewFor(refs);
  const asked: string[] = [];
  const context: PostContext = {
    keepsPages: false,
    pictures: {
      get: async ({ key }): Promise<PictureAnswer> => {
        asked.push(key);
        return { status: 'had', file: `/x/${key}`, extension: 'png', bytes: 1, sha256: key, from: 'disk' };
      },
    },
  };
  try {
    for await (const [{ place }, it] of crew.prepare(jobsOf(refs), context)) {
      expect('made' in it && asString(it.made.ours)).toContain(`/assets/blog/${place.slug}/asset-1.png`);
    }
    expect(new Set(asked).size).toBe(POSTS);
  } finally {
    await crew.close();
  }
});

test('an error on another thread is the same here', async () => {
  const { refs } = await openExport([await exportFolder()]);
  const crew = await crewFor(refs);
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC', syscall: 'write' });
  const context: PostContext = { keepsPages: false, pictures: { get: () => Promise.reject(full) } };
  try {
    await expect(collect(crew.prepare(jobsOf(refs), context))).rejects.toMatchObject({
      message: 'no space left',
      code: 'ENOSPC',
      syscall: 'write',
    });
    const [gone] = refs;
    if (gone && 'file' in gone.at) await rm(gone.at.file);
    await expect(collect(crew.index(refs, new Set()))).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('does not exist'),
    });
  } finally {
    await crew.close();
  }
});
