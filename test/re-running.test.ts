/** Runs that meet an earlier run: every case that docs/re-running.md lists, and what it promises besides. */
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOCK_FILE } from '../src/lock-file.ts';
import { migrate } from '../src/migrate.ts';
import { type BlogPost, blogPost } from './support/blog-post.ts';
import { allFilesIn, filesIn } from './support/files-in.ts';
import { makePng } from './support/make-png.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const RYE: BlogPost = {
  id: '0123456789ab',
  title: 'Rye',
  paragraphs: ['One.', 'Two.', 'Three.', 'Four.', 'Five.'],
};
const DRAFT: BlogPost = { ...RYE, isDraft: true };
const OFFLINE = { images: 'remote' } as const;

type Case = {
  readonly lock: string;
  readonly source: string;
  readonly disk: string;
  readonly outcome: string;
};

const page = readFileSync(join(import.meta.dirname, '../docs/re-running.md'), 'utf8');
const cases = [
  ...page.matchAll(
    /^\| (there|gone|damaged|without its `base\/`) \| ([\w ]+) \| ([\w ]+) \| (?:`(\w+)`|nothing) \|$/gm,
  ),
].map(
  ([, lock = '', source = '', disk = '', outcome = 'nothing']): Case => ({ lock, source, disk, outcome }),
);

test('the table covers every combination of its columns', () => {
  const has = (lock: string, source: string, disk: string) =>
    cases.some((it) => it.lock === lock && it.source === source && it.disk.startsWith(disk));
  for (const lock of ['there', 'gone', 'damaged'])
    for (const source of ['same', 'changed', 'gone'])
      for (const disk of ['same', 'edited', 'moved', 'deleted'])
        expect([lock, source, disk, has(lock, source, disk)]).toContain(true);
});

/** Puts the blog of one post into the state that a case describes; returns where its file is, if anywhere. */
async function arrange({ lock, source, disk }: Case, output: string): Promise<string | undefined> {
  const file = source === 'published' ? 'drafts/rye.md' : 'blog/rye.md';
  const path = join(output, file);
  const edits: Record<string, readonly [string, string]> = {
    edited: ['One.', 'One, by hand.'],
    'edited elsewhere': ['One.', 'One, by hand.'],
    'edited in the same place': ['Five.', 'Five, by hand.'],
    'edited alike': ['Five.', 'Five, at Medium.'],
    'moved and edited': ['One.', 'One, by hand.'],
  };
  const [from, to] = edits[disk] ?? ['', ''];
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  if (lock === 'gone') await rm(join(output, LOCK_FILE));
  if (lock === 'damaged') await writeFile(join(output, LOCK_FILE), '{"medium-migrate": 1, "posts": {');
  if (lock.startsWith('without')) await rm(join(output, '.medium-migrate/base'), { recursive: true });
  if (disk === 'deleted') {
    await rm(path);
    return undefined;
  }
  if (!disk.startsWith('moved')) return file;
  const moved = 'archive/2019/my-rye.md';
  await mkdir(dirname(join(output, moved)), { recursive: true });
  await rename(path, join(output, moved));
  return moved;
}

