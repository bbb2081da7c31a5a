import type { LookupFunction } from 'node:net';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startForwardProxy } from '../../support/forward-proxy.ts';
import { answers, loaf, postPage, startMediumServer } from '../../support/medium-server.ts';
import { openTestPages } from './open-test-pages.ts';

/** A DNS of our own: every name is at 127.0.0.1. */
const everyNameHere: LookupFunction = (_hostname, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

const path = `/@ada/a-loaf-${loaf.id}`;

async function certificate(...names: readonly string[]) {
  const altNames = names.map((value) => ({ type: 2 as const, value }));
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'test' }], {
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { key, cert };
}

describe('a page', () => {
  it.each([
    ['as it is', answers.post()],
    ['gzip', answers.packed('gzip')],
    ['brotli', answers.packed('br')],
  ])('comes %s, with one request', async (_, answer) => {
    const server = await startMediumServer({ [path]: answer });
    expect(await openTestPages().get(server.url + path)).toEqual({
      ok: true,
      text: postPage(loaf),
      finalUrl: server.url + path,
      contentType: 'text/html; charset=utf-8',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is asked for as a browser asks', async () => {
    const server = await startMediumServer({ [path]: answers.post() });
    await openTestPages({ userAgent: 'Mozilla/5.0 (Test)' }).get(server.url + path);
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'Mozilla/5.0 (Test)',
      accept: expect.stringMatching(/^text\/html,/),
      'accept-language': expect.stringContaining('en'),
      'accept-encoding': expect.stringMatching(/gzip.*br/),
      'sec-fetch-mode': 'navigate',
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('cookie');
  });

  it('may be the JSON of a post', async () => {
    const server = await startMediumServer({ [path]: answers.json({ payload: {} }) });
    expect(await openTestPages().get(server.url + path)).toMatchObject({ ok: true, text: '{"payload":{}}' });
  });

  it.each([
    ['UTF-8 where the header says Latin-1', 'text/html; charset=iso-8859-1', Buffer.from('<p>“naïve” – ж')],
    ['UTF-8 where nobody says anything', 'text/html', Buffer.from('<p>“naïve” – ж')],
    ['UTF-16', 'text/html; charset=utf-8', Buffer.from('\ufeff<p>“naïve” – ж', 'utf16le')],
    [
      'what the header says',
      'text/html; charset=windows-1251',
      Buffer.from('<p>\x93na\xe6ve\x94 \x96 \xe6', 'latin1'),
    ],
    [
      'what the page says',
      'text/html',
      Buffer.from('<meta charset="windows-1251"><p>\x93na\xe6ve\x94 \x96 \xe6', 'latin1'),
    ],
  ])('is decoded: %s', async (_, contentType, body) => {
    const server = await startMediumServer({ '/x': answers.encoded(body, contentType) });
    const page = await openTestPages().get(`${server.url}/x`);
    expect(page).toMatchObject({
      ok: true,
      text: expect.stringMatching(/^(?:<meta[^>]*>)?<p>“na[ïж]ve” – ж$/),
    });
  });
});

describe('redirects', () => {
  it('are followed, ten at most', async () => {
    const server = await startMediumServer({ '/to/11': answers.post() });
    for (let i = 0; i < 11; i += 1)
      server.serve(`/to/${i}`, answers.redirect(`/to/${i + 1}`, {}, i % 2 ? 301 : 308));
    const pages = openTestPages();
    expect(await pages.get(`${server.url}/to/1`)).toMatchObject({
      ok: true,
      finalUrl: `${server.url}/to/11`,
    });
    expect(await pages.get(`${server.url}/to/0`)).toMatchObject({ ok: false, code: 'too-many-redirects' });
  });

  it('may be written in letters of any script', async () => {
    const location = Buffer.from('/रोटी').toString('latin1');
    const server = await startMediumServer({ '/a': answers.redirect(location), '/रोटी': answers.post() });
    expect(await openTestPages().get(`${server.url}/a`)).toMatchObject({
      ok: true,
      finalUrl: `${server.url}/${encodeURIComponent('रोटी')}`,
    });
  });

  it('in a circle end', async () => {
    const server = await startMediumServer({ '/a': answers.redirect('/b'), '/b': answers.redirect('/a') });
    expect(await openTestPages().get(`${server.url}/a`)).toMatchObject({ code: 'too-many-redirects' });
    expect(server.requests).toHaveLength(11);
  });

  it('go on with what their host set, and other hosts do not hear of it', async () => {
    const publication = await startMediumServer();
    const medium = await startMediumServer();
    publication.serve('/a', [
      answers.redirect(`${medium.url}/m/global-identity-2`, { 'set-cookie': 'seen=1; Path=/; HttpOnly' }),
      answers.post(),
    ]);
    medium.serve(
      '/m/global-identity-2',
      answers.redirect(`${publication.url}/a`, { 'set-cookie': 'uid=lo_1' }),
    );
    expect(await openTestPages().get(`${publication.url}/a`)).toMatchObject({ ok: true });
    const cookies = (server: typeof medium) => server.requests.map(({ headers }) => headers.cookie);
    expect([cookies(publication), cookies(medium)]).toEqual([[undefined, 'seen=1'], [undefined]]);
  });

  it('to a page that asks to sign in are not followed', async () => {
    const server = await startMediumServer({ '/a': answers.redirect('/m/signin?redirect=%2Fa') });
    expect(await openTestPages().get(`${server.url}/a`)).toMatchObject({ code: 'sign-in' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    'http://127.0.0.1:1/x',
    'http://localhost/x',
    'http://[::1]/x',
    'http://169.254.169.254/latest',
    'http://private.example/x',
  ])('to the private address %s are not followed', async (target) => {
    const server = await startMediumServer({ '/a': answers.redirect(target) });
    // The proxy makes the first host one that may be asked; the second is asked without it.
    const proxy = await startForwardProxy();
    onTestFinished(proxy.close);
    const pages = openTestPages({
      allowPrivateHosts: false,
      lookup: everyNameHere,
      proxy: { httpProxy: proxy.url, noProxy: 'private.example' },
    });
    expect(await pages.get(`http://medium.example:${server.port}/a`)).toMatchObject({
      code: 'private-address',
      detail: expect.stringContaining('--allow-private-hosts'),
    });
    expect(server.requests).toHaveLength(1);
    expect(proxy.requests).toHaveLength(1);
  });

  it.each(['file:///etc/passwd', 'ftp://example.com/x', 'data:text/html,x', 'javascript:alert(1)'])(
    'to %s are not followed',
    async (target) => {
      const server = await startMediumServer({ '/a': answers.redirect(target) });
      expect(await openTestPages().get(`${server.url}/a`)).toMatchObject({ code: 'no-address' });
    },
  );
});

describe('the user’s cookie', () => {
  const secret = 'sid=1:secret; uid=ada';

  it('goes to Medium over https, and to nobody else', async () => {
    const tls = await certificate('medium.com', 'ada.medium.com', 'notmedium.com', 'blog.example.org');
    const server = await startMediumServer({ '/a': answers.post() }, tls);
    const plain = await startMediumServer({ '/a': answers.post() });
    const pages = openTestPages({ lookup: everyNameHere, ca: tls.cert, cookie: secret });
    for (const host of ['medium.com', 'ada.medium.com', 'notmedium.com', 'blog.example.org']) {
      expect(await pages.get(`https://${host}:${server.port}/a`)).toMatchObject({ ok: true });
    }
    expect(await pages.get(`http://medium.com:${plain.port}/a`)).toMatchObject({ ok: true });
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([
      secret,
      secret,
      undefined,
      undefined,
    ]);
    expect(plain.requests.map(({ headers }) => headers.cookie)).toEqual([undefined]);
  });

  it('does not travel with a redirect to another host', async () => {
    const other = await startMediumServer({ '/b': answers.post() });
    const medium = await startMediumServer({ '/a': answers.redirect(`${other.url}/b`) });
    const pages = openTestPages({ cookie: secret, cookieHosts: [medium.host] });
    expect(await pages.get(`${medium.url}/a`)).toMatchObject({ ok: true });
    expect(medium.requests[0]?.headers.cookie).toBe(secret);
    expect(other.requests[0]?.headers.cookie).toBeUndefined();
  });

  it('stays the user’s when Medium sets another of its name', async () => {
    const medium = await startMediumServer();
    medium.serve('/a', [answers.redirect('/a', { 'set-cookie': 'sid=other' }), answers.post()]);
    await openTestPages({ cookie: secret, cookieHosts: [medium.host] }).get(`${medium.url}/a`);
    expect(medium.requests[1]?.headers.cookie).toBe(secret);
  });

  it('is in no failure, nor is the key of a friend link or a password', async () => {
    const medium = await startMediumServer();
    const told: string[] = [];
    for (const [i, answer] of Object.entries([
      answers.challenge(),
      answers.gone(),
      answers.softGone(),
      answers.busy('9999'),
      answers.failing(),
      answers.breaking(100),
      answers.stalling(100),
      answers.junk(30_000_000, 'gzip'),
      answers.redirect('http://ada:hunter2@[::bad/'),
      answers.redirect('?sk=cafe'),
      { headers: { 'content-type': 'image/png' } },
    ])) {
      medium.serve(`/${i}?sk=cafe`, answer);
      const pages = openTestPages({
        cookie: secret,
        cookieHosts: [medium.host],
        onWait: (because) => told.push(because),
      });
      const url = `http://ada:hunter2@${medium.host}/${i}?sk=cafe`;
      const page = await pages.get(url);
      expect(page.ok).toBe(false);
      told.push(JSON.stringify(page));
    }
    expect(told.join('\n')).not.toMatch(/secret|hunter2|cafe/);
  });
});

describe('what stands in the way', () => {
  it.each([
    ['a challenge', answers.challenge(), 'blocked'],
    ['a challenge of status 503', answers.challenge(503), 'blocked'],
    ['a challenge of status 200', answers.challenge(200), 'blocked'],
    ['a challenge told by its header', answers.mitigated(), 'blocked'],
    ['the firewall', answers.firewall(), 'blocked'],
    ['a bare 403', { status: 403 }, 'blocked'],
    ['404', answers.gone(), 'gone'],
    ['410', answers.gone(410), 'gone'],
    ['a 404 of status 200', answers.softGone(), 'gone'],
    ['a sign-in', answers.signIn(), 'sign-in'],
    ['401', { status: 401 }, 'sign-in'],
    ['a picture', { headers: { 'content-type': 'image/png' }, body: 'x' }, 'not-html'],
    ['a PDF', { headers: { 'content-type': 'application/pdf' }, body: '%PDF' }, 'not-html'],
    ['a redirect to nowhere', { status: 302 }, 'server-error'],
    ['400', { status: 400 }, 'server-error'],
    ['a Retry-After of an hour', answers.busy('3600'), 'rate-limited'],
  ])('%s', async (_, answer, code) => {
    const server = await startMediumServer({ [path]: answer });
    const page = await openTestPages().get(server.url + path);
    expect(page).toMatchObject({ ok: false, code, detail: expect.stringContaining(server.url) });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['30 MB of junk', answers.junk(30_000_000)],
    ['30 MB of junk in 30 KB of gzip', answers.junk(30_000_000, 'gzip')],
    ['30 MB of junk in 30 bytes of brotli', answers.junk(30_000_000, 'br')],
    ['30 MB of unknown length', { ...answers.junk(30_000_000), headers: { 'transfer-encoding': 'chunked' } }],
  ])('%s', async (_, answer) => {
    const server = await startMediumServer({ [path]: answer });
    expect(await openTestPages().get(server.url + path)).toMatchObject({ code: 'too-large' });
    expect(server.requests).toHaveLength(1);
  });

  it('a page that talks of challenges is a post all the same', async () => {
    const post = {
      ...loaf,
      title: 'Just a moment...',
      paragraphs: ['cf-turnstile, PAGE NOT FOUND, you have been blocked'],
    };
    const server = await startMediumServer({ [path]: answers.post(post) });
    expect(await openTestPages().get(server.url + path)).toMatchObject({ ok: true });
  });

  it.each([
    ['a shell', answers.shell()],
    ['a cut state', answers.cutState()],
    ['another site', answers.elsewhere()],
  ])('%s is for the reader of pages to tell', async (_, answer) => {
    const server = await startMediumServer({ [path]: answer });
    expect(await openTestPages().get(server.url + path)).toMatchObject({ ok: true });
  });
});

describe('what passes', () => {
  it.each([
    ['429', answers.busy()],
    ['429 with a time', answers.busy('1')],
    ['503 with a time', answers.busy('0', 503)],
    ['500', answers.failing()],
    ['a connection that breaks', answers.breaking(300)],
    ['an answer that stalls', answers.stalling(300)],
    ['an answer that does not come', { ...answers.post(), delayMs: 2_500 }],
  ])('is waited for: %s', async (_, answer) => {
    const server = await startMediumServer({ [path]: [answer, answers.post()] });
    const waits: number[] = [];
    const page = await openTestPages({ onWait: (_because, ms) => waits.push(ms) }).get(server.url + path);
    expect(page).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(2);
    expect(waits).toHaveLength(1);
  });

  it('is waited for as long as it asks', async () => {
    const server = await startMediumServer({ [path]: [answers.busy('1'), answers.post()] });
    const start = performance.now();
    await openTestPages().get(server.url + path);
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  it('is told with its time when it takes too long', async () => {
    const server = await startMediumServer({ [path]: answers.busy('3600') });
    expect(await openTestPages().get(server.url + path)).toMatchObject({
      code: 'rate-limited',
      retryAfter: 3_600,
    });
  });

  it('a host that asks for a long pause is left alone, and all are told', async () => {
    const server = await startMediumServer({ '/1': answers.busy('3600'), '/2': answers.post() });
    const pages = openTestPages();
    for (const name of ['1', '2', '2']) {
      expect(await pages.get(`${server.url}/${name}`)).toMatchObject({
        code: 'rate-limited',
        retryAfter: expect.toSatisfy((seconds: number) => seconds > 3_500 && seconds <= 3_600),
      });
    }
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['429', answers.busy(), 'rate-limited'],
    ['500', answers.failing(), 'server-error'],
    ['broken connections', answers.breaking(300), 'broken-off'],
    ['stalls', answers.stalling(300), 'timeout'],
  ])('is asked for three times at most: %s', async (_, answer, code) => {
    const server = await startMediumServer({ [path]: answer });
    expect(await openTestPages().get(server.url + path)).toMatchObject({ code });
    expect(server.requests).toHaveLength(3);
  });

  it('a host that refuses again and again is left alone', async () => {
    const server = await startMediumServer();
    const pages = openTestPages();
    for (let i = 0; i < 8; i += 1) {
      server.serve(`/${i}`, answers.challenge());
      expect(await pages.get(`${server.url}/${i}`)).toMatchObject({ code: 'blocked' });
    }
    expect(server.requests).toHaveLength(5);
  });
});

describe('the way to the host', () => {
  it('nobody listens', async () => {
    expect(await openTestPages().get('http://127.0.0.1:9/x')).toMatchObject({ code: 'unreachable' });
  });

  it('no such name', async () => {
    const lookup: LookupFunction = (name, _options, callback) =>
      callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }), []);
    expect(await openTestPages({ lookup }).get('https://medium.com/x')).toMatchObject({
      code: 'unreachable',
      detail: expect.stringContaining('DNS'),
    });
  });

  it('a certificate of nobody', async () => {
    const server = await startMediumServer({}, await certificate('medium.com'));
    const pages = openTestPages({ lookup: everyNameHere });
    expect(await pages.get(`https://medium.com:${server.port}/x`)).toMatchObject({ code: 'certificate' });
  });

  it('offline, nobody is asked', async () => {
    const server = await startMediumServer({ [path]: answers.post() });
    expect(await openTestPages({ offline: true }).get(server.url + path)).toMatchObject({ code: 'offline' });
    expect(server.requests).toEqual([]);
  });

  it('an answer that drips ends some time', async () => {
    const server = await startMediumServer({ [path]: answers.dripping(200, 100) });
    const pages = openTestPages({
      timeouts: { connectMs: 500, responseMs: 500, idleMs: 500, totalMs: 1_000 },
      retries: { tries: 1, firstMs: 5, longestMs: 5 },
    });
    expect(await pages.get(server.url + path)).toMatchObject({ code: 'timeout' });
  });

  it('aborting ends it with the reason', async () => {
    const server = await startMediumServer({ [path]: { ...answers.post(), delayMs: 10_000 } });
    const abort = new AbortController();
    const page = openTestPages({ signal: abort.signal }).get(server.url + path);
    setTimeout(() => abort.abort(new Error('enough')), 50);
    await expect(page).rejects.toThrow('enough');
  });
});
