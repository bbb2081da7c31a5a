/** Every form in which users have their export gives the same posts. */

import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { openExport } from '../../src/io/open-export.ts';
import { readPages } from '../../src/io/read-pages.ts';
import { listPage, otherPage, postPage } from '../support/export-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { rawZip, zipOf } from '../support/zip.ts';

const FIRST = '2018-08-01_First-7ece623daf9b.html';
const SECOND = 'draft_Second-0a1b2c3d4e5f.html';

/** A whole export: Medium's order, its private pages, names with a colon. */
const EXPORT = {
  'profile/profile.html': otherPage('Profile'),
  'sessions/sessions-0001.html': otherPage('Sessions'),
  'lists/Reading-list-predefined:0a1b:READING_LIST.html': listPage('Reading list'),
  [`posts/${SECOND}`]: postPage('Second'),
  [`posts/${FIRST}`]: postPage('First'),
  'README.html': otherPage('Readme'),
};
const POSTS = [`posts/${FIRST}`, `posts/${SECOND}`];

function under(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));
}

/** Paths of the pages, relative to `folder`. Reads twice, as the pipeline does. */
async function pathsOf(
  folder: string,
  inputs: readonly string[],
  aside?: string,
): Promise<readonly string[]> {
  const opened = await openExport(
    inputs.map((input) => join(folder, input)),
    aside === undefined ? {} : { aside },
  );
  const passes = [];
  for (let pass = 0; pass < 2; pass++) {
    const paths = [];
    for (const page of readPages(opened)) {
      expect(page.path.endsWith(page.name)).toBe(true);
      expect(page.html).toContain('e-content');
      paths.push(relative(folder, page.path));
    }
    passes.push(paths);
  }
  expect(passes[1]).toEqual(passes[0]);
  return passes[0] ?? [];
}

test.each(['medium-export-0123.zip', 'medium-export-0123.html', 'medium-export-0123', 'odd.bin'])(
  'a zip named %s',
  async (name) => {
    const folder = await temporaryFolder({ [name]: await zipOf(EXPORT) });
    expect(await pathsOf(folder, [name])).toEqual(POSTS.map((post) => `${name}/${post}`));
  },
);

test('a page is labelled as the user typed the path, its name is the file name, its text is whole', async () => {
  const folder = await temporaryFolder({
    'e.zip': await zipOf({ [`posts/${FIRST}`]: postPage('Héllo 世界') }),
  });
  const typed = relative(process.cwd(), join(folder, 'e.zip'));
  const opened = await openExport([typed]);
  expect([...readPages(opened)]).toEqual([
    { path: `${typed}/posts/${FIRST}`, name: FIRST, html: postPage('Héllo 世界') },
  ]);
  expect(opened.archives).toEqual([typed]);
  expect(opened.pictureFolders).toEqual([]);
});

test.each([
  ['its root', 'export', POSTS.map((post) => `export/${post}`)],
  ['its posts/', 'export/posts', POSTS.map((post) => `export/${post}`)],
  ['one folder above', '.', POSTS.map((post) => `export/${post}`)],
  ['a final slash', 'export/', POSTS.map((post) => `export/${post}`)],
])('an unpacked folder, given by %s', async (_name, input, expected) => {
  const folder = await temporaryFolder(under('export', EXPORT));
  expect(await pathsOf(folder, [input])).toEqual(expected);
});

test('Downloads with an export two levels down, litter and other things', async () => {
  const folder = await temporaryFolder({
    ...under('Downloads/medium/export', EXPORT),
    ...under('Downloads/node_modules/x', EXPORT),
    ...under('Downloads/.trash', EXPORT),
    ...under('Downloads/a/b/c', EXPORT),
    'Downloads/.DS_Store': 'x',
    'Downloads/tax.pdf': '%PDF',
    'Downloads/saved.html': '<p>A page',
    'Downloads/photos.zip': await zipOf({ 'a.jpg': 'jpg' }),
  });
  const opened = await openExport([join(folder, 'Downloads')]);
  const paths = [...readPages(opened)].map((page) => relative(folder, page.path));
  expect(paths).toEqual(POSTS.map((post) => `Downloads/medium/export/${post}`));
  expect(opened.archives).toEqual([join(folder, 'Downloads/medium/export/posts')]);
});

test('a folder that holds zips and exports gives all of them, sorted', async () => {
  const folder = await temporaryFolder({
    'input/README.md': '# Put your export here',
    'input/b.zip': await zipOf({ 'posts/b.html': postPage('b') }),
    'input/medium-export-a': await zipOf({ 'posts/a.html': postPage('a') }),
    'input/c/posts/c.html': postPage('c'),
  });
  expect(await pathsOf(folder, ['input'])).toEqual([
    'input/b.zip/posts/b.html',
    'input/c/posts/c.html',
    'input/medium-export-a/posts/a.html',
  ]);
});