describe('every case of docs/re-running.md', () => {
  test.each(cases)('lock $lock, at Medium $source, on disk $disk: $outcome', async (it) => {
    const first = it.source === 'published' ? DRAFT : { ...RYE, exportedOn: 'June 2, 2019' };
    const changed = {
      ...RYE,
      paragraphs: RYE.paragraphs.with(4, 'Five, at Medium.'),
      exportedOn: 'June 3, 2019',
    };
    const next: Record<string, readonly BlogPost[]> = {
      same: [first],
      changed: [changed],
      published: [changed],
      older: [{ ...changed, exportedOn: 'June 1, 2019' }],
      gone: [],
    };
    const other: BlogPost = { id: 'ffffffffffff', title: 'Barley', paragraphs: ['Stays.'] };
    const output = await temporaryFolder();
    await migrate(await exportOf([first, other]), { ...OFFLINE, output });
    const there = await arrange(it, output);
    const before = await filesIn(output);
    const input = await exportOf([...(next[it.source] ?? []), other]);

    const predicted = await migrate(input, { ...OFFLINE, output, dryRun: true });
    expect(await filesIn(output)).toEqual(before);
    const report = await migrate(input, { ...OFFLINE, output });

    const post = report.posts.find(({ key }) => key === RYE.id);
    expect(post?.state ?? 'nothing').toBe(it.outcome);
    expect(predicted.posts).toEqual(report.posts);
    const after = await filesIn(output);
    const text = post && after[post.file];
    if (['keep', 'yours', 'orphan'].includes(it.outcome) && there) expect(after[there]).toBe(before[there]);
    if (it.outcome === 'nothing' || it.outcome === 'deleted') expect(after).toEqual(before);
    if (['update', 'merge', 'move', 'create'].includes(it.outcome))
      expect(text).toContain(it.source === 'same' ? 'Five.' : 'Five, at Medium.');
    if (/edited/.test(it.disk))
      expect(Object.values(after).join()).toContain(it.disk === 'edited alike' ? 'at Medium' : 'by hand.');
    if (it.outcome === 'conflict') {
      expect(there && after[there]).toBe(there && before[there]);
      const ours = await readFile(join(output, post?.conflictFile ?? ''), 'utf8');
      expect(ours).toContain(it.source === 'changed' ? 'Five, at Medium.' : 'Five.');
    }
    if (it.outcome === 'move') expect(Object.keys(after)).not.toContain('drafts/rye.md');
    expect(after['blog/barley.md']).toBe(before['blog/barley.md']);

    const again = await migrate(input, { ...OFFLINE, output });
    const settled = ['create', 'update', 'move'].includes(it.outcome)
      ? 'keep'
      : it.outcome === 'merge'
        ? 'yours'
        : it.outcome;
    const last = again.posts.find(({ key }) => key === RYE.id);
    expect(last?.state ?? 'nothing').toBe(
      it.outcome === 'move' && /edited/.test(it.disk) ? 'yours' : settled,
    );
    expect(await filesIn(output)).toEqual(after);
  });
});

function exportOf(posts: readonly BlogPost[]): Promise<string> {
  return temporaryFolder(Object.fromEntries(posts.map((post) => [`posts/${post.id}.html`, blogPost(post)])));
}

const changed = (...paragraphs: readonly string[]): BlogPost => ({
  ...RYE,
  paragraphs,
  exportedOn: 'June 3, 2030',
});

async function blogOf(post: BlogPost = RYE): Promise<{ readonly input: string; readonly output: string }> {
  const [input, output] = [await exportOf([post]), await temporaryFolder()];
  await migrate(input, { ...OFFLINE, output });
  return { input, output };
}

async function edit(path: string, from: string, to: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
}

describe('conflicts', () => {
  const source = changed('One.', 'Two.', 'Three.', 'Four.', 'Five, at Medium.');

  async function inConflict() {
    const { output } = await blogOf();
    const file = join(output, 'blog/rye.md');
    await edit(file, 'Five.', 'Five, by hand.');
    return { input: await exportOf([source]), output, file };
  }

  test('one that is settled by hand is over', async () => {
    const { input, output, file } = await inConflict();
    const [first] = (await migrate(input, { ...OFFLINE, output })).posts;
    expect(first).toMatchObject({ state: 'conflict', conflictFile: '.medium-migrate/conflicts/blog/rye.md' });
    await edit(file, 'Five, by hand.', 'Five, by hand and at Medium.');
    expect((await migrate(input, { ...OFFLINE, output })).posts[0]?.state).toBe('conflict');
    await rm(join(output, first?.conflictFile ?? ''));
    expect((await migrate(input, { ...OFFLINE, output })).posts[0]?.state).toBe('yours');
    // What was settled is what the next merge begins with.
    const later = await exportOf([changed('One, later.', 'Two.', 'Three.', 'Four.', 'Five, at Medium.')]);
    expect((await migrate(later, { ...OFFLINE, output })).posts[0]?.state).toBe('merge');
    expect(await readFile(file, 'utf8')).toMatch(/One, later\.[\s\S]*Five, by hand and at Medium\./);
  });

  test('overwrite takes ours and keeps a backup of each version of yours', async () => {
    const { input, output, file } = await inConflict();
    const theirs = await readFile(file, 'utf8');
    const [post] = (await migrate(input, { ...OFFLINE, output, onConflict: 'overwrite' })).posts;
    expect(post).toMatchObject({
      state: 'conflict',
      overwritten: true,
      backup: '.medium-migrate/backups/blog/rye.md',
    });
    expect(await readFile(join(output, post?.backup ?? ''), 'utf8')).toBe(theirs);
    expect(await readFile(file, 'utf8')).toContain('Five, at Medium.');
    await edit(file, 'Five, at Medium.', 'Five, once more.');
    const later = await exportOf([changed('One.', 'Two.', 'Three.', 'Four.', 'Five, later.')]);
    const [second] = (await migrate(later, { ...OFFLINE, output, onConflict: 'overwrite' })).posts;
    expect(await readFile(join(output, second?.backup ?? ''), 'utf8')).toContain('Five, once more.');
    expect(await readFile(join(output, post?.backup ?? ''), 'utf8')).toBe(theirs);
  });

  test('both puts ours beside yours', async () => {
    const { input, output, file } = await inConflict();
    const [post] = (await migrate(input, { ...OFFLINE, output, onConflict: 'both' })).posts;
    expect(post?.conflictFile).toBe('blog/rye.medium.md');
    expect(await readFile(file, 'utf8')).toContain('by hand');
    expect(await readFile(join(output, 'blog/rye.medium.md'), 'utf8')).toContain('at Medium');
    await rm(join(output, 'blog/rye.medium.md'));
    expect((await migrate(input, { ...OFFLINE, output })).posts[0]?.state).toBe('yours');
  });

  test('an edit of our copy is not lost when a newer one takes its place', async () => {
    const { input, output } = await inConflict();
    const [first] = (await migrate(input, { ...OFFLINE, output })).posts;
    await edit(join(output, first?.conflictFile ?? ''), 'Two.', 'Two, noted in the copy.');
    await migrate(await exportOf([changed('One.', 'Two.', 'Three.', 'Four.', 'Five, later.')]), {
      ...OFFLINE,
      output,
    });
    expect(Object.values(await allFilesIn(output)).join()).toContain('Two, noted in the copy.');
  });
});

