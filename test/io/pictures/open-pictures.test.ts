import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePng } from '../../support/make-png.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { id, openTestPictures, requestOf, serve } from './open-test-pictures.ts';

const png = makePng(1);
const other = makePng(2, 20, 10);
const html = { body: '<!doctype html><html><body>Just a moment…</body></html>' };

describe('the ladder', () => {
  it('asks for the original, and says what it is', async () => {
    const server = await serve(() => ({ body: png, headers: { 'content-type': 'text/plain' } }));
    const answer = await (await openTestPictures(server.url)).get(requestOf(server.url));
    expect(answer).toMatchObject({ status: 'had', extension: 'png', bytes: png.length, width: 8, height: 8 });
    expect(answer.status === 'had' && (await readFile(answer.file))).toEqual(png);
    expect(server.requests).toEqual([`/v2/${id}`]);
  });

  it('goes on to the largest rendition, the address as exported, the place it came from', async () => {
    const server = await serve((path) => (path === '/blog/a.png' ? { body: png } : { status: 404 }));
    const request = requestOf(server.url, { width: 3000, externalUrl: `${server.url}/blog/a.png` });
    const answer = await (await openTestPictures(server.url)).get(request);
    expect(answer).toMatchObject({ status: 'had', from: 'network' });
    expect(server.requests).toEqual([`/v2/${id}`, `/max/3000/${id}`, `/max/800/${id}`, '/blog/a.png']);
  });

  it('asks a mirror first', async () => {
    const server = await serve((path) => (path.startsWith('/v2/') ? { body: png } : { status: 404 }));
    const source = await openTestPictures(server.url, { mirror: `${server.url}/mirror/` });
    expect(await source.get(requestOf(server.url))).toMatchObject({ status: 'had' });
    expect(server.requests).toEqual([`/mirror/${id}`, `/v2/${id}`]);
  });

  it('asks for a picture of no id at its own address', async () => {
    const server = await serve(() => ({
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"/>',
    }));
    const url = `${server.url}/badge`;
    const answer = await (await openTestPictures(server.url)).get({ key: url, url });
    expect(answer).toMatchObject({ status: 'had', extension: 'svg', width: 9, height: 7 });
  });

  it('asks again in a later run for an original that failed in passing', async () => {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const server = await serve((path, time) => {
      if (path.startsWith('/v2/')) return time > 3 ? { body: png } : { status: 503 };
      return { body: other };
    });
    const get = async (offline: boolean) =>
      (await openTestPictures(server.url, { cacheFolder, offline })).get(requestOf(server.url));
    expect(await get(false)).toMatchObject({ status: 'had', width: 20, from: 'network' });
    expect(await get(true)).toMatchObject({ status: 'had', width: 20, from: 'cache' });
    expect(await get(false)).toMatchObject({ status: 'had', width: 8, from: 'network' });
    expect(await get(false)).toMatchObject({ status: 'had', width: 8, from: 'cache' });
  });
});