test('the flat layout of 2017, as zip, in one leading folder, and as folder', async () => {
  const flat = { 'medium.rss': '<rss/>', [SECOND]: postPage('Second'), [FIRST]: postPage('First') };
  const withOthers = {
    ...flat,
    'sessions/sessions-0001.html': postPage('never opened'),
    'ips.html': postPage('never'),
  };
  const folder = await temporaryFolder({
    'flat.zip': await zipOf(withOthers),
    'leading.zip': await zipOf(under('medium', flat)),
    ...under('flat', withOthers),
  });
  expect(await pathsOf(folder, ['flat.zip'])).toEqual([`flat.zip/${FIRST}`, `flat.zip/${SECOND}`]);
  expect(await pathsOf(folder, ['leading.zip'])).toEqual([
    `leading.zip/medium/${FIRST}`,
    `leading.zip/medium/${SECOND}`,
  ]);
  expect(await pathsOf(folder, ['flat'])).toEqual([`flat/${FIRST}`, `flat/${SECOND}`]);
});

test('single posts, several at once, together with a zip', async () => {
  const folder = await temporaryFolder({
    [FIRST]: postPage('First'),
    'renamed.txt': postPage('Second'),
    'e.zip': await zipOf(EXPORT),
  });
  expect(await pathsOf(folder, [FIRST, 'renamed.txt', 'e.zip'])).toEqual([
    FIRST,
    'renamed.txt',
    ...POSTS.map((post) => `e.zip/${post}`),
  ]);
});

test('a zip re-packed on a Mac', async () => {
  const folder = await temporaryFolder({
    'mac.zip': await zipOf({
      'medium-export/': '',
      'medium-export/.DS_Store': 'x',
      'medium-export/posts/': '',
      ...under('medium-export', EXPORT),
      '__MACOSX/': '',
      [`__MACOSX/medium-export/posts/._${FIRST}`]: 'Mac OS X',
      [`medium-export/posts/._${FIRST}`]: 'Mac OS X',
      'medium-export/posts/.DS_Store': 'x',
    }),
  });
  expect(await pathsOf(folder, ['mac.zip'])).toEqual(POSTS.map((post) => `mac.zip/medium-export/${post}`));
});

test('names are labels: backslashes, drives, dots and colons neither crash nor point anywhere', async () => {
  const content = postPage('x');
  const names = [
    'export\\posts\\a.html',
    'C:\\x\\posts\\b.html',
    '../../posts/c.html',
    '/posts/d.html',
    'posts/e:f.html',
    'posts/../../../g.html',
  ];
  const folder = await temporaryFolder({ 'evil.zip': rawZip(names.map((name) => ({ name, content }))) });
  expect(await pathsOf(folder, ['evil.zip'])).toEqual(
    [
      'export/posts/a.html',
      'posts/c.html',
      'posts/d.html',
      'posts/e:f.html',
      'posts/g.html',
      'x/posts/b.html',
    ].map((name) => `evil.zip/${name}`),
  );
});

test('names in UTF-8 with its flag, without it (Finder), and in CP437', async () => {
  const content = postPage('x');
  const folder = await temporaryFolder({
    'names.zip': rawZip([
      { name: 'posts/1-é世.html', flags: 0x800, content },
      { name: 'posts/2-é世.html', content },
      { name: Buffer.from('posts/3-\x82.html', 'latin1'), content },
    ]),
  });
  expect(await pathsOf(folder, ['names.zip'])).toEqual([
    'names.zip/posts/1-é世.html',
    'names.zip/posts/2-é世.html',
    'names.zip/posts/3-é.html',
  ]);
});

test('stored entries and ZIP64', async () => {
  const folder = await temporaryFolder({
    'stored.zip': rawZip([{ name: 'posts/a.html', content: postPage('a'), method: 0 }]),
    'zip64.zip': await zipOf({ 'posts/a.html': postPage('a') }, { zip64: true }),
  });
  expect(await pathsOf(folder, ['stored.zip'])).toEqual(['stored.zip/posts/a.html']);
  expect(await pathsOf(folder, ['zip64.zip'])).toEqual(['zip64.zip/posts/a.html']);
});

test('text is UTF-8 without its mark; what is no UTF-8 becomes U+FFFD', async () => {
  const bytes = Buffer.concat([Buffer.from('\uFEFF'), Buffer.from(postPage('a')), Buffer.from([0xff])]);
  const folder = await temporaryFolder({
    'posts/a.html': bytes,
    'a.zip': await zipOf({ 'posts/a.html': bytes }),
  });
  for (const input of ['a.zip', 'posts']) {
    const opened = await openExport([join(folder, input)]);
    const html = [...readPages(opened)].map((page) => page.html);
    expect(html).toEqual([`${postPage('a')}\uFFFD`]);
  }
});

