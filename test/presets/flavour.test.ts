/** What the options make of a preset: places, front matter, and the errors for what cannot be. */
import { load } from 'js-yaml';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { asciiSlugOf } from '../../src/ascii-slug.ts';
import { UsageError } from '../../src/errors.ts';
import { placeOf } from '../../src/flavour.ts';
import { frontMatter } from '../../src/front-matter.ts';
import type { Metadata } from '../../src/model.ts';
import { defaultsOf, verifyOptions } from '../../src/options.ts';
import { presets } from '../../src/presets/index.ts';
import { readFlavour } from '../../src/read-flavour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const POST: Metadata = {
  id: '0123456789ab',
  kind: 'post',
  title: 'Rye \\ bread',
  description: 'Says "yes"',
  date: '2018-08-01T23:16:00.944Z',
  author: 'Ada Example',
  tags: ['Sour Dough', '2018'],
  canonicalLink: 'https://medium.com/little-bakers/rye-0123456789ab',
  oldSlug: 'rye-0123456789ab',
};

type Options = Parameters<typeof readFlavour>[0];

function flavourOf(more: Partial<Options>) {
  return readFlavour({ ...defaultsOf(verifyOptions), ...more });
}

async function headOf(more: Partial<Options>, metadata: Metadata = POST): Promise<string> {
  const flavour = await flavourOf(more);
  const { url } = placeOf('rye', metadata, flavour);
  return frontMatter(metadata, flavour.settings, flavour.preset.frontMatter, { slug: 'rye', url });
}

describe('places', () => {
  const DRAFT: Metadata = { kind: 'draft', tags: [], exportedOn: '2020-02-03' };

  test.each([
    ['default', 'blog/rye.md', 'drafts/rye.md', 'assets/blog/rye', '/assets/blog/rye/', '/blog/rye'],
    ['gatsby', 'content/blog/rye/index.md', 'drafts/rye/index.md', 'content/blog/rye', './', '/rye/'],
    [
      'hugo',
      'content/posts/rye.md',
      'content/posts/rye.md',
      'static/assets/blog/rye',
      '/assets/blog/rye/',
      '/posts/rye/',
    ],
    ['jekyll', '_posts/2018-08-01-rye.md', '_drafts/rye.md', 'assets/blog/rye', '/assets/blog/rye/', '/rye/'],
    [
      'astro',
      'src/content/blog/rye.md',
      'drafts/rye.md',
      'public/assets/blog/rye',
      '/assets/blog/rye/',
      '/blog/rye/',
    ],
    [
      'eleventy',
      'content/blog/rye.md',
      'drafts/rye.md',
      'public/assets/blog/rye',
      '/assets/blog/rye/',
      '/blog/rye/',
    ],
    [
      'docusaurus',
      'blog/2018-08-01-rye.md',
      'blog/rye.md',
      'static/assets/blog/rye',
      '/assets/blog/rye/',
      '/blog/rye',
    ],
    [
      'hexo',
      'source/_posts/rye.md',
      'source/_drafts/rye.md',
      'source/assets/blog/rye',
      '/assets/blog/rye/',
      '/2018/08/01/rye/',
    ],
    [
      'next',
      'content/posts/rye.md',
      'drafts/rye.md',
      'public/assets/blog/rye',
      '/assets/blog/rye/',
      '/posts/rye',
    ],
    [
      'zola',
      'content/blog/rye.md',
      'content/blog/rye.md',
      'static/assets/blog/rye',
      '/assets/blog/rye/',
      '/blog/rye/',
    ],
    ['obsidian', 'rye.md', 'drafts/rye.md', 'assets/blog/rye', 'assets/blog/rye/', 'rye.md'],
  ])('%s', async (preset, file, draft, pictures, pictureUrl, url) => {
    const flavour = await flavourOf({ preset });
    expect(placeOf('rye', POST, flavour)).toEqual({ file, pictures, pictureUrl, url });
    expect(placeOf('rye', DRAFT, flavour).file).toBe(draft);
  });

  test('every preset has its places here', () => expect(presets).toHaveLength(11));

  test('a response is apart, or a post', async () => {
    const response: Metadata = { ...POST, kind: 'response' };
    expect(placeOf('rye', response, await flavourOf({ preset: 'hugo' })).file).toBe('responses/rye.md');
    const included = await flavourOf({ preset: 'hugo', responses: 'include' });
    expect(placeOf('rye', response, included).file).toBe('content/posts/rye.md');
  });

  test('--asset-prefix and --post-url go before the preset, but not before pictures beside the post', async () => {
    const chosen = { assetPrefix: '/my-site', postUrl: 'https://a.example/:year/:id/:slug' };
    const hugo = placeOf('rye', POST, await flavourOf({ preset: 'hugo', ...chosen }));
    expect(hugo.pictureUrl).toBe('/my-site/assets/blog/rye/');
    expect(hugo.url).toBe('https://a.example/2018/0123456789ab/rye');
    expect(placeOf('rye', POST, await flavourOf({ preset: 'gatsby', ...chosen })).pictureUrl).toBe('./');
  });
});

