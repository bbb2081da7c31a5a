/** Single posts into a blog that is there: what docs/import.md says under “Into the blog”. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { importPosts, migrate, verifyBlog } from '../src/index.ts';
import type { ImportOptions } from '../src/options.ts';
import type { MigrateReport } from '../src/report.ts';
import type { BlogPost } from './support/blog-post.ts';
import type { DescribedParagraph, DescribedPost } from './support/described-post.ts';
import { allFilesIn, filesIn } from './support/files-in.ts';
import { exportOf, type ImportedPost, importedPost, RYE, RYE_ID } from './support/imported-post.ts';
import { makePng } from './support/make-png.ts';
import { apolloV3Page, formatJson, obvPage } from './support/post-pages.ts';
import { articlePage } from './support/shown-pages.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const REMOTE = { images: 'remote' } as const;
const BARLEY: BlogPost = { id: 'ffffffffffff', title: 'Barley', paragraphs: ['Stays.'] };

async function saved(html: string, name = 'saved.html'): Promise<string> {
  return join(await temporaryFolder({ [name]: html }), name);
}

/** Imports a page of the post, in one form. */
async function importing(
  output: string,
  post: ImportedPost,
  {
    form = apolloV3Page,
    ...options
  }: Partial<ImportOptions> & { form?: (post: DescribedPost) => string } = {},
): Promise<MigrateReport> {
  return importPosts([await saved(form(importedPost(post)))], { ...REMOTE, output, ...options });
}

async function blogOf(post: Partial<BlogPost> = {}): Promise<string> {
  const output = await temporaryFolder();
  await migrate(await exportOf(post, BARLEY), { ...REMOTE, output });
  return output;
}

async function edit(output: string, from: string, to: string, file = 'blog/rye.md'): Promise<void> {
  const path = join(output, file);
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
}

const textOf = (output: string, file = 'blog/rye.md') => readFile(join(output, file), 'utf8');
const changedFive = RYE.with(4, 'Five, at Medium.');

describe('the post that the blog has', () => {
  test('is found by its id, and keeps slug and path though its title is another', async () => {
    const output = await blogOf();
    const report = await importing(output, { title: 'Rye bread, anew', paragraphs: changedFive });
    expect(report.posts).toMatchObject([{ key: RYE_ID, state: 'update', file: 'blog/rye.md', losses: [] }]);
    expect(report.posts).toHaveLength(1);
    expect(Object.keys(await filesIn(output))).toEqual(['blog/barley.md', 'blog/rye.md']);
    expect(await textOf(output)).toMatch(/^---\ntitle: "Rye bread, anew"\n[\s\S]*Five, at Medium\./);
  });

  test('is found where the user has moved it', async () => {
    const output = await blogOf();
    await rename(join(output, 'blog/rye.md'), join(output, 'blog/my-rye.md'));
    const { posts } = await importing(output, { paragraphs: changedFive });
    expect(posts).toMatchObject([{ state: 'update', file: 'blog/my-rye.md' }]);
    expect(Object.keys(await filesIn(output))).toEqual(['blog/barley.md', 'blog/my-rye.md']);
  });

  it.each([
    ['nothing', '', '', 'update', 'Five, at Medium.'],
    ['elsewhere', 'One.', 'One, by hand.', 'merge', 'Five, at Medium.'],
    ['in the same place', 'Five.', 'Five, by hand.', 'conflict', 'Five, by hand.'],
    ['alike', 'Five.', 'Five, at Medium.', 'keep', 'Five, at Medium.'],
  ])('is compared three ways; the user edited %s', async (_, from, to, state, text) => {
    const output = await blogOf();
    await edit(output, from, to);
    const { posts } = await importing(output, { paragraphs: changedFive });
    expect(posts).toMatchObject([{ state }]);
    expect(await textOf(output)).toContain(to);
    expect(await textOf(output)).toContain(text);
    if (state === 'conflict') {
      expect(await textOf(output, posts[0]?.conflictFile)).toContain('Five, at Medium.');
    }
  });

  test('stays deleted where the user has deleted it', async () => {
    const output = await blogOf();
    await rename(join(output, 'blog/rye.md'), join(await temporaryFolder(), 'rye.md'));
    const { posts } = await importing(output, { paragraphs: changedFive });
    expect(posts).toMatchObject([{ state: 'deleted' }]);
    expect(Object.keys(await filesIn(output))).toEqual(['blog/barley.md']);
  });
});

