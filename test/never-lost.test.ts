/** Rare ways in which a run could cost the user bytes, or lead out of the output folder. */
import { createHash } from 'node:crypto';
import { cp, lstat, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyPlan } from '../src/io/blog/apply-plan.ts';
import { openBlog } from '../src/io/blog/open-blog.ts';
import { formatLock, LOCK_FILE, type Lock, type LockEntry } from '../src/lock-file.ts';
import { mergeTexts } from '../src/merge-texts.ts';
import { migrate } from '../src/migrate.ts';
import type { Plan } from '../src/plan.ts';
import { planPictures } from '../src/plan-pictures.ts';
import { parseLock } from '../src/read-lock-file.ts';
import { hashText } from '../src/text-hash.ts';
import { type BlogPost, blogPost } from './support/blog-post.ts';
import { allFilesIn, filesIn } from './support/files-in.ts';
import { makePng } from './support/make-png.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const RYE: BlogPost = { id: '0123456789ab', title: 'Rye', paragraphs: ['One.', 'Two.', 'Three.'] };
const OFFLINE = { images: 'remote' } as const;

function exportOf(...posts: readonly BlogPost[]): Promise<string> {
  return temporaryFolder(Object.fromEntries(posts.map((post) => [`posts/${post.id}.html`, blogPost(post)])));
}

async function edit(path: string, from: string, to: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
}

describe('a conflict in a post that also moves', () => {
  test('overwrite keeps a backup of what was in the old place', async () => {
    const output = await temporaryFolder();
    await migrate(await exportOf({ ...RYE, isDraft: true }), { ...OFFLINE, output });
    await edit(join(output, 'drafts/rye.md'), 'Three.', 'Three, by hand.');
    const published = await exportOf({
      ...RYE,
      paragraphs: ['One.', 'Two.', 'Three, at Medium.'],
      exportedOn: 'June 3, 2030',
    });
    const [post] = (await migrate(published, { ...OFFLINE, output, onConflict: 'overwrite' })).posts;
    const files = await allFilesIn(output);
    expect(Object.values(files).join()).toContain('Three, by hand.');
    expect(files[post?.backup ?? '']).toContain('Three, by hand.');
    expect(files[post?.file ?? '']).toContain('Three, at Medium.');
  });
});

describe('the user’s front matter', () => {
  const base = '---\ntitle: Rye\n---\n\nOne.\n';
  test('that was taken out gets no new key', () => {
    expect(
      mergeTexts(base, 'One, by hand.\n', '---\ntitle: Rye\nlayout: post\n---\n\nOne.\n'),
    ).toBeUndefined();
  });
  test('of another language gets no new key', () => {
    const toml = '+++\ntitle = "Rye"\n+++\n\nOne.\n';
    expect(mergeTexts(base, toml, '---\ntitle: Rye\nlayout: post\n---\n\nOne.\n')).toBeUndefined();
    expect(mergeTexts(base, base.replace('title', 'mine: 1\ntitle'), toml)).toBeUndefined();
  });
  test('that was taken out stays out when only our text changed', () => {
    expect(mergeTexts('---\ntitle: Rye\n---\nOne.\n', 'One.\n', '---\ntitle: Rye\n---\nTwo.\n')).toBe(
      'Two.\n',
    );
  });
});