describe('front matter', () => {
  test('is merged key by key; a key of the user’s stays where it is', async () => {
    const { output } = await blogOf();
    const file = join(output, 'blog/rye.md');
    await edit(file, 'published: true', '# mine\nlayout: wide\npublished: true');
    await edit(file, 'categories: []', 'categories: [Bread]');
    const input = await exportOf([{ ...RYE, title: 'Rye, again', exportedOn: 'June 3, 2030' }]);
    const [post] = (await migrate(input, { ...OFFLINE, output })).posts;
    expect(post?.state).toBe('merge');
    expect(post?.frontMatter).toEqual([{ key: 'title', before: 'Rye', after: 'Rye, again' }]);
    expect(post?.file).toBe('blog/rye.md');
    expect(await readFile(file, 'utf8')).toMatch(
      /^---\ntitle: "Rye, again"\n[\s\S]*categories: \[Bread\]\n# mine\nlayout: wide\npublished: true\n/,
    );
  });

  test('the same key changed on both sides is a conflict', async () => {
    const { output } = await blogOf();
    await edit(join(output, 'blog/rye.md'), 'title: "Rye"', 'title: Rye bread');
    const input = await exportOf([{ ...RYE, title: 'Rye, again', exportedOn: 'June 3, 2030' }]);
    expect((await migrate(input, { ...OFFLINE, output })).posts[0]?.state).toBe('conflict');
  });
});

describe('a second run', () => {
  test('touches nothing, the lock file included', async () => {
    const { input, output } = await blogOf();
    const long = new Date('2001-02-03T04:05:06Z');
    const files = Object.keys(await allFilesIn(output));
    for (const file of files) await utimes(join(output, file), long, long);
    const report = await migrate(input, { ...OFFLINE, output });
    expect(report.posts.map(({ state }) => state)).toEqual(['keep']);
    for (const file of files) expect((await stat(join(output, file))).mtime).toEqual(long);
    expect(Object.keys(await allFilesIn(output))).toEqual(files);
  });

  test('a file keeps its line ends and its byte order mark', async () => {
    const { input, output } = await blogOf();
    const file = join(output, 'blog/rye.md');
    const windows = `\uFEFF${(await readFile(file, 'utf8')).replaceAll('\n', '\r\n')}`;
    await writeFile(file, windows);
    expect((await migrate(input, { ...OFFLINE, output })).posts[0]?.state).toBe('keep');
    const next = await exportOf([changed('One.', 'Two.', 'Three.', 'Four.', 'Five, at Medium.')]);
    expect((await migrate(next, { ...OFFLINE, output })).posts[0]?.state).toBe('update');
    expect(await readFile(file, 'utf8')).toBe(windows.replace('Five.', 'Five, at Medium.'));
  });

  test('remembers the options that shape the text, and says when one is changed', async () => {
    const output = await temporaryFolder();
    const input = await exportOf([RYE]);
    await migrate(input, { ...OFFLINE, output, set: ['layout=post'] });
    const again = await migrate(input, { output });
    expect([again.posts[0]?.state, again.changedOptions]).toEqual(['keep', []]);
    const other = await migrate(input, { output, set: ['layout=wide'] });
    expect(other.posts[0]).toMatchObject({
      state: 'update',
      frontMatter: [{ key: 'layout', before: 'post', after: 'wide' }],
    });
    expect(other.changedOptions).toEqual([{ name: 'set', was: ['layout=post'], is: ['layout=wide'] }]);
  });

  test('a filter makes no orphans', async () => {
    const barley: BlogPost = { id: 'ffffffffffff', title: 'Barley', paragraphs: ['Stays.'] };
    const [input, output] = [await exportOf([RYE, barley]), await temporaryFolder()];
    await migrate(input, { ...OFFLINE, output });
    const report = await migrate(input, { ...OFFLINE, output, only: [RYE.id] });
    expect(report.posts.map(({ key, state }) => [key, state])).toEqual([[RYE.id, 'keep']]);
  });

  test('what was deleted comes back when it is asked for', async () => {
    const { input, output } = await blogOf();
    const before = await allFilesIn(output);
    await rm(join(output, 'blog/rye.md'));
    expect((await migrate(input, { ...OFFLINE, output, restoreDeleted: true })).posts[0]?.state).toBe(
      'create',
    );
    expect(await allFilesIn(output)).toEqual(before);
  });

  test('a text that is no UTF-8 is never merged', async () => {
    const { output } = await blogOf();
    const file = join(output, 'blog/rye.md');
    const bytes = Buffer.concat([await readFile(file), Buffer.from([0xe9, 0x0a])]);
    await writeFile(file, bytes);
    const input = await exportOf([changed('One, later.', 'Two.', 'Three.', 'Four.', 'Five.')]);
    expect((await migrate(input, { ...OFFLINE, output })).posts[0]?.state).toBe('conflict');
    expect((await readFile(file)).equals(bytes)).toBe(true);
  });
});