describe('which text is newer', () => {
  const page = { paragraphs: changedFive, tags: ['Rye Bread', 'Baking'] };
  const tagged = 'categories: ["Rye Bread", "Baking"]';

  test('a page that is newer than the export is taken', async () => {
    const output = await blogOf({ exportedOn: 'March 4, 2021' });
    expect((await importing(output, page)).posts).toMatchObject([{ state: 'update' }]);
    expect(await textOf(output)).toContain('Five, at Medium.');
    expect(await textOf(output)).toContain(tagged);
  });

  it.each([
    ['of the same day', 'March 5, 2021'],
    ['older', 'April 1, 2022'],
  ])('of a page that is %s, the tags are taken alone', async (_, exportedOn) => {
    const output = await blogOf({ exportedOn });
    const report = await importing(output, page);
    expect(report.posts).toMatchObject([{ state: 'update', why: 'no-newer-page' }]);
    const text = await textOf(output);
    expect(text).toContain(tagged);
    expect(text).toContain('Five.');

    const same = await exportOf({ exportedOn }, BARLEY);
    const again = await migrate(same, { ...REMOTE, output });
    expect(again.posts.map(({ state }) => state)).toEqual(['keep', 'keep']);
    const newer = await exportOf({ exportedOn: 'May 1, 2024' }, BARLEY);
    const later = await migrate(newer, { ...REMOTE, output });
    expect(later.posts.map(({ state }) => state)).toEqual(['keep', 'keep']);
    expect(await textOf(output)).toBe(text);
    const third = await importing(output, page);
    expect(third.posts).toMatchObject([{ state: 'keep', why: 'no-newer-page' }]);
    expect(await textOf(output)).toBe(text);
  });

  test('tags are taken though the text that we wrote last is forgotten, as long as it stands there', async () => {
    const output = await blogOf({ exportedOn: 'April 1, 2022' });
    await rm(join(output, '.medium-migrate/base'), { recursive: true });
    expect((await importing(output, page)).posts).toMatchObject([{ state: 'update', why: 'no-newer-page' }]);
    expect(await textOf(output)).toContain(tagged);
  });

  test('tags that the user has changed too are in conflict; elsewhere, edits stay', async () => {
    const output = await blogOf({ exportedOn: 'April 1, 2022' });
    await edit(output, 'Two.', 'Two, by hand.');
    expect((await importing(output, page)).posts).toMatchObject([{ state: 'merge' }]);
    expect(await textOf(output)).toContain(tagged);
    expect(await textOf(output)).toContain('Two, by hand.');

    const other = await blogOf({ exportedOn: 'April 1, 2022' });
    await edit(other, 'categories: []', 'categories: [Mine]');
    expect((await importing(other, page)).posts).toMatchObject([{ state: 'conflict' }]);
    expect(await textOf(other)).toContain('[Mine]');
  });

  test('an older export does not take a newer page’s place again, a newer one does', async () => {
    const output = await blogOf({ exportedOn: 'March 4, 2021' });
    await importing(output, page);
    const text = await textOf(output);
    for (const exportedOn of ['March 4, 2021', 'March 1, 2021']) {
      const { posts } = await migrate(await exportOf({ exportedOn }, BARLEY), { ...REMOTE, output });
      expect(posts).toMatchObject([{ state: 'keep' }, { state: 'keep', why: 'older-source' }]);
      expect(await textOf(output)).toBe(text);
    }
    const last = { exportedOn: 'March 6, 2021', paragraphs: RYE.with(0, 'One, last.') };
    const { posts } = await migrate(await exportOf(last, BARLEY), { ...REMOTE, output });
    expect(posts).toMatchObject([{ state: 'keep' }, { state: 'update' }]);
    expect(await textOf(output)).toContain('One, last.');
    expect(await textOf(output)).toContain(tagged);
  });

  test('an older page does not take a newer page’s place', async () => {
    const output = await temporaryFolder();
    await importing(output, page);
    const text = await textOf(output);
    const { posts } = await importing(output, { changed: '2020-01-02', tags: page.tags });
    expect(posts).toMatchObject([{ state: 'keep', why: 'no-newer-page' }]);
    expect(await textOf(output)).toBe(text);
  });

  const listing: DescribedParagraph = {
    name: 'c0de',
    type: 'PRE',
    text: 'bake(4);',
    markups: [],
    code: { mode: 2, lang: 'javascript' },
  };
  const shown = (post: DescribedPost) => articlePage(post, 2022);

  it.each([
    ['data, then what is shown', apolloV3Page, shown, 'keep', true],
    ['what is shown, then data', shown, apolloV3Page, 'update', true],
    ['data, then ?format=json', apolloV3Page, formatJson, 'keep', true],
    ['older data, then data', obvPage, apolloV3Page, 'keep', true],
  ])('of one day, the form that holds more is taken: %s', async (_, first, second, state, language) => {
    const output = await temporaryFolder();
    const post = { paragraphs: ['One.', listing], tags: ['Bicycles'] };
    await importing(output, post, { form: first });
    const { posts } = await importing(output, post, { form: second });
    expect(posts).toMatchObject([{ state }]);
    expect((await textOf(output)).includes('```javascript')).toBe(language);
  });

  const preview = (post: DescribedPost) =>
    apolloV3Page({
      ...post,
      sections: post.sections.map((it) => ({ ...it, paragraphs: it.paragraphs.slice(0, 3) })),
    }).replaceAll('"isLockedPreviewOnly":false', '"isLockedPreviewOnly":true');

  test('a preview is refused; allowed, it never takes a whole text’s place', async () => {
    const output = await temporaryFolder();
    const refused = await importing(output, page, { form: preview });
    expect(refused.posts).toEqual([]);
    expect(refused.skipped).toMatchObject([
      { reason: 'refused', detail: expect.stringMatching(/member-only/) },
    ]);
    expect(await allFilesIn(output)).toEqual({});

    const allowed = await importing(output, page, { form: preview, allowPreview: true });
    expect(allowed.posts).toMatchObject([{ state: 'create', messages: [{ code: 'only-preview' }] }]);
    expect((await importing(output, page)).posts).toMatchObject([{ state: 'update' }]);
    const whole = await textOf(output);
    const again = await importing(
      output,
      { ...page, changed: '2023-01-01' },
      { form: preview, allowPreview: true },
    );
    expect(again.posts).toMatchObject([{ state: 'keep', why: 'no-newer-page' }]);
    expect(await textOf(output)).toBe(whole);
  });
});