test('long texts are merged in a moment, and changes of neighbouring paragraphs still are', () => {
  const base = Array.from({ length: 3000 }, (_, i) => `Paragraph ${i}.\n\n`).join('');
  const yours = base.replace('Paragraph 6.', 'Mine.');
  const ours = base.replaceAll(/Paragraph (\d*7)\./g, 'Ours $1.');
  const started = performance.now();
  const merged = mergeTexts(base, yours, ours);
  expect(merged).toMatch(/Mine\.\n\nOurs 7\.\n\n[\s\S]*Ours 2997\.\n\nParagraph 2998/);
  const rewritten = base.replaceAll('Paragraph', 'Passage');
  expect(mergeTexts(base, yours, rewritten)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(8000);
});

const image = (id: string) =>
  `<figure class="graf graf--figure"><img class="graf-image" data-image-id="${id}" src="https://cdn-images-1.medium.com/max/800/${id}"></figure>`;

async function blogWithPicture(): Promise<{ readonly input: string; readonly output: string }> {
  const input = await temporaryFolder({
    'posts/a.html': blogPost({ ...RYE, paragraphs: ['One.', image('1*one.png')] }),
    'pictures/1_one.png': makePng(1),
  });
  const output = await temporaryFolder();
  await migrate(input, { output, offline: true });
  return { input, output };
}

describe('pictures whose post goes to another folder', () => {
  test('one that the user deleted stays away, and does not end the run', async () => {
    const { input, output } = await blogWithPicture();
    await rm(join(output, 'assets/blog/rye/asset-1.png'));
    const predicted = await migrate(input, { output, offline: true, preset: 'hugo', dryRun: true });
    const { posts } = await migrate(input, { output, offline: true, preset: 'hugo' });
    expect(predicted.posts).toEqual(posts);
    expect(posts[0]).toMatchObject({ state: 'move', pictures: [{ state: 'deleted' }] });
    expect(Object.keys(await filesIn(output)).filter((it) => it.endsWith('.png'))).toEqual([]);
    const [again] = (await migrate(input, { output, offline: true })).posts;
    expect(again).toMatchObject({ state: 'keep', pictures: [{ state: 'deleted' }] });
  });

  test('one that the user replaced goes along', async () => {
    const { input, output } = await blogWithPicture();
    await writeFile(join(output, 'assets/blog/rye/asset-1.png'), 'mine');
    const [post] = (await migrate(input, { output, offline: true, preset: 'hugo' })).posts;
    const [picture] = post?.pictures ?? [];
    expect(await readFile(join(output, picture && 'file' in picture ? picture.file : ''), 'utf8')).toBe(
      'mine',
    );
    const before = await allFilesIn(output);
    const [again] = (await migrate(input, { output, offline: true })).posts;
    expect(again?.pictures).toMatchObject([{ state: 'yours' }]);
    expect(await allFilesIn(output)).toEqual(before);
  });
});

describe('a run that the disk refuses', () => {
  const refusing = (it: Plan): Plan => ({
    ...it,
    writes: [{ file: 'assets/asset-1.png', content: { copyOf: '/nowhere/at/all' } }, ...it.writes],
  });

  test('remembers nothing that was not written', async () => {
    const output = await temporaryFolder();
    const first = await openBlog(output, { readOnly: false });
    await first.closeAfter(() => applyPlan(plan('One.\n'), output, first));
    const second = await openBlog(output, { readOnly: false });
    await expect(
      second.closeAfter(() =>
        applyPlan(refusing({ ...plan('Two.\n'), before: hash('One.\n') }), output, second),
      ),
    ).rejects.toThrow();
    const third = await openBlog(output, { readOnly: true });
    expect(third.lock.posts.get(RYE.id)).toEqual(entryOf('One.\n'));
    expect(await third.baseText(RYE.id)).toBe('One.\n');
  });

  test('nor a post that was new', async () => {
    const output = await temporaryFolder();
    const first = await openBlog(output, { readOnly: false });
    await expect(
      first.closeAfter(() => applyPlan(refusing(plan('One.\n')), output, first)),
    ).rejects.toThrow();
    expect((await openBlog(output, { readOnly: true })).lock.posts.size).toBe(0);
  });
});

test('a run that was stopped before its first lock file was written did not lose one', async () => {
  const output = await temporaryFolder();
  const blog = await openBlog(output, { readOnly: false });
  await blog.announce({
    key: RYE.id,
    entry: entryOf('One.\n'),
    text: Buffer.from('One.\n'),
    after: hash('One.\n'),
  });
  await mkdir(join(output, '.medium-migrate/base'));
  expect((await openBlog(output, { readOnly: true })).notice).toBeUndefined();
  await rm(join(output, '.medium-migrate/journal'));
  expect((await openBlog(output, { readOnly: true })).notice).toEqual({ problem: 'missing' });
});

describe('a lock file that wants to lead elsewhere', () => {
  const lockWith = (post: object) =>
    JSON.stringify({
      'medium-migrate': 1,
      options: {},
      posts: { [RYE.id]: { kind: 'post', slug: 'rye', file: 'blog/rye.md', source: { hash: 'x' }, ...post } },
    });
  test.each([
    { slug: '../../rye' },
    { slug: '..' },
    { slug: 'a\\b' },
    { slug: '' },
    { pictures: { '1*one.png': { number: 1, file: 'a.png', type: 'png/../../../x', bytes: 1, wrote: 'x' } } },
    { pictures: { '1*one.png': { number: -1.5, file: 'a.png', type: 'png', bytes: 1 } } },
    { pictures: { '1*one.png': { number: 1, failed: 'constructor', detail: '' } } },
    { file: '.git/config' },
    { file: 'blog/.git/hooks/pre-commit' },
  ])('%j is damaged', (post) => {
    expect(parseLock(lockWith(post))).toBe('damaged');
    expect(typeof parseLock(lockWith({}))).toBe('object');
  });
});

test('a post that is a link stays one, and what it leads to is kept up to date', async () => {
  const output = await temporaryFolder();
  await migrate(await exportOf(RYE), { ...OFFLINE, output });
  const [file, target] = [join(output, 'blog/rye.md'), join(output, 'vault/my-rye.txt')];
  await mkdir(dirname(target));
  await writeFile(target, await readFile(file), { mode: 0o640 });
  await rm(file);
  await symlink('../vault/my-rye.txt', file);
  const next = await exportOf({ ...RYE, paragraphs: ['One, at Medium.'], exportedOn: 'June 3, 2030' });
  expect((await migrate(next, { ...OFFLINE, output })).posts[0]?.state).toBe('update');
  expect((await lstat(file)).isSymbolicLink()).toBe(true);
  expect(await readFile(target, 'utf8')).toContain('One, at Medium.');
  expect((await stat(target)).mode & 0o777).toBe(0o640);
});

test('a run that cannot start leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  await expect(migrate(join(folder, 'nope.zip'), { output: join(folder, 'a/blog') })).rejects.toThrow();
  await expect(stat(join(folder, 'a'))).rejects.toThrow();
});

