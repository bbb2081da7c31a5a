import { describe, expect, it } from 'vitest';
import type { NetworkEvent } from '../../../src/io/network/network-options.ts';
import type { PictureRequest } from '../../../src/model.ts';
import { makePng } from '../../support/make-png.ts';
import { openTestPictures, requestOf, serve } from './open-test-pictures.ts';

const png = makePng(1);

const manyOf = (url: string, count: number): readonly PictureRequest[] =>
  Array.from({ length: count }, (_, at) => ({ key: `${at}`, url: `${url}/${at}.png` }));

describe('manners', () => {
  it('keeps so many connections to a host, and uses them again', async () => {
    const server = await serve(() => ({ body: png, delayMs: 5 }));
    const source = await openTestPictures(server.url, { concurrency: 3 });
    await Promise.all(manyOf(server.url, 40).map(source.get));
    expect(server.busiest()).toBe(3);
    expect(server.connections()).toBe(3);
  });

  it('does not count the time in the queue as a time-out', async () => {
    const server = await serve(() => ({ body: png, delayMs: 100 }));
    const source = await openTestPictures(server.url, { concurrency: 1 });
    const answers = await Promise.all(manyOf(server.url, 8).map(source.get));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill('had'));
    expect(server.requests).toHaveLength(8);
  });

  it('downloads once what is asked for twice', async () => {
    const server = await serve(() => ({ body: png, delayMs: 20 }));
    const source = await openTestPictures(server.url);
    const smaller = requestOf(server.url, { url: `${server.url}/max/60/1*AbCdEfGhIjKlMnOpQrStUv.png` });
    const answers = await Promise.all([source.get(requestOf(server.url)), source.get(smaller)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 1_900).toUTCString()],
  ])('waits as long as Retry-After says in %s', async (_name, after) => {
    const server = await serve((_path, time) =>
      time === 1 ? { status: 429, headers: { 'retry-after': after() } } : { body: png },
    );
    const events: NetworkEvent[] = [];
    const source = await openTestPictures(server.url, { onProgress: (event) => events.push(event) });
    const start = Date.now();
    expect(await source.get(requestOf(server.url))).toMatchObject({ status: 'had' });
    expect(Date.now() - start).toBeGreaterThanOrEqual(850);
    expect(events).toContainEqual({
      kind: 'retry',
      ms: expect.any(Number),
      detail: expect.stringMatching(/^429/),
    });
    expect(events.filter(({ kind }) => kind === 'bytes')).toEqual([{ kind: 'bytes', bytes: png.length }]);
  });

  it('waits no longer than the bound', async () => {
    const server = await serve((_path, time) =>
      time === 1 ? { status: 503, headers: { 'retry-after': '86400' } } : { body: png },
    );
    const retries = { tries: 2, firstMs: 5, longestMs: 50 };
    const source = await openTestPictures(server.url, { retries });
    expect(await source.get(requestOf(server.url))).toMatchObject({ status: 'had' });
  });

  it('stops for all when a host asks more than once to wait', async () => {
    const asked: number[] = [];
    const server = await serve((_path, time) => {
      asked.push(Date.now());
      return time === 1 && asked.length <= 4
        ? { status: 429, headers: { 'retry-after': '1' } }
        : { body: png };
    });
    const source = await openTestPictures(server.url);
    const answers = await Promise.all(manyOf(server.url, 40).map(source.get));
    expect(answers.every(({ status }) => status === 'had')).toBe(true);
    // Beyond those on their way nobody asked within the second.
    const start = asked[0] ?? 0;
    expect(asked.filter((time) => time < start + 900).length).toBeLessThanOrEqual(9);
  });

  it('asks a host that refuses five times in a row no more, but others', async () => {
    const refusing = await serve(() => ({ status: 403 }));
    const other = await serve(() => ({ body: png }));
    const source = await openTestPictures(refusing.url, { concurrency: 2 });
    const answers = await Promise.all(manyOf(refusing.url, 50).map(source.get));
    expect(refusing.requests.length).toBeGreaterThanOrEqual(5);
    expect(refusing.requests.length).toBeLessThanOrEqual(6);
    // Whichever they are: all are looked up in the cache first, and the disk has an order of its own.
    const refused = answers.filter((answer) => answer.status === 'failed' && answer.reason === 'refused');
    expect(refused).toHaveLength(refusing.requests.length);
    expect(answers.at(-1)).toMatchObject({
      reason: 'not-asked',
      detail: expect.stringMatching(/refused 5 times in a row and is not asked again in this run/),
    });
    expect(await source.get({ key: 'x', url: `${other.url}/x.png` })).toMatchObject({ status: 'had' });
  });

  it('asks on when refusals have answers between them', async () => {
    const server = await serve((path) =>
      Number.parseInt(path.slice(1), 10) % 4 === 0 ? { body: png } : { status: 403 },
    );
    const source = await openTestPictures(server.url, { concurrency: 1 });
    const answers = await Promise.all(manyOf(server.url, 40).map(source.get));
    expect(answers.filter(({ status }) => status === 'had')).toHaveLength(10);
    expect(server.requests).toHaveLength(40);
  });

  it.each([
    ['nobody listens', 'http://127.0.0.1:9', /the connection was refused|not asked again/],
    ['the name is unknown', 'http://no-such-host.invalid', /the name could not be|not asked again/],
  ])('gives up on a host where %s', async (_name, url, detail) => {
    const source = await openTestPictures();
    const answers = await Promise.all(manyOf(url, 20).map(source.get));
    expect(new Set(answers.map((answer) => answer.status === 'failed' && answer.reason))).toEqual(
      new Set(['network', 'not-asked']),
    );
    expect(answers.every((answer) => answer.status === 'failed' && detail.test(answer.detail))).toBe(true);
  });

  it('gives up on a host that only ever fails', async () => {
    const server = await serve(() => ({ status: 500 }));
    const source = await openTestPictures(server.url, { retries: { tries: 2, firstMs: 1, longestMs: 5 } });
    const [last, ...others] = manyOf(server.url, 24).toReversed();
    for (const answer of await Promise.all(others.map(source.get))) {
      expect(answer).toMatchObject({ reason: 'server-error' });
    }
    expect(last && (await source.get(last))).toMatchObject({
      reason: 'not-asked',
      detail: expect.stringMatching(/failed 2\d times in a row/),
    });
  });

  it('ends at once when aborted, waiting or not', async () => {
    const server = await serve((path) =>
      path === '/0.png'
        ? { status: 503, headers: { 'retry-after': '2' } }
        : { body: png, after: 9, ending: 'stall' },
    );
    const controller = new AbortController();
    const source = await openTestPictures(server.url, { signal: controller.signal });
    const waiting = manyOf(server.url, 20).map(source.get);
    const settled = Promise.allSettled(waiting);
    setTimeout(() => controller.abort(new Error('Ctrl-C')), 100);
    const start = Date.now();
    for (const result of await settled) {
      expect(result).toEqual({ status: 'rejected', reason: new Error('Ctrl-C') });
    }
    expect(Date.now() - start).toBeLessThan(1_000);
    await expect(source.get({ key: 'y', url: `${server.url}/y.png` })).rejects.toThrow();
  });
});