describe('a page of an export', () => {
  it.each([
    ['newer', 'June 3, 2019', 'update'],
    ['older', 'May 3, 2019', 'keep'],
  ])('is one, given to import, too: %s', async (_, exportedOn, state) => {
    const output = await blogOf();
    const input = await exportOf({ exportedOn, paragraphs: changedFive });
    const { posts } = await importPosts([join(input, 'posts')], { ...REMOTE, output });
    expect(posts).toMatchObject([{ state, file: 'blog/rye.md' }]);
    expect((await textOf(output)).includes('Five, at Medium.')).toBe(state === 'update');
  });

  test('that is a draft by its name alone stays one', async () => {
    const output = await temporaryFolder();
    const html =
      '<article class="h-entry"><header><h1 class="p-name">Rye</h1></header><section data-field="body" class="e-content"><p class="graf graf--p">One.</p></section></article>';
    const { posts } = await importPosts([await saved(html, `draft_Rye-${RYE_ID}.html`)], {
      ...REMOTE,
      output,
    });
    expect(posts).toMatchObject([{ kind: 'draft', id: RYE_ID, file: 'drafts/rye.md' }]);
  });
});

describe('a draft in the blog', () => {
  it.each([
    ['since', 'March 1, 2021'],
    ['on the same day', 'March 5, 2021'],
  ])('moves when it was published %s, with its edits', async (_, exportedOn) => {
    const output = await blogOf({ isDraft: true, exportedOn });
    await edit(output, 'One.', 'One, by hand.', 'drafts/rye.md');
    const { posts } = await importing(output, { paragraphs: changedFive });
    expect(posts).toMatchObject([
      { state: 'move', from: 'drafts/rye.md', file: 'blog/rye.md', kind: 'post' },
    ]);
    expect(Object.keys(await filesIn(output))).toEqual(['blog/barley.md', 'blog/rye.md']);
    expect(await textOf(output)).toMatch(/published: true[\s\S]*One, by hand\.[\s\S]*Five, at Medium\./);
  });

  test('stays one where the page is older, as of a post that was withdrawn', async () => {
    const output = await blogOf({ isDraft: true, exportedOn: 'March 1, 2022' });
    const before = await filesIn(output);
    const { posts } = await importing(output, { paragraphs: changedFive });
    expect(posts).toMatchObject([
      { state: 'keep', why: 'no-newer-page', file: 'drafts/rye.md', kind: 'draft' },
    ]);
    expect(await filesIn(output)).toEqual(before);
  });
});