test('line ends alone are no reason to write the lock file anew', async () => {
  const [input, output] = [await exportOf(RYE), await temporaryFolder()];
  await migrate(input, { ...OFFLINE, output });
  const file = join(output, LOCK_FILE);
  const windows = (await readFile(file, 'utf8')).replaceAll('\n', '\r\n');
  await writeFile(file, windows);
  await migrate(input, { ...OFFLINE, output });
  expect(await readFile(file, 'utf8')).toBe(windows);
});

test('the lock file has one order, whoever made an entry', () => {
  const entry = { pictures: {}, source: { hash: 'x' }, file: 'blog/rye.md', slug: 'rye', kind: 'post' };
  const read = parseLock(JSON.stringify({ 'medium-migrate': 1, options: {}, posts: { [RYE.id]: entry } }));
  if (typeof read === 'string') throw new Error(read);
  expect([...formatLock(read)].join('')).toMatch(/"kind"[\s\S]*"slug"[\s\S]*"file"[\s\S]*"source"/);
});

test.each([[[]], [['00aa11bb22cc']], [['99999999', '00aa11bb22cc', 'page “a”.html']]])(
  'a lock file of the posts %j is JSON as anybody writes it, posts in order',
  (keys) => {
    const plain = { kind: 'post', slug: 'rye', file: 'blog/rye.md', source: { hash: 'x' } };
    const read = parseLock(
      JSON.stringify({
        'medium-migrate': 1,
        options: { slugs: 'ascii' },
        posts: Object.fromEntries(keys.map((key) => [key, { ...plain, pictures: {} }])),
      }),
    );
    if (typeof read === 'string') throw new Error(read);
    // JavaScript puts names that are numbers first.
    const named = keys.toSorted().map((key) => [`“${key}”`, plain]);
    const whole = { 'medium-migrate': 1, options: { slugs: 'ascii' }, posts: Object.fromEntries(named) };
    const text = JSON.stringify(whole, undefined, 2).replaceAll(/"“(.*)”": /g, '"$1": ');
    expect([...formatLock(read)].join('')).toBe(`${text}\n`);
  },
);