test('what is no post in posts/ is left out and told', async () => {
  const files = {
    'posts/a.html': postPage('a'),
    'posts/b.html': listPage('b'),
    'posts/c.html': '',
    'posts/d.css': 'x',
  };
  const folder = await temporaryFolder({ ...under('e', files), 'e.zip': await zipOf(files) });
  for (const input of ['e', 'e.zip']) {
    const opened = await openExport([join(folder, input)]);
    const told: string[] = [];
    const pages = [...readPages(opened, (path) => told.push(relative(folder, path)))];
    expect(pages.map((page) => page.name)).toEqual(['a.html']);
    expect(told).toEqual([`${input}/posts/b.html`, `${input}/posts/c.html`]);
  }
});

test('nothing is given twice, whichever way leads to it', async () => {
  const folder = await temporaryFolder({
    ...under('e', EXPORT),
    'e/x.zip': await zipOf({ 'posts/x.html': postPage('x') }),
  });
  await symlink(join(folder, 'e'), join(folder, 'link'));
  await symlink(join(folder, 'e/x.zip'), join(folder, 'linked.zip'));
  const all = [...POSTS.map((post) => `e/${post}`), 'e/x.zip/posts/x.html'];
  expect(
    await pathsOf(folder, ['e', 'e', 'e/posts', 'e/x.zip', '.', 'link', 'linked.zip', `e/posts/${FIRST}`]),
  ).toEqual(all);
  expect(await pathsOf(folder, [`e/posts/${FIRST}`, 'e'])).toEqual(all);
});

test('the sample steps aside for whatever the user put beside it', async () => {
  const folder = await temporaryFolder({
    'input/README.md': '# x',
    'input/sample/posts/s.html': postPage('s'),
  });
  expect(await pathsOf(folder, ['input'], 'sample')).toEqual(['input/sample/posts/s.html']);
  expect(await pathsOf(folder, ['input/sample'], 'sample')).toEqual(['input/sample/posts/s.html']);
  await writeFile(join(folder, 'input/mine.zip'), await zipOf({ 'posts/m.html': postPage('m') }));
  expect(await pathsOf(folder, ['input'], 'sample')).toEqual(['input/mine.zip/posts/m.html']);
  await rename(join(folder, 'input/mine.zip'), join(folder, 'mine.zip'));
  await mkdir(join(folder, 'input/profile'));
  await expect(pathsOf(folder, ['input'], 'sample')).rejects.toThrow('without any post');
});

test('pictures/ is found beside posts/, beside the zip, and beside single posts', async () => {
  const folder = await temporaryFolder({
    ...under('e', EXPORT),
    'e/pictures/1_a.png': 'png',
    'z/e.zip': await zipOf({ 'posts/z.html': postPage('z') }),
    'z/pictures/1_b.png': 'png',
    'none/posts/n.html': postPage('n'),
  });
  const found = async (...inputs: string[]) =>
    (await openExport(inputs.map((input) => join(folder, input)))).pictureFolders.map((path) =>
      relative(folder, path),
    );
  expect(await found('e')).toEqual(['e/pictures']);
  expect(await found('e/posts', `e/posts/${FIRST}`)).toEqual(['e/pictures']);
  expect(await found(`e/posts/${FIRST}`)).toEqual(['e/pictures']);
  expect(await found('z', 'none')).toEqual(['z/pictures']);
});

test('two entries of one name are two pages', async () => {
  const entries = ['One', 'Two'].map((title) => ({ name: 'posts/a.html', content: postPage(title) }));
  const folder = await temporaryFolder({ 'export.zip': rawZip(entries) });
  const pages = [...readPages(await openExport([`${folder}/export.zip`]))];
  expect(pages.map(({ path }) => path.slice(folder.length + 1))).toEqual([
    'export.zip/posts/a.html',
    'export.zip/posts/a.html (2)',
  ]);
  expect(new Set(pages.map(({ html }) => html)).size).toBe(2);
});

test.skipIf(process.platform === 'win32')('a link back to a folder above is not followed', async () => {
  const folder = await temporaryFolder({ [`e/posts/${FIRST}`]: postPage('First') });
  await symlink('.', join(folder, 'e/posts/posts'));
  await symlink('..', join(folder, 'e/posts/back'));
  for (const input of ['e', 'e/posts']) {
    expect(await pathsOf(folder, [input])).toEqual([`e/posts/${FIRST}`]);
  }
});