describe('what is no picture', () => {
  it.each([
    ['an HTML page', html, 'not-an-image', /an HTML page came instead of a picture at http/],
    ['JSON', { body: '{"error":1}' }, 'not-an-image', /no known picture type/],
    ['a PDF', { body: '%PDF-1.7\n%âãÏÓ\n' }, 'not-an-image', /application\/pdf/],
    ['an SVG with scripts', { body: '<svg><script>1</script></svg>' }, 'not-an-image', /SVG with scripts/],
    ['an empty body', { body: '' }, 'truncated', /an empty answer/],
    ['a body cut short', { body: png, after: 50, ending: 'close' }, 'truncated', /after 50 of \d+ bytes/],
    ['a reset connection', { body: png, after: 50, ending: 'reset' }, 'truncated', /after 50 of \d+ bytes/],
    ['a body that stalls', { body: png, after: 50, ending: 'stall' }, 'timeout', /no further byte after 50/],
    ['no answer in time', { body: png, delayMs: 2_000 }, 'timeout', /no answer in time from http/],
    ['a server error', { status: 502 }, 'server-error', /^502 Bad Gateway at http/],
    ['a 404', { status: 404 }, 'not-found', /^404 Not Found at http/],
    ['a 410', { status: 410 }, 'not-found', /^410 Gone at http/],
    ['a 403', { status: 403 }, 'refused', /^403 Forbidden at http/],
    ['too many', { status: 429, headers: { 'retry-after': '0' } }, 'rate-limited', /^429 Too Many Requests/],
    ['a redirect to nowhere', { status: 302 }, 'server-error', /^302 Found/],
  ] as const)('%s', async (_name, behaviour, reason, detail) => {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const server = await serve(() => behaviour);
    const source = await openTestPictures(server.url, { cacheFolder });
    const url = `${server.url}/a.png`;
    const answer = await source.get({ key: url, url });
    expect(answer).toMatchObject({ status: 'failed', reason, detail: expect.stringMatching(detail) });
    const lasting = ['not-found', 'not-an-image'].includes(reason);
    const once = lasting || reason === 'refused' || detail.source.includes('302');
    expect(server.requests).toHaveLength(once ? 1 : 3);
    expect(await readdir(join(cacheFolder, 'tmp'))).toEqual([]);
    expect(await readdir(cacheFolder)).toEqual(lasting ? ['records', 'tmp'] : ['tmp']);
  });

  it('is not larger than allowed, announced or not', async () => {
    const chunked = { 'transfer-encoding': 'chunked' };
    const server = await serve((path) => {
      const large = makePng(1, 400, 400);
      return path === '/announced' ? { body: large } : { body: large, headers: chunked };
    });
    const source = await openTestPictures(server.url, { maxBytes: 100_000 });
    for (const path of ['announced', 'unannounced']) {
      const url = `${server.url}/${path}`;
      expect(await source.get({ key: url, url })).toMatchObject({ status: 'failed', reason: 'too-large' });
    }
  });

  it.each(['ftp://example.com/a.png', 'data:image/png;base64,AAAA', 'not an address', ''])(
    'is at %j',
    async (url) => {
      const source = await openTestPictures();
      expect(await source.get({ key: 'x', url })).toMatchObject({ status: 'failed', reason: 'bad-address' });
    },
  );
});

describe('folders', () => {
  it.each([
    id,
    id.replace('*', '_'),
    id.replace('*', '-'),
    id.replace('*', '%2A'),
    id.replace('*', '').replace('.png', '.jpg'),
    `deep/down/${id.replace('.png', '')}`,
  ])('hold the picture as %s', async (name) => {
    const folder = await temporaryFolder({ [name]: png, 'thumbs.db': 'x' });
    const source = await openTestPictures(undefined, { folders: [join(folder, 'missing'), folder] });
    expect(await source.get(requestOf())).toMatchObject({
      status: 'had',
      file: join(folder, name),
      extension: 'png',
      from: 'disk',
    });
  });

  it('do not serve what is no picture, nor another case of the id', async () => {
    const folder = await temporaryFolder({
      [id]: html.body,
      [id.replace('.png', '.gif')]: other,
      '1_abcdefghijklmnopqrstuv.png': png,
    });
    const source = await openTestPictures(undefined, { folders: [folder], offline: true });
    expect(await source.get(requestOf())).toMatchObject({ status: 'had', width: 20 });
    expect(await source.get(requestOf(undefined, { imageId: id.toUpperCase() }))).toMatchObject({
      status: 'failed',
      reason: 'offline',
    });
  });
});

