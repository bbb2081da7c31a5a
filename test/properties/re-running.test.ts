/** Random histories of a blog: whatever happens in whatever order, a dry run tells what the run does, and nothing of the user's is lost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrate } from '../../src/migrate.ts';
import { type BlogPost, blogPost } from '../support/blog-post.ts';
import { allFilesIn, filesIn } from '../support/files-in.ts';
import { CLI } from '../support/run-cli.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const IDS = ['aaaaaaaaaa01', 'aaaaaaaaaa02', 'aaaaaaaaaa03'];

type Step =
  | { readonly do: 'edit' | 'source'; readonly post: number; readonly line: number }
  | { readonly do: 'move' | 'delete' | 'leave' | 'publish' | 'title' | 'settle'; readonly post: number }
  | ({ readonly do: 'run' } & How)
  | { readonly do: 'kill'; readonly afterMs: number }
  | { readonly do: 'lose-lock' };

const post = fc.nat({ max: IDS.length - 1 });
const line = fc.nat({ max: 5 });
const run = fc.record({
  do: fc.constant('run' as const),
  how: fc.constantFrom('keep', 'overwrite', 'both'),
  // With another preset, everything moves.
  preset: fc.constantFrom('default', 'hugo', 'remembered', 'remembered'),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: run },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('edit', 'source'), post, line }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('move', 'delete', 'leave', 'publish', 'title', 'settle'),
      post,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), afterMs: fc.nat({ max: 400 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose-lock' as const) }) },
);

type How = {
  readonly how: 'keep' | 'overwrite' | 'both';
  readonly preset: 'default' | 'hugo' | 'remembered';
};

type World = {
  readonly input: string;
  readonly output: string;
  readonly posts: Map<string, BlogPost & { readonly day: number }>;
  /** Everything the user has ever written and not taken away again; each mark is unique. */
  readonly marks: Set<string>;
  count: number;
};

test('a dry run tells what the run then does; no byte of the user’s is lost', {
  timeout: SAMPLE_TIMEOUT * 3,
}, async () => {
  const { numRuns, seed } = sample('re-running', 9);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const world = await begin();
      for (const it of steps) {
        await take(it, world);
        await holds(world);
      }
      await runOnce({ how: 'keep', preset: 'remembered' }, world);
      await holds(world);
      const before = await allFilesIn(world.output);
      await migrate(world.input, { output: world.output, images: 'remote' });
      expect(await allFilesIn(world.output)).toEqual(before);
    }),
    { numRuns: Math.min(numRuns, 500), seed, endOnFailure: true },
  );
});

async function begin(): Promise<World> {
  const posts = IDS.map((id, i) => ({
    id,
    title: `Post ${i}`,
    paragraphs: ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.'],
    isDraft: i === 2,
    day: 1,
  }));
  const world = {
    input: await temporaryFolder(),
    output: await temporaryFolder(),
    posts: new Map(posts.map((it) => [it.id, it])),
    marks: new Set<string>(),
    count: 0,
  };
  await writeInput(world);
  return world;
}

async function writeInput({ input, posts }: World): Promise<void> {
  await rm(join(input, 'posts'), { recursive: true, force: true });
  await mkdir(join(input, 'posts'));
  for (const it of posts.values()) {
    const page = blogPost({ ...it, exportedOn: `June ${it.day}, 2019` });
    await writeFile(join(input, `posts/${it.isDraft ? 'draft_' : ''}${it.id}.html`), page);
  }
  // An export is never empty.
  await writeFile(
    join(input, 'posts/stays.html'),
    blogPost({ id: 'ffffffffff00', title: 'Stays', paragraphs: ['Always.'] }),
  );
}

