import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../src/errors.ts';
import { readTagFile } from '../src/io/read-tags.ts';
import { readTags } from '../src/tags.ts';
import { loaf, postPage } from './support/medium-server.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const one = '1a2b3c4d5e6f';
const two = '7c8f847b58';
const both = { [one]: ['Rye Bread', 'Baking'], [two]: ['Notes'] };
const url = (id: string) => `https://medium.com/@ada-example/some-title-${id}`;

const read = (text: string) => Object.fromEntries(readTags(text, '--tags t').tags);

describe('tables', () => {
  it.each([
    ['by address', `url,tags\n${url(one)},"Rye Bread, Baking"\n${url(two)},Notes\n`],
    [
      'by id, other columns between',
      `Title,ID,Claps,Tags\n"A loaf, baked",${one},3,Rye Bread|Baking\nNotes,${two},0,Notes\n`,
    ],
    ['by slug', `slug;categories\nsome-title-${one};Rye Bread, Baking\nother-${two};Notes\n`],
    [
      'by file name',
      `file\ttags\n2018-08-01_Some-title-${one}.html\tRye Bread; Baking\nposts/draft_x-${two}.html\tNotes\n`,
    ],
    ['with tags that run over', `id,tags\n${one},Rye Bread,Baking\n${two},Notes\n`],
    ['with several columns of tags', `id,tag 1,tag 2\n${one},Rye Bread,Baking\n${two},Notes,\n`],
    ['without a head', `${one},Rye Bread,Baking\n${two},Notes\n`],
    [
      'as Excel writes them',
      `\ufeffsep=;\r\n"URL";"Tags"\r\n"${url(one)}";"Rye Bread;Baking"\r\n"${url(two)}";"Notes"\r\n`,
    ],
    ['with lists in cells', `id;tags\n${one};["Rye Bread", "Baking"]\n${two};[Notes]\n`],
    ['tidied', `id,tags\n${one},"  #Rye   Bread , Baking,baking,, "\n\n${two},#Notes\n`],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(both);
  });

  it('names the posts that it cannot know', () => {
    const text = `url,tags\n${url(one)},Rye\nhttps://example.org/a-loaf,Bread\nhttps://example.org/no-tags,\n`;
    expect(readTags(text, '--tags t')).toEqual({
      tags: new Map([[one, ['Rye']]]),
      leftOut: ['https://example.org/a-loaf'],
    });
  });
});

describe('JSON', () => {
  it.each([
    ['a map', { [one]: ['Rye Bread', 'Baking'], [url(two)]: 'Notes' }],
    [
      'a list',
      [
        { url: url(one), tags: ['Rye Bread', 'Baking'] },
        { id: two, categories: 'Notes' },
      ],
    ],
    [
      'a list deeper down',
      {
        posts: [
          { slug: `x-${one}`, tags: 'Rye Bread; Baking' },
          { id: two, tags: [{ slug: 'notes', name: 'Notes' }] },
        ],
      },
    ],
    [
      'answers of Medium’s',
      {
        payload: {
          value: {
            id: one,
            virtuals: { tags: [{ slug: 'rye-bread', name: 'Rye Bread' }, { name: 'Baking' }] },
          },
        },
        data: { post: { id: two, tags: [{ id: 'notes', displayTitle: 'Notes' }] } },
      },
    ],
  ])('%s', (_, json) => {
    expect(read(JSON.stringify(json))).toEqual(both);
    expect(read(`])}while(1);</x>${JSON.stringify(json, null, 2)}`)).toEqual(both);
  });
});