describe('a run that was killed', () => {
  const PUBLISHED = { ...RYE, paragraphs: ['One, at Medium.', 'Two.', 'Three.'], exportedOn: 'June 3, 2030' };

  /** Leaves the blog as a run does that is killed when it has noted a post, and before it has written it. */
  async function killedBeforeWriting(output: string, input: string, file: string): Promise<string> {
    const finished = await temporaryFolder();
    await cp(output, finished, { recursive: true });
    await migrate(input, { ...OFFLINE, output: finished });
    const [lock, old] = [await lockIn(finished), await lockIn(output)];
    const [entry, from] = [lock.posts.get(RYE.id), old.posts.get(RYE.id)?.file ?? ''];
    if (!entry) throw new Error('There is no such post.');
    const [before, text] = [await readFile(join(output, from)), await readFile(join(finished, file), 'utf8')];
    const blog = await openBlog(output, { readOnly: false });
    await blog.announce({
      key: RYE.id,
      entry,
      text: Buffer.from(text),
      before: hash(before),
      after: hash(text),
      ...(from === file ? {} : { remove: { file: from, sha256: hash(before) } }),
    });
    await rm(join(output, '.medium-migrate/running'));
    return text;
  }

  test('before a post was moved keeps it, with its edits', async () => {
    const output = await temporaryFolder();
    await migrate(await exportOf({ ...RYE, isDraft: true }), { ...OFFLINE, output });
    await edit(join(output, 'drafts/rye.md'), 'Three.', 'Three, by hand.');
    const input = await exportOf(PUBLISHED);
    await killedBeforeWriting(output, input, 'blog/rye.md');
    expect((await migrate(input, { ...OFFLINE, output })).posts[0]?.state).toBe('move');
    expect((await filesIn(output))['blog/rye.md']).toMatch(/One, at Medium\.[\s\S]*Three, by hand\./);
  });

  test('before or after a post was written, which the user then edits, loses neither text', async () => {
    for (const isWritten of [false, true]) {
      const output = await temporaryFolder();
      await migrate(await exportOf(RYE), { ...OFFLINE, output });
      const input = await exportOf(PUBLISHED);
      const text = await killedBeforeWriting(output, input, 'blog/rye.md');
      const file = join(output, 'blog/rye.md');
      if (isWritten) await writeFile(file, text);
      await edit(file, 'Three.', 'Three, by hand.');
      const [post] = (await migrate(input, { ...OFFLINE, output })).posts;
      expect(post?.state).toBe(isWritten ? 'yours' : 'merge');
      expect(await readFile(file, 'utf8')).toMatch(/One, at Medium\.[\s\S]*Three, by hand\./);
    }
  });

  test('after a post whose folder was in the way still knows that it was not written', async () => {
    const output = await temporaryFolder();
    const [first, second] = [
      await openBlog(output, { readOnly: false }),
      () => openBlog(output, { readOnly: true }),
    ];
    await writeFile(join(output, 'assets'), 'a file');
    const picture = { file: 'assets/a.png', content: { text: 'bytes' } };
    const change = await applyPlan({ ...plan('One.\n'), writes: [picture] }, output, first);
    expect(change.state).toBe('conflict');
    await first.announce({ key: 'ffffffffffff', entry: entryOf('Two.\n'), text: Buffer.from('Two.\n') });
    expect([...(await second()).lock.posts.keys()]).not.toContain(RYE.id);
  });
});

test('a file that the user writes in the very moment is not overwritten', async () => {
  const output = await temporaryFolder({ 'blog/rye.md': 'One.\n' });
  const blog = await openBlog(output, { readOnly: false });
  const meanwhile = { ...plan('Two.\n'), before: hash('One.\n') };
  await writeFile(join(output, 'blog/rye.md'), 'One, by hand.\n');
  expect((await blog.closeAfter(() => applyPlan(meanwhile, output, blog))).state).toBe('conflict');
  expect(await readFile(join(output, 'blog/rye.md'), 'utf8')).toBe('One, by hand.\n');
  expect((await openBlog(output, { readOnly: true })).lock.posts.size).toBe(0);
});

test('a picture that the user replaced by one of the same size is not overwritten by a better one', async () => {
  const hashes: Record<string, string> = { known: 'ours', read: 'theirs' };
  const picture = { number: 1, file: 'a/asset-1.png', wrote: 'ours', type: 'png', bytes: 5 };
  const { writes, changes } = await planPictures({
    requests: [{ key: '1*one.png', imageId: '1*one.png', url: 'https://example.com/1*one.png' }],
    named: [{ key: '1*one.png', number: 1, path: 'a/asset-1.png' }],
    answers: new Map([
      [
        '1*one.png',
        { status: 'had', file: '/cache/x', extension: 'png', bytes: 9, sha256: 'better', from: 'cache' },
      ],
    ]),
    known: new Map([['1*one.png', picture]]),
    hashOf: async (file, known) => (file === picture.file ? hashes[known ? 'known' : 'read'] : undefined),
    onConflict: 'keep',
    restoreDeleted: false,
  });
  expect(changes).toMatchObject([{ state: 'conflict' }]);
  expect(writes.map(({ file }) => file)).toEqual(['.medium-migrate/conflicts/a/asset-1.png']);
});

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

async function lockIn(output: string): Promise<Lock> {
  const lock = parseLock(await readFile(join(output, LOCK_FILE), 'utf8'));
  if (typeof lock === 'string') throw new Error(lock);
  return lock;
}

function entryOf(body: string): LockEntry {
  return {
    kind: 'post',
    slug: 'rye',
    file: 'blog/rye.md',
    wrote: hashText(body),
    source: { hash: 'x' },
    pictures: new Map(),
  };
}

function plan(text: string): Plan {
  return {
    change: {
      key: RYE.id,
      kind: 'post',
      file: 'blog/rye.md',
      state: 'update',
      frontMatter: [],
      lines: { added: 0, removed: 0 },
      pictures: [],
      messages: [],
    },
    entry: entryOf(text),
    base: Buffer.from(text),
    backups: [],
    writes: [{ file: 'blog/rye.md', content: { text } }],
  };
}