async function take(it: Step, world: World): Promise<void> {
  const { output, posts } = world;
  world.count++;
  if (it.do === 'run') return runOnce(it, world);
  if (it.do === 'kill') return kill(it.afterMs, world);
  if (it.do === 'lose-lock') return rm(join(output, 'medium-migrate.lock.json'), { force: true });
  const id = IDS[it.post] ?? '';
  const known = posts.get(id);
  const file = await fileOf(it.post, output);
  if (it.do === 'settle')
    return rm(join(output, '.medium-migrate/conflicts'), { recursive: true, force: true });
  if (it.do === 'leave') posts.delete(id);
  if (known && it.do === 'publish') posts.set(id, { ...known, isDraft: false, day: known.day + 1 });
  if (known && it.do === 'title')
    posts.set(id, { ...known, title: `Post ${it.post}, ${world.count}`, day: known.day + 1 });
  if (known && it.do === 'source') {
    const paragraphs = known.paragraphs.with(it.line, `Medium ${world.count}.`);
    posts.set(id, { ...known, paragraphs, day: known.day + 1 });
  }
  await writeInput(world);
  if (file === undefined) return;
  const text = await readFile(join(output, file), 'utf8');
  if (it.do === 'edit') {
    const mark = `Mine ${world.count}.`;
    const lines = text.split('\n');
    const at = lines.lastIndexOf('---') + 2 + it.line * 2;
    if (at >= lines.length) return;
    // Another mark that stood there is taken away by the user, not lost.
    for (const old of world.marks) if (lines[at]?.includes(old)) world.marks.delete(old);
    lines[at] = mark;
    await writeFile(join(output, file), lines.join('\n'));
    world.marks.add(mark);
  }
  if (it.do === 'delete') {
    for (const mark of world.marks) if (text.includes(mark)) world.marks.delete(mark);
    await rm(join(output, file));
  }
  if (it.do === 'move') {
    const moved = `elsewhere/${world.count}/${file.replace(/.*\//, '')}`;
    await mkdir(dirname(join(output, moved)), { recursive: true });
    await rename(join(output, file), join(output, moved));
  }
}

/** Where the file of a post is now, wherever it was moved. */
async function fileOf(post: number, output: string): Promise<string | undefined> {
  const names = Object.keys(await filesIn(output));
  return names.find((name) => new RegExp(`/post-${post}(-\\w+)?\\.md$`).test(name));
}

async function runOnce({ how, preset }: How, { input, output }: World): Promise<void> {
  const chosen = preset === 'remembered' ? {} : { preset };
  const options = { output, images: 'remote', onConflict: how, ...chosen } as const;
  const before = await allFilesIn(output);
  const predicted = await migrate(input, { ...options, dryRun: true });
  expect(await allFilesIn(output)).toEqual(before);
  const report = await migrate(input, options);
  // Where a backup goes is known once it is there; a lock file is put aside only by a run that writes.
  expect(predicted.posts).toEqual(report.posts.map(({ backup, ...post }) => post));
  for (const { state, file, overwritten } of report.posts) {
    const after = (await allFilesIn(output))[file];
    if (state === 'keep' || state === 'yours' || (state === 'conflict' && !overwritten))
      expect(after).toBe(before[file]);
    if (state === 'deleted') expect(after).toBeUndefined();
  }
}

async function kill(afterMs: number, { input, output }: World): Promise<void> {
  const child: ChildProcess = spawn(
    process.execPath,
    [CLI, input, '-o', output, '--images', 'remote', '--quiet'],
    {
      stdio: 'ignore',
    },
  );
  const ended = once(child, 'close');
  await Promise.race([ended, sleep(100 + afterMs)]);
  child.kill('SIGKILL');
  await ended;
}

/** Whatever the user wrote is in a file, or in a named backup. */
async function holds({ output, marks }: World): Promise<void> {
  const all = Object.values(await textsIn(output)).join('\n');
  for (const mark of marks) expect(all).toContain(mark);
}

async function textsIn(output: string): Promise<Record<string, string>> {
  const files = await allFilesIn(output);
  return Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith('.md')));
}