describe('pictures', () => {
  const picture = (id: string): DescribedParagraph => ({
    name: 'ba5e',
    type: 'IMG',
    text: '',
    markups: [],
    image: { id, originalWidth: 8, originalHeight: 8 },
  });
  const [first, second] = ['1*FirstFirstFirstFirstFi.png', '1*SecondSecondSecondSeco.png'];

  test('that the blog has are not fetched again, and keep their names', async () => {
    const both = await temporaryFolder({ [`${first}`]: makePng(1), [`${second}`]: makePng(2) });
    const later = await temporaryFolder({ [`${second}`]: makePng(2) });
    const output = await temporaryFolder();
    const how = { images: 'download', offline: true } as const;
    await importing(output, { paragraphs: ['One.', picture(first)] }, { ...how, pictures: [both] });
    const post = { paragraphs: [picture(second), 'One.', picture(first)], changed: '2021-03-06' };
    const report = await importing(output, post, { ...how, pictures: [later] });
    expect(report.posts).toMatchObject([
      {
        state: 'update',
        pictures: [
          { file: 'assets/blog/rye/asset-2.png', state: 'create', from: 'disk' },
          { file: 'assets/blog/rye/asset-1.png', state: 'keep', from: 'blog' },
        ],
      },
    ]);
  });

  test('of a page whose text is not taken are not asked for', async () => {
    const output = await blogOf({ exportedOn: 'April 1, 2022' });
    const folder = await temporaryFolder({ [first]: makePng(1) });
    const report = await importing(
      output,
      { paragraphs: [picture(first)] },
      { images: 'download', offline: true, pictures: [folder] },
    );
    expect(report.posts).toMatchObject([{ state: 'keep', pictures: [] }]);
    expect(Object.keys(await filesIn(output))).toEqual(['blog/barley.md', 'blog/rye.md']);
  });
});

describe('the rest of the blog', () => {
  test('is left alone: no orphans, and the options that it was written with', async () => {
    const output = await temporaryFolder();
    const options = { ...REMOTE, captions: 'figure', set: ['layout=post'], redirects: ['netlify'] } as const;
    await migrate(await exportOf({}, BARLEY), { ...options, output });
    const captioned: DescribedParagraph = {
      name: 'ba5e',
      type: 'IMG',
      text: 'A loaf',
      markups: [],
      image: { id: '1*FirstFirstFirstFirstFi.png' },
    };
    const before = await filesIn(output);
    const report = await importing(output, { paragraphs: [...RYE, captioned] });
    expect(report.posts).toHaveLength(1);
    expect(report.changedOptions).toEqual([]);
    const after = await filesIn(output);
    expect(after['blog/rye.md']).toMatch(/layout: post[\s\S]*<figcaption>A loaf<\/figcaption>/);
    expect({ ...after, 'blog/rye.md': '' }).toEqual({ ...before, 'blog/rye.md': '' });
    const again = await migrate(await exportOf({ exportedOn: 'June 1, 2018' }, BARLEY), { output });
    expect(again.changedOptions).toEqual([]);
    expect(await filesIn(output)).toEqual(after);
  });

  test('a new post is added to the redirects', async () => {
    const output = await temporaryFolder();
    await migrate(await exportOf(), { ...REMOTE, redirects: ['csv'], output });
    await importing(output, { id: 'abcdef012345', title: 'Spelt' });
    const redirects = await readFile(join(output, 'redirects/redirects.csv'), 'utf8');
    expect(redirects).toMatch(
      /a-post-1a2b3c4d5e6f[\s\S]*a-post-abcdef012345|a-post-abcdef012345[\s\S]*a-post-1a2b3c4d5e6f/,
    );
  });

  test('with a preset, the tags go where that has them', async () => {
    for (const preset of [
      'hugo',
      'jekyll',
      'zola',
      'astro',
      'docusaurus',
      'hexo',
      'obsidian',
      'eleventy',
      'next',
      'gatsby',
    ]) {
      const output = await temporaryFolder();
      const input = await exportOf({ exportedOn: 'April 1, 2022' });
      const [made] = (await migrate(input, { ...REMOTE, preset, output })).posts;
      const fresh = await temporaryFolder();
      const folder = await exportOf({ exportedOn: 'April 1, 2022' });
      const tags = join(
        await temporaryFolder({ 't.csv': `id,tags\n${RYE_ID},"Rye Bread,Baking"\n` }),
        't.csv',
      );
      await migrate(folder, { ...REMOTE, preset, tags, output: fresh });
      const { posts } = await importing(output, { paragraphs: changedFive, tags: ['Rye Bread', 'Baking'] });
      expect([preset, posts[0]?.state]).toEqual([preset, 'update']);
      expect(await textOf(output, made?.file)).toBe(await textOf(fresh, made?.file));
    }
  });
});

