import type { LookupFunction } from 'node:net';
import fc from 'fast-check';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ForwardProxy, startForwardProxy } from '../../support/forward-proxy.ts';
import { type ImageServer, startImageServer } from '../../support/image-server.ts';
import { makePng } from '../../support/make-png.ts';
import { openTestPictures, serve } from './open-test-pictures.ts';

const png = makePng(1);

/** A DNS of our own: every name is at `address`. */
const lookupAs =
  (address: string): LookupFunction =>
  (_hostname, options, callback) =>
    options.all ? callback(null, [{ address, family: 4 }]) : callback(null, address, 4);

const refused = {
  status: 'failed',
  reason: 'private-address',
  detail: expect.stringContaining('--allow-private-hosts'),
};

async function proxy(mute = false): Promise<ForwardProxy> {
  const started = await startForwardProxy(mute);
  onTestFinished(started.close);
  return started;
}

async function serveTls(): Promise<{ readonly server: ImageServer; readonly ca: string }> {
  const altNames = [
    { type: 2 as const, value: 'pictures.example.com' },
    { type: 7 as const, ip: '127.0.0.1' },
  ];
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'pictures.example.com' }], {
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  const server = await startImageServer(() => ({ body: png }), { key, cert });
  onTestFinished(server.close);
  return { server, ca: cert };
}

describe('private addresses', () => {
  it.each(['127.0.0.1', '2130706433', '0177.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost', '0.0.0.0'])(
    'are refused as %s',
    async (host) => {
      const server = await serve(() => ({ body: png }));
      const source = await openTestPictures(server.url, { allowPrivateHosts: false });
      const url = `http://${host}:${server.port}/a.png`;
      expect(await source.get({ key: url, url })).toMatchObject(refused);
      expect(server.requests).toEqual([]);
    },
  );

  it('are refused behind a public name', async () => {
    const server = await serve(() => ({ body: png }));
    const source = await openTestPictures(server.url, {
      allowPrivateHosts: false,
      lookup: lookupAs('127.0.0.1'),
    });
    const url = `http://pictures.example.com:${server.port}/a.png`;
    expect(await source.get({ key: url, url })).toMatchObject(refused);
    expect(server.requests).toEqual([]);
  });

  it('are asked through a name when allowed', async () => {
    const server = await serve(() => ({ body: png }));
    const source = await openTestPictures(server.url, { lookup: lookupAs('127.0.0.1') });
    const url = `http://pictures.example.com:${server.port}/a.png`;
    expect(await source.get({ key: url, url })).toMatchObject({ status: 'had' });
  });

  it.each([
    ['as a literal', 'http://127.0.0.1'],
    ['as a name', 'http://inside.example.org'],
  ])('are refused after a redirect, %s', async (_name, target) => {
    const inside = await serve(() => ({ body: png }));
    const server = await serve((path) =>
      path === '/a.png'
        ? { status: 302, headers: { location: `${target}:${inside.port}/b.png` } }
        : { body: png },
    );
    const forward = await proxy();
    // The first hop needs a public name, which only the proxy can lead to a test server.
    const source = await openTestPictures(server.url, {
      allowPrivateHosts: false,
      lookup: lookupAs('127.0.0.1'),
      proxy: { httpProxy: forward.url, noProxy: 'inside.example.org' },
    });
    const url = `http://public.example.com:${server.port}/a.png`;
    expect(await source.get({ key: url, url })).toMatchObject(refused);
    expect(server.requests).toEqual(['/a.png']);
    expect(inside.requests).toEqual([]);
  });
});

describe('redirects', () => {
  it('are followed, to another host and by relative addresses', async () => {
    const other = await serve((path) =>
      path === '/b' ? { status: 307, headers: { location: 'c.png' } } : { body: png },
    );
    const server = await serve(() => ({ status: 301, headers: { location: `${other.url}/b` } }));
    const url = `${server.url}/a.png`;
    const source = await openTestPictures(server.url);
    expect(await source.get({ key: url, url })).toMatchObject({ status: 'had' });
    expect(other.requests).toEqual(['/b', '/c.png']);
  });

  it('end after five', async () => {
    const server = await serve((path) => ({ status: 302, headers: { location: `${path}x` } }));
    const url = `${server.url}/a`;
    const source = await openTestPictures(server.url);
    expect(await source.get({ key: url, url })).toMatchObject({
      reason: 'server-error',
      detail: expect.stringMatching(/more than 5 redirects/),
    });
    expect(server.requests).toHaveLength(6);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'http://'])('do not lead to %s', async (location) => {
    const server = await serve(() => ({ status: 302, headers: { location } }));
    const url = `${server.url}/a.png`;
    const source = await openTestPictures(server.url);
    expect(await source.get({ key: url, url })).toMatchObject({ reason: 'bad-address' });
  });
});

describe('https', () => {
  it('is trusted by certificate only', async () => {
    const { server, ca } = await serveTls();
    const url = `${server.url}/a.png`;
    const trusting = await openTestPictures(server.url, { ca });
    expect(await trusting.get({ key: url, url })).toMatchObject({ status: 'had' });
    const doubting = await openTestPictures(server.url);
    expect(await doubting.get({ key: url, url })).toMatchObject({
      reason: 'network',
      detail: expect.stringMatching(/certificate/),
    });
    expect(server.requests).toEqual(['/a.png']);
    expect(server.connections()).toBe(2);
  });

  it('goes through a proxy, which resolves the name', async () => {
    const { server, ca } = await serveTls();
    const forward = await proxy();
    const source = await openTestPictures(server.url, {
      ca,
      allowPrivateHosts: false,
      proxy: { httpsProxy: forward.url },
    });
    const urls = ['a', 'b'].map((name) => `https://pictures.example.com:${server.port}/${name}.png`);
    for (const url of urls) expect(await source.get({ key: url, url })).toMatchObject({ status: 'had' });
    // One tunnel, used twice.
    expect(forward.requests).toEqual([`CONNECT pictures.example.com:${server.port}`]);
    const literal = `https://127.0.0.1:${server.port}/a.png`;
    expect(await source.get({ key: literal, url: literal })).toMatchObject(refused);
  });

  it('does not wait for a proxy that never answers', async () => {
    const forward = await proxy(true);
    const source = await openTestPictures(undefined, {
      proxy: { httpsProxy: forward.url },
      timeouts: { connectMs: 100, responseMs: 100, idleMs: 1_000 },
      retries: { tries: 1, firstMs: 1, longestMs: 1 },
    });
    const url = 'https://pictures.example.com/a.png';
    expect(await source.get({ key: url, url })).toMatchObject({ reason: 'timeout' });
  });
});

it('answers whatever the address is', async () => {
  const nowhere: LookupFunction = (hostname, _options, callback) =>
    callback(Object.assign(new Error(`no ${hostname}`), { code: 'ENOTFOUND' }), []);
  const source = await openTestPictures(undefined, {
    allowPrivateHosts: false,
    lookup: nowhere,
    retries: { tries: 1, firstMs: 0, longestMs: 0 },
  });
  const strange = [
    'http://unix/a:b',
    'http://unix:/tmp/a.sock:/b',
    'http://a:b@c.example/d',
    'http://x.example/%',
    '//y',
  ];
  const addresses = fc.oneof(
    fc.constantFrom(...strange),
    fc.webUrl({ withQueryParameters: true }),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(addresses, addresses, async (url, externalUrl) => {
      expect(await source.get({ key: 'k', url, externalUrl })).toMatchObject({ status: 'failed' });
    }),
    { numRuns: 300 },
  );
});