describe('the cache', () => {
  async function filled(body: Buffer = png) {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const server = await serve(() => ({ body }));
    const get = async (more = {}) =>
      (await openTestPictures(server.url, { cacheFolder, ...more })).get(requestOf(server.url));
    const first = await get();
    if (first.status !== 'had') throw new Error(JSON.stringify(first));
    return { cacheFolder, server, get, file: first.file };
  }

  it('answers a later run, offline too', async () => {
    const { get, server, file } = await filled();
    expect(await get()).toMatchObject({ status: 'had', file, from: 'cache', width: 8, height: 8 });
    expect(await get({ offline: true })).toMatchObject({ status: 'had', file });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['a blob is missing', (file: string) => rm(file)],
    ['a blob is truncated', (file: string) => truncate(file, 20)],
    ['a blob is spoiled', (file: string) => writeFile(file, Buffer.alloc(png.length))],
  ])('heals when %s', async (_name, spoil) => {
    const { get, server, file } = await filled();
    await spoil(file);
    expect(await get({ offline: true })).toMatchObject({ reason: 'offline' });
    expect(await get()).toMatchObject({ status: 'had', file, from: 'network' });
    expect(await readFile(file)).toEqual(png);
    expect(server.requests).toHaveLength(2);
  });

  it.each(['', 'garbage', '{"version":1}', 'null', '{"version":2,"status":"had"}'])(
    'heals when a record is %j',
    async (text) => {
      const { get, cacheFolder, server } = await filled();
      const records = await readdir(join(cacheFolder, 'records'), { recursive: true });
      const record = records.find((name) => name.endsWith('.json')) ?? '';
      await writeFile(join(cacheFolder, 'records', record), text);
      expect(await get()).toMatchObject({ status: 'had', from: 'network' });
      expect(await get()).toMatchObject({ status: 'had', from: 'cache' });
      expect(server.requests).toHaveLength(2);
    },
  );

  it('remembers what was not found, until asked to retry or given a new address', async () => {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const server = await serve((path) => (path.startsWith('/mirror/') ? { body: png } : { status: 404 }));
    const get = async (more = {}) =>
      (await openTestPictures(server.url, { cacheFolder, ...more })).get(requestOf(server.url));
    expect(await get()).toMatchObject({ reason: 'not-found' });
    const asked = server.requests.length;
    expect(await get()).toMatchObject({ reason: 'not-found', detail: expect.stringMatching(/^404/) });
    expect(server.requests).toHaveLength(asked);
    expect(await get({ retryFailed: true })).toMatchObject({ reason: 'not-found' });
    expect(server.requests).toHaveLength(2 * asked);
    expect(await get({ mirror: `${server.url}/mirror` })).toMatchObject({ status: 'had' });
  });

  it('asks again for what was too large when more is allowed', async () => {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const server = await serve(() => ({ body: png }));
    const get = async (maxBytes: number) =>
      (await openTestPictures(server.url, { cacheFolder, maxBytes })).get(requestOf(server.url));
    expect(await get(20)).toMatchObject({ reason: 'too-large' });
    const asked = server.requests.length;
    expect(await get(20)).toMatchObject({ reason: 'too-large' });
    expect(server.requests).toHaveLength(asked);
    expect(await get(10_000)).toMatchObject({ status: 'had' });
  });

  it('writes nothing offline', async () => {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const source = await openTestPictures(undefined, { cacheFolder, offline: true });
    expect(await source.get(requestOf())).toMatchObject({ reason: 'offline' });
    await expect(readdir(cacheFolder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is a temporary folder when none is wanted', async () => {
    const server = await serve(() => ({ body: png }));
    const source = await openTestPictures(server.url, { cacheFolder: undefined });
    const answer = await source.get(requestOf(server.url));
    const file = answer.status === 'had' ? answer.file : '';
    expect(await readFile(file)).toEqual(png);
    await source.close();
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('rejects when it cannot be written', async () => {
    const folder = await temporaryFolder({ cache: 'a file where the folder should be' });
    const server = await serve(() => ({ body: png }));
    const source = await openTestPictures(server.url, { cacheFolder: join(folder, 'cache') });
    await expect(source.get(requestOf(server.url))).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTDIR|EEXIST/),
    });
  });

  it('lets two sources share it', async () => {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const server = await serve(() => ({ body: png, delayMs: 10 }));
    const sources = await Promise.all([1, 2].map(() => openTestPictures(server.url, { cacheFolder })));
    const requests = Array.from({ length: 30 }, (_, at) =>
      requestOf(server.url, { imageId: `1*shared${at}.png` }),
    );
    const answers = await Promise.all(
      sources.flatMap((source) => requests.map((request) => source.get(request))),
    );
    expect(answers.every(({ status }) => status === 'had')).toBe(true);
    expect(await readdir(join(cacheFolder, 'tmp'))).toEqual([]);
  });
});