describe('without a blog', () => {
  test('a post is new, whole, and the same twice', async () => {
    const output = await temporaryFolder();
    const post = { paragraphs: RYE, tags: ['Bread'] };
    expect((await importing(output, post)).posts).toMatchObject([{ state: 'create', losses: [] }]);
    const first = await allFilesIn(output);
    expect((await importing(output, post)).posts).toMatchObject([{ state: 'keep' }]);
    expect(await allFilesIn(output)).toEqual(first);
  });

  test('a page that does not tell its day is the same twice, and none that is told beside it', async () => {
    const output = await temporaryFolder();
    const undated = (post: DescribedPost) =>
      articlePage(post, 2026).replaceAll(/"(?:datePublished|dateModified)":"[^"]*",?/g, '');
    const [first] = (await importing(output, {}, { form: undated })).posts;
    expect(first).toMatchObject({ state: 'create', losses: [] });
    const before = await allFilesIn(output);
    const [second] = (await importing(output, {}, { form: undated })).posts;
    expect(second).toMatchObject({ state: 'keep', losses: [] });
    expect(second?.why).toBeUndefined();
    expect(await allFilesIn(output)).toEqual(before);
    const [other] = (await importing(output, { paragraphs: changedFive }, { form: undated })).posts;
    expect(other).toMatchObject({ state: 'keep', why: 'no-newer-page' });
  });

  test('a dry run says what would be done, and writes nothing', async () => {
    const output = await temporaryFolder();
    const texts: (string | undefined)[] = [];
    const file = await saved(apolloV3Page(importedPost()));
    const report = await importPosts(
      [file],
      { ...REMOTE, output, dryRun: true },
      { onPost: (_, { after }) => void texts.push(after) },
    );
    expect(report).toMatchObject({ dryRun: true, posts: [{ state: 'create' }] });
    expect(texts).toEqual([expect.stringContaining('Five.')]);
    expect(await allFilesIn(output)).toEqual({});
  });

  test('of two pages of one post, the one that has more is taken', async () => {
    const folder = await temporaryFolder({
      'a.html': articlePage(importedPost({ changed: '2021-03-05' }), 2022),
      'b.html': apolloV3Page(importedPost({ changed: '2021-03-05' })),
      'c.html': apolloV3Page(importedPost({ changed: '2020-03-05', paragraphs: changedFive })),
      'd.html': apolloV3Page(importedPost({ id: 'abcdef012345', title: 'Spelt' })),
    });
    const output = await temporaryFolder();
    const report = await importPosts([folder], { ...REMOTE, output });
    expect(report.posts.map(({ file, source }) => [file, source])).toEqual([
      ['blog/rye.md', join(folder, 'b.html')],
      ['blog/spelt.md', join(folder, 'd.html')],
    ]);
    expect(report.skipped).toEqual([
      { source: join(folder, 'a.html'), reason: 'same-post' },
      { source: join(folder, 'c.html'), reason: 'same-post' },
    ]);
    expect(Object.keys(await filesIn(output))).toEqual(['blog/rye.md', 'blog/spelt.md']);
  });
});

describe('verify', () => {
  test('knows that a page was newer than the export', async () => {
    const output = await blogOf({ exportedOn: 'March 4, 2021' });
    await importing(output, { paragraphs: changedFive, tags: ['Rye'] });
    const { posts } = await verifyBlog(await exportOf({ exportedOn: 'March 4, 2021' }, BARLEY), { output });
    expect(posts.map(({ file, state }) => [file, state])).toEqual([
      ['blog/barley.md', 'whole'],
      ['blog/rye.md', 'newer'],
    ]);
  });
});