describe('feeds', () => {
  it.each([
    [
      'RSS',
      `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><category>No</category>
      <item><title>A</title><link>${url(one)}?source=rss------2</link><guid isPermaLink="false">https://medium.com/p/${one}</guid><category><![CDATA[Rye Bread]]></category><category><![CDATA[Baking]]></category></item>
      <item><guid>https://medium.com/p/${two}</guid><category>Notes</category></item><item><guid>https://medium.com/p/fedcba987654</guid></item></channel></rss>`,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:example,1</id><link href="${url(one)}"/><category term="Rye Bread"/><category term="Baking"/></entry><entry><id>https://medium.com/p/${two}</id><category term="Notes"/></entry></feed>`,
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(both);
  });
});

describe('saved pages', () => {
  const head = `<link rel="canonical" href="${url(one)}">`;

  it.each([
    ['the state', postPage({ ...loaf, tags: ['Rye Bread', 'Baking'] })],
    [
      'the state of 2019',
      `${head}<script>window.__APOLLO_STATE__ = {"Post:${one}":{"id":"${one}","tags":[{"type":"id","id":"Tag:rye"},{"type":"id","id":"Tag:baking"}]},"Post:${two}":{"id":"${two}","tags":[{"type":"id","id":"Tag:x"}]},"Tag:rye":{"displayTitle":"Rye Bread"},"Tag:baking":{"displayTitle":"Baking"}}</script>`,
    ],
    [
      'the data of 2018',
      `${head}<script>// <![CDATA[\nwindow["obvInit"]({"value":{"id":"${one}","title":"\\x3cb","virtuals":{"tags":[{"slug":"rye-bread","name":"Rye Bread"},{"name":"Baking"}]}}})\n// ]]></script>`,
    ],
    [
      'article:tag',
      `${head}<meta property="article:tag" content="Rye Bread"><meta property="article:tag" content="Baking">`,
    ],
    [
      'Parsely',
      `<meta name="parsely-post-id" content="${one}"><meta name="parsely-tags" content="Rye Bread,Baking">`,
    ],
    [
      'keywords',
      `<meta property="al:ios:url" content="medium://p/${one}"><meta name="keywords" content="Rye Bread, Baking">`,
    ],
    [
      'ld+json of 2018',
      `${head}<script type="application/ld+json">{"keywords":["Tag:Rye Bread","Tag:Baking","Publication:x","LockedPostSource:0"]}</script>`,
    ],
    [
      'ld+json of 2017',
      `${head}<script type="application/ld+json">{"keywords":["Rye Bread","Baking"]}</script>`,
    ],
    ['links', `${head}<body><a href="/tag/rye-bread?source=x">Rye Bread</a><a href="/tag/baking">Baking</a>`],
    [
      'a broken state beside links',
      `${head}<script>window.__APOLLO_STATE__ = {"Post:</script><a href="/tag/rye-bread">Rye Bread</a><a href="/tag/baking">Baking</a>`,
    ],
  ])('%s', (_, html) => {
    expect(read(`<!DOCTYPE html>${html}`)).toEqual({ [one]: ['Rye Bread', 'Baking'] });
  });

  it('a folder of them', async () => {
    const folder = await temporaryFolder({
      'a.html': postPage({ ...loaf, id: one, tags: ['Rye Bread', 'Baking'] }),
      'b.html': postPage({ ...loaf, id: two, tags: ['Notes'] }),
      'c.html': '<p>Something else',
      'b_files/x.html': postPage({ ...loaf, tags: ['No'] }),
    });
    expect(Object.fromEntries((await readTagFile(folder)).tags)).toEqual(both);
  });
});

describe('files without tags', () => {
  it.each([
    ['', /no file of tags/],
    ['Hello there.', /no file of tags/],
    ['a,b\n1,2', /no file of tags/],
    ['{"broken', /no file of tags/],
    ['{}', /no tags in it/],
    ['<p>Hello', /no tags in it/],
    ['<rss><channel/></rss>', /no tags in it/],
    [`id,tags\n${one},\n`, /no tags in it/],
    ['url,tags\nhttps://example.org/a,Rye\n', /names no post by its id/],
    ['\0\0\0', /no file of tags/],
  ])('%j are refused with what would do', (text, expected) => {
    expect(() => readTags(text, '--tags t')).toThrow(expected);
    expect(() => readTags(text, '--tags t')).toThrow(UsageError);
    expect(() => readTags(text, '--tags t')).toThrow(/^--tags t .*CSV/);
  });

  it('missing, empty folders, zips', async () => {
    const folder = await temporaryFolder({ 'x.csv': 'PK\x03\x04' });
    await expect(readTagFile(join(folder, 'no.csv'))).rejects.toThrow(/no such file/);
    await expect(readTagFile(folder)).rejects.toThrow(/no saved pages/);
    await expect(readTagFile(join(folder, 'x.csv'))).rejects.toThrow(UsageError);
  });

  it('nothing but a UsageError, whatever the text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      ';',
      '\n',
      '<',
      '>',
      'rss',
      'item',
      'category',
      'id',
      'tags',
      one,
      'null',
      '\\',
      '__ref',
      '"tags":[',
      '<script>window.__APOLLO_STATE__ = ',
      '"Post:x":{"__proto__":',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 30 }), (parts) => {
        try {
          readTags(parts.join(''), 't');
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
      { numRuns: 1_500 },
    );
  });
});
