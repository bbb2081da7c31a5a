import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openImport } from '../../src/io/open-import.ts';
import type { FetchedPage } from '../../src/io/pages/open-pages.ts';
import type { PageFailure } from '../../src/page-messages.ts';
import { answers, loaf, postPage, startMediumServer } from '../support/medium-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openTestPages } from './pages/open-test-pages.ts';

const page = postPage(loaf);
const slug = `a-loaf-${loaf.id}`;

/** Asks nobody: what is asked for is its own text. */
const echo = {
  get: async (url: string): Promise<FetchedPage | PageFailure> => ({
    ok: true,
    text: `${url} medium://p/`,
    finalUrl: url,
    contentType: 'text/html',
  }),
};

async function* bytes(text: string | Buffer): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(text);
  // A character may be cut by the end of a chunk.
  for (let at = 0; at < all.length; at += 7) yield all.subarray(at, at + 7);
}

async function readAll(values: readonly string[], stdin?: string | Buffer) {
  const items = await openImport(values, {
    pages: echo,
    ...(stdin === undefined ? {} : { stdin: bytes(stdin) }),
  });
  return Promise.all(items.map(async ({ label, read }) => ({ label, ...(await read()) })));
}

describe('files', () => {
  it.each([
    ['page.html', page],
    ['page.htm', `\ufeff${page}`],
    ['page.json', '])}while(1);</x>{"payload":{}}'],
    ['page.mhtml', 'From: <Saved by Blink>\r\n\r\nContent-Type: multipart/related'],
    ['page.txt', page],
    ['no extension', page],
    ['a folder/ünï.html', page],
  ])('%s', async (name, text) => {
    const folder = await temporaryFolder({ [name]: text });
    const path = join(folder, name);
    expect(await readAll([path])).toEqual([
      { label: path, ok: true, text: text.replace(/^\ufeff/, ''), about: {} },
    ]);
  });

  it('of another encoding', async () => {
    const folder = await temporaryFolder({
      'latin.html': Buffer.from('<meta charset=windows-1252><p>\x93na\xefve\x94', 'latin1'),
      'utf16.html': Buffer.from('\ufeff<p>“naïve”', 'utf16le'),
    });
    const read = await readAll([join(folder, 'latin.html'), join(folder, 'utf16.html')]);
    for (const one of read) expect(one).toMatchObject({ text: expect.stringMatching(/<p>“naïve”$/) });
  });

  it('by a file: address', async () => {
    const folder = await temporaryFolder({ 'a page.html': page });
    expect(await readAll([pathToFileURL(join(folder, 'a page.html')).href])).toMatchObject([
      { ok: true, text: page },
    ]);
  });

  it('win over addresses that look the same', async () => {
    const folder = await temporaryFolder({ [slug]: page });
    expect(await readAll([join(folder, slug)])).toMatchObject([{ ok: true, text: page }]);
  });

  it('a zip is for migrate', async () => {
    const folder = await temporaryFolder({ 'export.html': 'PK\x03\x04' });
    expect(await readAll([join(folder, 'export.html')])).toMatchObject([
      { ok: false, message: expect.stringContaining('medium-migrate migrate') },
    ]);
  });

  it('a folder gives its pages, and not what belongs to them', async () => {
    const folder = await temporaryFolder({
      'b.html': page,
      'a.json': '{}',
      'c.MHTML': 'x',
      'notes.pdf': 'x',
      'b_files/frame.html': 'x',
    });
    expect((await readAll([folder])).map(({ label }) => label)).toEqual(
      ['a.json', 'b.html', 'c.MHTML'].map((name) => join(folder, name)),
    );
  });

  it.each([
    [{ 'notes.pdf': 'x' }, /no saved pages/],
    [{ 'posts/a.html': page }, /medium-migrate migrate/],
  ])('a folder without pages says so', async (files, expected) => {
    expect(await readAll([await temporaryFolder(files as Record<string, string>)])).toMatchObject([
      { ok: false, message: expect.stringMatching(expected) },
    ]);
  });

  it('each once', async () => {
    const folder = await temporaryFolder({ 'a.html': page });
    const path = join(folder, 'a.html');
    expect(await readAll([path, folder, path])).toHaveLength(1);
  });
});