describe('the lock file', () => {
  test('of a newer version stops the run before anything is touched', async () => {
    const { input, output } = await blogOf();
    await edit(join(output, LOCK_FILE), '"medium-migrate": 1', '"medium-migrate": 99');
    const before = await allFilesIn(output);
    await expect(migrate(input, { ...OFFLINE, output })).rejects.toThrow(/newer version/);
    expect(await allFilesIn(output)).toEqual(before);
  });

  test.each([
    ['damaged', 'not json'],
    ['foreign', '{"lockfileVersion": 3}'],
    [
      'damaged',
      '{"medium-migrate":1,"options":{},"posts":{"x":{"kind":"post","slug":"x","file":"../../x","source":{"hash":"x"}}}}',
    ],
  ])('that is %s is put aside: %s', async (problem, text) => {
    const { input, output } = await blogOf();
    await writeFile(join(output, LOCK_FILE), text);
    const report = await migrate(input, { ...OFFLINE, output });
    expect(report.lockNotice).toEqual({ problem, at: `.medium-migrate/backups/${LOCK_FILE}` });
    expect(await readFile(join(output, report.lockNotice?.at ?? ''), 'utf8')).toBe(text);
  });

  test('has no trace of the time, the machine or the order of the input', async () => {
    const barley: BlogPost = { id: 'ffffffffffff', title: 'Barley', paragraphs: ['Stays.'] };
    const locks = await Promise.all(
      [
        [RYE, barley],
        [barley, RYE],
      ].map(async (posts) => {
        const output = await temporaryFolder();
        await migrate(await exportOf(posts), { ...OFFLINE, output });
        return readFile(join(output, LOCK_FILE), 'utf8');
      }),
    );
    expect(locks[0]).toBe(locks[1]);
    expect(locks[0]).not.toMatch(/tmp|medium-migrate-/);
  });

  test('a second run at the same time is refused; the note of a killed one does not count', async () => {
    const { input, output } = await blogOf();
    const running = join(output, '.medium-migrate/running');
    await writeFile(
      running,
      JSON.stringify({ pid: process.ppid, host: (await import('node:os')).hostname() }),
    );
    await expect(migrate(input, { ...OFFLINE, output })).rejects.toThrow(/Another run/);
    await writeFile(
      running,
      JSON.stringify({ pid: 2 ** 22 + 1, host: (await import('node:os')).hostname() }),
    );
    expect((await migrate(input, { ...OFFLINE, output })).posts[0]?.state).toBe('keep');
    // In a container, every run may have the same number.
    await writeFile(
      running,
      JSON.stringify({ pid: process.pid, host: (await import('node:os')).hostname() }),
    );
    expect((await migrate(input, { ...OFFLINE, output })).posts[0]?.state).toBe('keep');
    const both = await Promise.allSettled([1, 2].map(() => migrate(input, { ...OFFLINE, output })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('a file that the user moved is told once', async () => {
  const { input, output } = await blogOf();
  await rename(join(output, 'blog/rye.md'), join(output, 'blog/my-rye.md'));
  const froms = async () =>
    (await migrate(input, { ...OFFLINE, output, verify: false })).posts.map(({ from }) => from);
  expect(await froms()).toEqual(['blog/rye.md']);
  await edit(
    join(output, LOCK_FILE),
    /"made": .*/.exec(await readFile(join(output, LOCK_FILE), 'utf8'))?.[0] ?? '',
    '',
  );
  expect(await froms()).toEqual([undefined]);
});

describe('pictures', () => {
  const image = (id: string) =>
    `<figure class="graf graf--figure"><img class="graf-image" data-image-id="${id}" src="https://cdn-images-1.medium.com/max/800/${id}"></figure>`;
  const shows = (...ids: readonly string[]) =>
    exportWithPictures({ ...RYE, paragraphs: ids.map(image), exportedOn: 'June 3, 2030' });

  async function exportWithPictures(post: BlogPost): Promise<string> {
    return temporaryFolder({
      'posts/a.html': blogPost(post),
      'pictures/1_one.png': makePng(1),
      'pictures/1_two.png': makePng(2),
      'pictures/1_three.png': makePng(3),
    });
  }

  test('keep their numbers when one is put between them', async () => {
    const output = await temporaryFolder();
    await migrate(await shows('1*one.png', '1*two.png'), { output, offline: true });
    const [post] = (
      await migrate(await shows('1*one.png', '1*three.png', '1*two.png'), { output, offline: true })
    ).posts;
    expect(post?.pictures.map((it) => ('file' in it ? [it.file.slice(-11), it.state] : []))).toEqual([
      ['asset-1.png', 'keep'],
      ['asset-3.png', 'create'],
      ['asset-2.png', 'keep'],
    ]);
    expect(await readFile(join(output, 'blog/rye.md'), 'utf8')).toMatch(
      /asset-1[\s\S]*asset-3[\s\S]*asset-2/,
    );
  });

  test('one that the user replaced, deleted or that is shown no more: each as it is for posts', async () => {
    const output = await temporaryFolder();
    const input = await shows('1*one.png', '1*two.png', '1*three.png');
    await migrate(input, { output, offline: true });
    const asset = (n: number) => join(output, `assets/blog/rye/asset-${n}.png`);
    await writeFile(asset(1), 'made smaller');
    await rm(asset(2));
    const [post] = (await migrate(input, { output, offline: true })).posts;
    expect(post?.pictures.map((it) => ('state' in it ? it.state : it.failed))).toEqual([
      'yours',
      'deleted',
      'keep',
    ]);
    const [fewer] = (await migrate(await shows('1*one.png'), { output, offline: true })).posts;
    expect(fewer?.pictures.map((it) => ('state' in it ? it.state : it.failed))).toEqual([
      'yours',
      'orphan',
      'orphan',
    ]);
    expect(await readFile(asset(1), 'utf8')).toBe('made smaller');
  });

  test('one that failed and comes in later changes the text, and is no conflict', async () => {
    const output = await temporaryFolder();
    const failing = await temporaryFolder({
      'posts/a.html': blogPost({ ...RYE, paragraphs: [image('1*one.png'), 'One.'] }),
    });
    expect((await migrate(failing, { output, offline: true })).posts[0]?.pictures[0]).toMatchObject({
      failed: 'offline',
    });
    await edit(join(output, 'blog/rye.md'), 'One.', 'One, by hand.');
    const pictures = await temporaryFolder({ '1_one.png': makePng(1) });
    const [post] = (await migrate(failing, { output, offline: true, pictures: [pictures] })).posts;
    expect([post?.state, post?.pictures[0]]).toMatchObject(['merge', { state: 'create' }]);
    expect(await readFile(join(output, 'blog/rye.md'), 'utf8')).toMatch(/asset-1\.png\)\n\nOne, by hand/);
  });

  test('one that was had is not asked for again, with no cache and no network', async () => {
    const output = await temporaryFolder();
    await migrate(await shows('1*one.png'), { output, offline: true });
    const without = await temporaryFolder({
      'posts/a.html': blogPost({
        ...RYE,
        paragraphs: [image('1*one.png'), 'New.'],
        exportedOn: 'June 4, 2030',
      }),
    });
    const [post] = (await migrate(without, { output, offline: true })).posts;
    expect([post?.state, post?.pictures[0]]).toMatchObject(['update', { state: 'keep', from: 'blog' }]);
  });
});
