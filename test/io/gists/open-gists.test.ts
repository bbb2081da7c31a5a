import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type GistOptions, openGists } from '../../../src/io/gists/open-gists.ts';
import { type Behaviour, startImageServer } from '../../support/image-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const id = '0123456789abcdef';
const request = { id, user: 'ada' };
const url = `https://gist.github.com/ada/${id}`;

const file = (filename: string, content: string, more = {}) => ({
  filename,
  language: 'JavaScript',
  content,
  truncated: false,
  ...more,
});
const api = (...files: readonly ReturnType<typeof file>[]): Behaviour => ({
  body: JSON.stringify({
    owner: { login: 'ada' },
    files: Object.fromEntries(files.map((one) => [one.filename, one])),
  }),
});
const limited: Behaviour = {
  status: 403,
  headers: { 'x-ratelimit-remaining': '0' },
  body: '{"message":"API rate limit exceeded"}',
};

async function serve(paths: Readonly<Record<string, Behaviour | readonly Behaviour[]>>) {
  const server = await startImageServer((path, time) => {
    const answer = paths[path];
    return Array.isArray(answer)
      ? answer[Math.min(time, answer.length) - 1]
      : (answer as Behaviour | undefined);
  });
  onTestFinished(server.close);
  return server;
}

function open(server: { readonly url: string }, options: Partial<GistOptions> = {}) {
  const source = openGists({
    signal: new AbortController().signal,
    allowPrivateHosts: true,
    origins: { api: `${server.url}/gists/`, page: `${server.url}/` },
    timeouts: { connectMs: 1_000, responseMs: 500, idleMs: 500 },
    retries: { tries: 2, firstMs: 5, longestMs: 100 },
    ...options,
  });
  onTestFinished(source.close);
  return source;
}

describe('a gist', () => {
  it('comes with one request', async () => {
    const server = await serve({
      [`/gists/${id}`]: api(file('Loaf.js', '\ufeffbake();\r\n\0'), file('b c.txt', 'x')),
    });
    expect(await open(server).get(request)).toEqual({
      status: 'had',
      files: [
        { name: 'Loaf.js', language: 'js', text: 'bake();\n\ufffd', url: `${url}#file-loaf-js` },
        { name: 'b c.txt', language: '', text: 'x', url: `${url}#file-b-c-txt` },
      ],
    });
    expect(server.requests).toEqual([`/gists/${id}`]);
  });

  it('comes file by file where the API has had enough', async () => {
    const server = await serve({
      [`/gists/${id}`]: limited,
      [`/ada/${id}.json`]: { body: JSON.stringify({ files: ['Loaf.js', 'b c.txt'], owner: 'ada' }) },
      [`/ada/${id}/raw/Loaf.js`]: { status: 302, headers: { location: '/raw/1' } },
      '/raw/1': { body: 'bake();' },
      [`/ada/${id}/raw/b c.txt`]: { body: 'ж' },
    });
    expect(await open(server).get(request)).toMatchObject({
      status: 'had',
      files: [
        { name: 'Loaf.js', language: 'js', text: 'bake();' },
        { name: 'b c.txt', text: 'ж' },
      ],
    });
  });

  it('has files that the API cut whole', async () => {
    const server = await serve({
      [`/gists/${id}`]: api(file('Loaf.js', 'ba', { truncated: true })),
      [`/ada/${id}/raw/Loaf.js`]: { body: 'bake();' },
    });
    expect(await open(server).get({ id })).toMatchObject({ files: [{ text: 'bake();' }] });
  });

  it('is asked for once in a run', async () => {
    const server = await serve({ [`/gists/${id}`]: api(file('a.js', 'x')) });
    const gists = open(server);
    const [one, two] = await Promise.all([gists.get(request), gists.get({ id })]);
    expect(one).toBe(two);
    expect(server.requests).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['gone', { [`/gists/${id}`]: { status: 404 } }, 'not-found', 1],
    ['refused everywhere', { [`/gists/${id}`]: limited, [`/ada/${id}.json`]: { status: 403 } }, 'refused', 2],
    [
      'no gist',
      { [`/gists/${id}`]: { body: '<html>' }, [`/ada/${id}.json`]: { body: '[]' } },
      'not-a-gist',
      2,
    ],
    ['a file that is gone', { [`/gists/${id}`]: api(file('a.js', '', { truncated: true })) }, 'not-found', 2],
    [
      'too large',
      { [`/gists/${id}`]: { body: 'x'.repeat(3_000) }, [`/ada/${id}.json`]: { body: 'x'.repeat(3_000) } },
      'too-large',
      2,
    ],
    [
      'broken servers',
      { [`/gists/${id}`]: { status: 500 }, [`/ada/${id}.json`]: { status: 500 } },
      'server-error',
      4,
    ],
  ] as const)('%s', async (_, paths, reason, requests) => {
    const server = await serve(paths);
    expect(await open(server, { maxBytes: 2_000 }).get(request)).toMatchObject({ status: 'failed', reason });
    expect(server.requests).toHaveLength(requests);
  });

  it('private addresses are not asked', async () => {
    const server = await serve({});
    expect(await open(server, { allowPrivateHosts: false }).get(request)).toMatchObject({
      reason: 'private-address',
    });
    expect(server.requests).toEqual([]);
  });

  it('odd answers are no gist', async () => {
    for (const body of [
      'null',
      '1',
      '"x"',
      '[]',
      '{"files":null}',
      '{"files":[]}',
      '{"files":{"a":null}}',
      '{"files":{"a":{"filename":1}}}',
    ]) {
      const server = await serve({ [`/gists/${id}`]: { body }, [`/ada/${id}.json`]: { body } });
      expect(await open(server).get(request)).toMatchObject({ status: 'failed', reason: 'not-a-gist' });
    }
  });
});

describe('the cache', () => {
  it('serves later runs, offline too', async () => {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const server = await serve({ [`/gists/${id}`]: api(file('a.js', 'x')) });
    const first = await open(server, { cacheFolder }).get(request);
    expect(await open(server, { cacheFolder }).get(request)).toEqual(first);
    expect(await open(server, { cacheFolder, offline: true }).get(request)).toEqual(first);
    expect(server.requests).toHaveLength(1);
    expect(await readdir(join(cacheFolder, 'tmp'))).toEqual([]);
  });

  it('offline without it', async () => {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const server = await serve({});
    expect(await open(server, { cacheFolder, offline: true }).get(request)).toMatchObject({
      reason: 'offline',
    });
    await expect(readdir(cacheFolder)).rejects.toThrow();
  });

  it('remembers what is gone until it is to ask again, and nothing that passes', async () => {
    const cacheFolder = join(await temporaryFolder(), 'cache');
    const server = await serve({ [`/gists/${id}`]: [{ status: 404 }, api(file('a.js', 'x'))] });
    expect(await open(server, { cacheFolder }).get(request)).toMatchObject({ reason: 'not-found' });
    expect(await open(server, { cacheFolder }).get(request)).toMatchObject({ reason: 'not-found' });
    expect(server.requests).toHaveLength(1);
    expect(await open(server, { cacheFolder, retryFailed: true }).get(request)).toMatchObject({
      status: 'had',
    });

    const other = await temporaryFolder();
    const busy = await serve({
      [`/gists/${id}`]: [limited, api(file('a.js', 'x'))],
      [`/ada/${id}.json`]: limited,
    });
    expect(await open(busy, { cacheFolder: other }).get(request)).toMatchObject({ reason: 'refused' });
    expect(await open(busy, { cacheFolder: other }).get(request)).toMatchObject({ status: 'had' });
  });
});
