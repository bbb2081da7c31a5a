import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../src/index.ts';
import { corpusPages, hasCorpus, seedPost } from './support/corpus.ts';
import { allFilesIn, filesIn } from './support/files-in.ts';
import { fixturePage } from './support/fixture-page.ts';
import { makePng } from './support/make-png.ts';
import { smallJpeg } from './support/small-jpeg.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { zipOf } from './support/zip.ts';

const SAMPLE = join(import.meta.dirname, '../input/sample');
const OFFLINE = { images: 'remote' } as const;

const image = (id: string) =>
  `<figure class="graf graf--figure"><img class="graf-image" data-image-id="${id}" src="https://cdn-images-1.medium.com/max/800/${id}"></figure>`;
const paragraph = (text: string) => `<p class="graf graf--p">${text}</p>`;

test('the sample comes over whole, with every picture and without any network', async () => {
  const output = await temporaryFolder();
  const report = await migrate(SAMPLE, { output, offline: true });
  expect(report.posts.flatMap(({ losses }) => losses)).toEqual([]);
  expect(report.posts.flatMap(({ pictures }) => pictures.filter((it) => 'failed' in it))).toEqual([]);
  expect(new Set(report.posts.map(({ kind }) => kind))).toEqual(new Set(['post', 'draft', 'response']));
  const files = await filesIn(output);
  expect(Object.keys(files).filter((path) => path.startsWith('assets/')).length).toBeGreaterThan(4);
  for (const text of Object.values(files))
    expect(text).not.toMatch(/cdn-images-\d\.medium\.com|miro\.medium\.com/);
  for (const { file } of report.posts) expect(files[file]).toMatch(/^---\n/);
});

test('a second run changes nothing and says so', async () => {
  const output = await temporaryFolder();
  await migrate(SAMPLE, { output, offline: true });
  const before = await allFilesIn(output);
  const again = await migrate(SAMPLE, { output, offline: true });
  expect(
    new Set(
      again.posts.flatMap(({ state, pictures }) => [
        state,
        ...pictures.map((it) => 'state' in it && it.state),
      ]),
    ),
  ).toEqual(new Set(['keep']));
  expect(await allFilesIn(output)).toEqual(before);
});

test('a picture is one file, however often the post uses it; one that fails keeps its number and its address', async () => {
  const id = (n: number) => `1*picture${n}.png`;
  const folder = await temporaryFolder({
    'posts/a.html': fixturePage(image(id(1)) + image(id(2)) + image(id(1)) + image('1*jpeg.jpeg'), {
      title: 'Rye',
    }),
    'pictures/1_picture1.png': makePng(1),
    'pictures/1_jpeg.jpeg': makePng(3),
  });
  const output = await temporaryFolder();
  const report = await migrate(folder, { output, offline: true });
  const files = await filesIn(output);
  expect(Object.keys(files)).toEqual([
    'assets/blog/rye/asset-1.png',
    'assets/blog/rye/asset-3.png',
    'blog/rye.md',
  ]);
  expect(files['blog/rye.md']?.split('---\n')[2]).toBe(`
![](/assets/blog/rye/asset-1.png)

![](https://cdn-images-1.medium.com/max/800/1*picture2.png)

![](/assets/blog/rye/asset-1.png)

![](/assets/blog/rye/asset-3.png)
`);
  expect(report.posts[0]?.pictures.map((it) => ('failed' in it ? it.failed : it.file))).toEqual([
    'assets/blog/rye/asset-1.png',
    'offline',
    'assets/blog/rye/asset-3.png',
  ]);
});

test('files that are there already stay: ours is named by its id beside one that is not of this post', async () => {
  const page = fixturePage(paragraph('New.'), { title: 'Rye' });
  const folder = await temporaryFolder({ 'a.html': page });
  const theirs = { 'blog/rye.md': 'A page of my own.', 'blog/other.md': 'Not yours.' };
  const output = await temporaryFolder(theirs);
  const [post] = (await migrate(folder, { ...OFFLINE, output })).posts;
  expect([post?.state, post?.file]).toEqual(['create', 'blog/rye-0123456789ab.md']);
  expect(await filesIn(output)).toMatchObject(theirs);
});

test('filters choose what is written and change no path', async () => {
  const output = await temporaryFolder();
  const all = await migrate(SAMPLE, { ...OFFLINE, output });
  const pathsOf = async (options: object) => {
    const folder = await temporaryFolder();
    return (await migrate(SAMPLE, { ...OFFLINE, output: folder, ...options })).posts.map(({ file }) => file);
  };
  const files = (kind: string) => all.posts.filter((post) => post.kind === kind).map(({ file }) => file);
  expect(await pathsOf({ drafts: 'only' })).toEqual(files('draft'));
  expect(await pathsOf({ drafts: 'skip', responses: 'skip' })).toEqual(files('post'));
  const [some] = all.posts.filter(({ kind }) => kind === 'post');
  expect(await pathsOf({ only: [some?.id ?? ''] })).toEqual([some?.file]);
  expect(await pathsOf({ since: '2999' })).toEqual([]);
  expect(await pathsOf({ responses: 'include' })).toEqual(
    all.posts.map(({ file }) => file.replace('responses/', 'blog/')).sort(),
  );
});