describe('front matter', () => {
  test('Hugo: a bare date, draft, tags, aliases', async () => {
    expect(await headOf({ preset: 'hugo' })).toBe(`---
title: "Rye \\\\ bread"
description: "Says \\"yes\\""
date: 2018-08-01T23:16:00.944Z
draft: false
tags: ["Sour Dough", "2018"]
canonicalURL: https://medium.com/little-bakers/rye-0123456789ab
aliases:
  - /rye-0123456789ab
---
`);
  });

  test('Zola: TOML, with its tables', async () => {
    const head = await headOf({ preset: 'zola', set: ['template=post.html', 'weight='] });
    expect(head).toMatch(/^\+\+\+\n[\s\S]*\n\+\+\+\n$/);
    const said = parse(head.slice(4, -4));
    expect(head).toContain('date = 2018-08-01T23:16:00.944Z\n');
    expect(said).toMatchObject({
      title: 'Rye \\ bread',
      draft: false,
      aliases: ['rye-0123456789ab'],
      taxonomies: { tags: ['Sour Dough', '2018'] },
      extra: { canonical_url: 'https://medium.com/little-bakers/rye-0123456789ab' },
      template: 'post.html',
    });
  });

  test.each([
    [
      'jekyll',
      { layout: 'post', permalink: '/rye/', redirect_from: ['/rye-0123456789ab/'], published: true },
    ],
    ['astro', { pubDate: '2018-08-01T23:16:00.944Z', draft: false }],
    ['eleventy', { templateEngineOverride: 'md' }],
    ['hexo', { disableNunjucks: true, alias: ['rye-0123456789ab/index.html'], permalink: '2018/08/01/rye/' }],
    ['docusaurus', { title: 'Rye ＼ bread', slug: 'rye', mdx: { format: 'md' } }],
    ['obsidian', { date: '2018-08-01T23:16:00', tags: ['sour-dough', 'y2018'] }],
    ['gatsby', { categories: ['Sour Dough', '2018'], redirect_from: ['/rye-0123456789ab/'] }],
  ])('%s', async (preset, expected) => {
    const head = load((await headOf({ preset })).replace(/^---$/gm, ''));
    expect(head).toMatchObject(expected);
    if (preset === 'eleventy' || preset === 'docusaurus') expect(head).not.toHaveProperty('draft');
    if (preset === 'gatsby') expect(head).not.toHaveProperty('slug');
  });

  test.each(presets.map(({ name }) => name))(
    '%s: a draft says so, whatever is chosen or set',
    async (preset) => {
      const more = { frontMatter: ['title'], set: ['published=true', 'draft=false'] };
      const head = await headOf({ preset, ...more }, { kind: 'draft', tags: [] });
      expect(head).toMatch(/^(?:published: false|draft(?:: | = )true)$/m);
    },
  );

  test('generators that want a title and a description have them', async () => {
    const untitled: Metadata = { kind: 'draft', tags: [] };
    for (const preset of ['astro', 'next', 'gatsby']) {
      const head = load((await headOf({ preset }, untitled)).replace(/^---$/gm, ''));
      expect(head).toMatchObject({ title: 'rye', description: '' });
    }
  });

  test('--front-matter chooses, renames and orders, and has fields that the presets leave out', async () => {
    const fields = ['date:pubDate,title', ' author ,publication,id,canonical_link', 'kind,url'];
    expect(await headOf({ frontMatter: fields })).toBe(`---
pubDate: "2018-08-01T23:16:00.944Z"
title: "Rye \\\\ bread"
author: "Ada Example"
publication: "little-bakers"
id: "0123456789ab"
canonical_link: https://medium.com/little-bakers/rye-0123456789ab
kind: post
url: /blog/rye
---
`);
    expect(await headOf({ preset: 'hugo', frontMatter: ['tags,date'] })).toBe(
      '---\ntags: ["Sour Dough", "2018"]\ndate: 2018-08-01T23:16:00.944Z\n---\n',
    );
  });

  test('a post does not redirect to itself', async () => {
    expect(await headOf({ postUrl: '/:slug-:id/' })).not.toContain('redirect_from');
  });
});