describe('addresses', () => {
  it.each([
    [
      `https://medium.com/@ada/${slug}?sk=cafe&source=x`,
      `https://medium.com/@ada/${slug}?sk=cafe`,
      `https://medium.com/@ada/${slug}`,
    ],
    [loaf.id, `https://medium.com/p/${loaf.id}`, `https://medium.com/p/${loaf.id}`],
    [`medium.com/@ada/${slug}`, `https://medium.com/@ada/${slug}`, `https://medium.com/@ada/${slug}`],
  ])('%s', async (value, asked, url) => {
    expect(await readAll([value])).toEqual([
      {
        label: value.replace('cafe', '…').replace('=x', '=…'),
        ok: true,
        text: `${asked} medium://p/`,
        about: { id: loaf.id, url },
      },
    ]);
  });

  it('one post in two forms is asked for once', async () => {
    const items = await readAll([
      `https://medium.com/@ada/${slug}?source=x`,
      `https://medium.com/@ada/${slug}/`,
      `http://www.medium.com/@ada/${slug}?sk=cafe`,
      `https://medium.com/p/${loaf.id}`,
      loaf.id,
    ]);
    expect(items).toHaveLength(1);
    // The key of a friend link may open more than the address alone.
    expect(items).toMatchObject([{ text: `https://medium.com/@ada/${slug}?sk=cafe medium://p/` }]);
  });

  it.each([
    ['https://medium.com/@ada', /page of a person/],
    ['medium.com/tag/bread', /tag/],
    ['https://medium.com/feed/@ada', /feed.*--tags/],
    [`https://medium.com/@ada/list/reading-${loaf.id}`, /list/],
    ['https://ada:hunter2@medium.com/@ada', /^https:\/\/medium/],
  ])('%s is refused with its reason, and nobody is asked', async (value, expected) => {
    const read = await readAll([value]);
    expect(read).toMatchObject([{ ok: false, code: 'no-post', message: expect.stringMatching(expected) }]);
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });

  it.each([
    [`htps://medium.com/@ada/${slug}`, `Did you mean https://medium.com/@ada/${slug}?`],
    [`https//medium.com/@ada/${slug}`, `Did you mean https://medium.com/@ada/${slug}?`],
    [`ttps://medium.com/@ada/${slug}`, `Did you mean https://medium.com/@ada/${slug}?`],
    [`medium/@ada/${slug}`, `Did you mean https://medium.com/@ada/${slug}?`],
    [`medium,com/@ada/${slug}`, `Did you mean https://medium.com/@ada/${slug}?`],
    ['blog.example.org/a-loaf', 'Did you mean https://blog.example.org/a-loaf?'],
  ])('%s is no file, and perhaps an address', async (value, expected) => {
    expect(await readAll([value])).toMatchObject([
      { ok: false, code: 'no-address', message: expect.stringContaining(expected) },
    ]);
  });

  it.each(['file://elsewhere/a-loaf.html', 'saved/a-loaf.html', 'a-loaf.html', 'a loaf', '', 'x/y/z'])(
    '%j is neither',
    async (value) => {
      const [read] = await readAll([value]);
      expect(read).toMatchObject({ ok: false, code: 'no-address' });
      expect(JSON.stringify(read)).not.toContain('Did you mean');
    },
  );

  it('a name that is nearly one in its folder', async () => {
    const folder = await temporaryFolder({ 'a-loaf.html': page });
    expect(await readAll([join(folder, 'a-laof.html')])).toMatchObject([
      { ok: false, message: expect.stringContaining(`Did you mean ${join(folder, 'a-loaf.html')}?`) },
    ]);
  });
});

describe('standard input', () => {
  it.each([
    ['a page', page],
    ['a page in UTF-16', Buffer.from(`\ufeff${page}`, 'utf16le')],
    ['JSON', '{"payload":{}}'],
    ['JSON of Medium', '])}while(1);</x>{"payload":{}}'],
    ['a text that is nothing', 'Hello there.\nhttps://medium.com/p/1a2b3c4d5e6f'],
  ])('holds %s', async (_, text) => {
    const decoded = typeof text === 'string' ? text : page;
    expect(await readAll(['-'], text)).toEqual([
      { label: 'standard input', ok: true, text: decoded, about: {} },
    ]);
  });

  it('holds a list of addresses', async () => {
    const list = `# mine\r\nhttps://medium.com/@ada/${slug}\r\n\r\n  fedcba987654  \nhttps://medium.com/@ada\nnonsense here\n`;
    expect(await readAll(['-'], list)).toMatchObject([
      { ok: true, about: { id: loaf.id } },
      { ok: true, about: { id: 'fedcba987654' } },
      { ok: false, code: 'no-post' },
      { ok: false, code: 'no-address', label: 'nonsense here' },
    ]);
  });

  it('a list may be a file, too', async () => {
    const folder = await temporaryFolder({ 'list.txt': `https://medium.com/@ada/${slug}\nfedcba987654\n` });
    expect(await readAll([join(folder, 'list.txt')])).toMatchObject([
      { about: { id: loaf.id } },
      { about: { id: 'fedcba987654' } },
    ]);
  });

  it.each([undefined, '', ' \n'])('holds nothing: %j', async (text) => {
    expect(await readAll(['-'], text)).toMatchObject([{ ok: false, label: 'standard input' }]);
  });
});

describe('over the network', () => {
  async function read(path: string, more: Parameters<typeof startMediumServer>[0]) {
    const server = await startMediumServer(more);
    const medium = await startMediumServer({ [`/p/${loaf.id}`]: answers.post() });
    const [item] = await openImport([server.url + path], {
      pages: openTestPages(),
      addressOfId: (id) => `${medium.url}/p/${id}`,
    });
    return { result: await item?.read(), server, medium };
  }

  it('a page, with the address that the redirects led to', async () => {
    const { result, server } = await read('/s', {
      '/s': answers.redirect(`/@ada/${slug}?source=x`),
      [`/@ada/${slug}?source=x`]: answers.post(),
    });
    expect(result).toEqual({
      ok: true,
      text: page,
      about: { id: loaf.id, url: `${server.url}/@ada/${slug}` },
    });
  });

  it.each([
    ['404', answers.gone()],
    ['another site', answers.elsewhere()],
    ['a circle', answers.redirect(`/${slug}`)],
  ])('where a publication was there is %s: Medium itself is asked', async (_, answer) => {
    const { result, medium } = await read(`/${slug}`, { [`/${slug}`]: answer });
    expect(result).toMatchObject({ ok: true, text: page });
    expect(medium.requests).toHaveLength(1);
  });

  it('a challenge is final', async () => {
    const { result, medium } = await read(`/${slug}`, { [`/${slug}`]: answers.challenge() });
    expect(result).toMatchObject({ ok: false, code: 'blocked' });
    expect(medium.requests).toEqual([]);
  });

  it('a redirect to what is no post says so', async () => {
    const { result } = await read('/s', { '/s': answers.redirect('/@ada'), '/@ada': answers.shell() });
    expect(result).toMatchObject({
      ok: false,
      code: 'no-post',
      message: expect.stringContaining('leads to another page'),
    });
  });
});