test('a page that gives no post is named', async () => {
  const folder = await temporaryFolder({
    'posts/a.html': fixturePage(paragraph('Rye.'), { title: 'Rye' }),
    'posts/b.html': '<html><body>Nothing of Medium’s.</body></html>',
  });
  const report = await migrate(folder, { ...OFFLINE, output: await temporaryFolder() });
  expect(report.posts).toHaveLength(1);
  expect(report.skipped).toEqual([{ source: `${folder}/posts/b.html`, reason: 'no-post' }]);
});

test('a run that cannot start writes nothing', async () => {
  const output = await temporaryFolder();
  await expect(migrate(join(output, 'nowhere.zip'), { output })).rejects.toThrow(
    /nowhere\.zip does not exist/,
  );
  await expect(migrate(SAMPLE, { output, set: ['wrong'] })).rejects.toThrow(/--set wrong/);
  await expect(migrate(SAMPLE, { output, since: 'soon' })).rejects.toThrow(/--since soon/);
  expect(await filesIn(output)).toEqual({});
});

test('an aborted run ends between two posts, and the next one goes on', async () => {
  const output = await temporaryFolder();
  const stopper = new AbortController();
  const run = migrate(
    SAMPLE,
    { output, offline: true },
    {
      signal: stopper.signal,
      onProgress: ({ phase, done }) => phase === 'posts' && done === 2 && stopper.abort(),
    },
  );
  await expect(run).rejects.toThrow();
  const before = Object.keys(await filesIn(output)).filter((path) => path.endsWith('.md'));
  expect(before).toHaveLength(2);
  const after = await migrate(SAMPLE, { output, offline: true });
  expect(after.posts.filter(({ state }) => state === 'keep').map(({ file }) => file)).toEqual(before);
});

test('an archive of drafts comes over whole', async () => {
  const output = await temporaryFolder();
  const report = await migrate(join(import.meta.dirname, 'archives/drafts'), { ...OFFLINE, output });
  const files = await filesIn(output);
  expect(report.posts.every(({ kind, losses }) => kind === 'draft' && losses?.length === 0)).toBe(true);
  expect(Object.keys(files)).toEqual(report.posts.map(({ file }) => file));
  expect(report.skipped).toEqual([]);
});

test.skipIf(!hasCorpus)('the reference post, byte for byte (needs ../shared)', async () => {
  const { html, markdown } = seedPost();
  const ids = [...html.matchAll(/data-image-id="([^"]+)"/g)].map(([, id = '']) => id);
  const folder = await temporaryFolder({
    'posts/2018-08-01_x-7ece623daf9b.html': html,
    ...Object.fromEntries(
      ids.map((id, i) => [`mine/${id.replace('*', '-')}`, id.endsWith('.jpeg') ? smallJpeg : makePng(i)]),
    ),
  });
  const output = await temporaryFolder();
  const slug = 'five-reasons-for-chinas-emerging-dominance-in-artificial-intelligence';
  await migrate(folder, {
    output,
    pictures: [join(folder, 'mine')],
    set: ['published=false'],
    offline: true,
  });
  expect(await readFile(join(output, `blog/${slug}.md`), 'utf8')).toBe(markdown);
});

test.skipIf(!hasCorpus)(
  'the corpus: every post whole, in any order, from zips as from folders (needs ../shared)',
  async () => {
    const folder = join(import.meta.dirname, '../../shared/corpus');
    const archives = groupPages();
    const [one, two, three] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
    const inputs = Object.keys(archives).map((archive) => join(folder, archive));
    const report = await migrate(inputs, { ...OFFLINE, output: one });
    expect(report.posts.filter(({ losses }) => losses?.length !== 0)).toEqual([]);
    expect(report.posts).toHaveLength(corpusPages().length);
    await migrate(inputs.toReversed(), { ...OFFLINE, output: two, verify: false });

    const zips = await temporaryFolder();
    for (const [archive, pages] of Object.entries(archives)) {
      await writeFile(join(zips, `${archive}.zip`), await zipOf(pages));
    }
    await migrate(zips, { ...OFFLINE, output: three, verify: false });
    const files = await filesIn(one);
    expect(await filesIn(two)).toEqual(files);
    expect(await filesIn(three)).toEqual(files);
  },
  240_000,
);

function groupPages(): Record<string, Record<string, string>> {
  const archives: Record<string, Record<string, string>> = {};
  for (const { name, html } of corpusPages()) {
    const [archive = '', ...path] = name.split(/[\\/]/);
    archives[archive] = { ...archives[archive], [path.join('/')]: html };
  }
  return archives;
}