describe('what cannot be is refused by name', () => {
  test.each([
    [{ preset: 'hogo' }, /--preset hogo: choose default, gatsby.*Did you mean --preset hugo\?/],
    [{ preset: './none.js' }, /--preset \.\/none\.js: the module cannot be loaded/],
    [{ postUrl: '/:slog/' }, /--post-url \/:slog\/: there is no :slog/],
    [{ postUrl: 'blog/:slug' }, /write a path that begins with a slash/],
    [{ postUrl: '/blog/' }, /all posts would have one address/],
    [{ frontMatter: ['titel'] }, /--front-matter titel: there are title.*Did you mean title\?/],
    [{ frontMatter: ['title', 'title'] }, /the key title is named twice/],
    [{ frontMatter: ['title:'] }, /write the key behind the colon/],
  ])('%o', async (given, message) => {
    await expect(flavourOf(given)).rejects.toThrow(UsageError);
    await expect(flavourOf(given)).rejects.toThrow(message);
  });
});

describe('a preset of the user’s own', () => {
  async function own(source: string) {
    const folder = await temporaryFolder({ 'preset.mjs': source, 'package.json': '{ "type": "module" }' });
    return await flavourOf({ preset: `${folder}/preset.mjs` });
  }

  test('is a module; what it leaves out is as in the default flavour', async () => {
    const { preset, captions } = await own(`export const preset = {
      files: { post: 'posts/:year/:slug.md' }, captions: 'italic',
      frontMatter: { entries: [{ field: 'title', key: 'name', form: { write: (it) => it + '!', read: (it) => it.slice(0, -1) } }] },
    };`);
    expect(captions).toBe('italic');
    expect(preset.files).toEqual({
      post: 'posts/:year/:slug.md',
      draft: 'drafts/:slug.md',
      response: 'responses/:slug.md',
    });
    expect(frontMatter(POST, {}, preset.frontMatter)).toBe('---\nname: "Rye \\\\ bread!"\n---\n');
  });

  test.each([
    ['export const other = 1;', /exports no “preset”/],
    ['export const preset = 1;', /the preset is no object/],
    ['throw new Error("broken");', /cannot be loaded. broken/],
    ['export const preset = { file: {} };', /“file” is no part of a preset. Did you mean “files”\?/],
    [
      'export const preset = { files: { post: "../:slug.md" } };',
      /files.post must be a path below the output folder/,
    ],
    [
      'export const preset = { files: { post: "/:slug.md" } };',
      /files.post must be a path below the output folder/,
    ],
    ['export const preset = { files: { post: "post.md" } };', /files.post must hold :slug or :id/],
    ['export const preset = { files: { post: ":slag.md" } };', /files.post holds :slag/],
    ['export const preset = { files: 1 };', /files is no object/],
    ['export const preset = { pictures: { folder: 1 } };', /pictures.folder must be a path/],
    ['export const preset = { captions: "below" };', /captions must be alt/],
    ['export const preset = { frontMatter: { format: "json" } };', /frontMatter.format must be yaml or toml/],
    [
      'export const preset = { frontMatter: { entries: [{ field: "titel", key: "x" }] } };',
      /there is no field “titel”/,
    ],
    [
      'export const preset = { frontMatter: { entries: [{ field: "title", key: "x", form: {} }] } };',
      /needs the functions write and read/,
    ],
    ['export const preset = { syntax: { code: (it) => it } };', /syntax needs the function read/],
  ])('refused: %s', async (source, message) => {
    await expect(own(source)).rejects.toThrow(UsageError);
    await expect(own(source)).rejects.toThrow(message);
  });
});

test.each([
  ['實踐本地 Cache', 'shi-jian-ben-di-cache'],
  ['Привет, мир!', 'privet-mir'],
  ['Straße äöü', 'strasse-aou'],
  ['İstanbul’da', 'istanbulda'],
  ['العربية', 'laarby'],
  ['🚲', ''],
])('--slugs ascii: %s', (title, slug) => expect(asciiSlugOf(title)).toBe(slug));
