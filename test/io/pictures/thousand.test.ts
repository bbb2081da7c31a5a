import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Behaviour } from '../../support/image-server.ts';
import { makePng } from '../../support/make-png.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestPictures, serve } from './open-test-pictures.ts';

const count = 1_000;
const idOf = (at: number): string => `1*picture${String(at).padStart(12, '0')}.png`;
const bodyOf = (at: number): Buffer => makePng(at, 60, 60);

type Trouble = {
  readonly share: number;
  readonly behave: (body: Buffer, time: number, path: string) => Behaviour;
  /** The reason in the answer, where the picture cannot be had. */
  readonly reason?: string;
};

const once =
  (trouble: (body: Buffer) => Behaviour) =>
  (body: Buffer, time: number): Behaviour =>
    time === 1 ? trouble(body) : { body };

const html: Behaviour = {
  body: '<html><body>Are you a robot?</body></html>',
  headers: { 'content-type': 'image/png' },
};

const troubles: readonly Trouble[] = [
  { share: 50, behave: once(() => ({ status: 500 })) },
  { share: 50, behave: once(() => ({ status: 429, headers: { 'retry-after': '1' } })) },
  { share: 20, behave: once((body) => ({ body, after: 1_500, ending: 'reset' })) },
  { share: 20, behave: once((body) => ({ body, after: 1_500, ending: 'stall' })) },
  { share: 20, behave: () => html, reason: 'not-an-image' },
  {
    share: 10,
    behave: (_body, _time, path) => ({ status: 302, headers: { location: path } }),
    reason: 'server-error',
  },
  {
    share: 5,
    behave: once((body) => ({
      body: body.subarray(0, 2_000),
      headers: { 'content-length': '3000' },
      ending: 'close',
    })),
  },
  {
    share: 5,
    behave: (body) => ({ body, headers: { 'content-length': '9000' }, ending: 'close' }),
    reason: 'truncated',
  },
  { share: 10, behave: () => ({ status: 404 }), reason: 'not-found' },
];

/** Spreads the troubles evenly over the thousand: 617 and 1,000 have no common divisor. */
function troubleOf(at: number): Trouble | undefined {
  let place = (at * 617) % count;
  return troubles.find(({ share }) => {
    place -= share;
    return place < 0;
  });
}

it('gets every one of a thousand pictures that can be had, and no other', { timeout: 30_000 }, async () => {
  const cacheFolder = join(await temporaryFolder(), 'cache');
  const server = await serve((path, time) => {
    const at = Number(/picture(\d+)/.exec(path)?.[1]);
    const body = bodyOf(at);
    return troubleOf(at)?.behave(body, time, path) ?? { body };
  });
  const run = async () => {
    const source = await openTestPictures(server.url, {
      cacheFolder,
      timeouts: { connectMs: 2_000, responseMs: 2_000, idleMs: 250 },
      retries: { tries: 4, firstMs: 20, longestMs: 2_000 },
    });
    return Promise.all(
      Array.from({ length: count }, (_, at) => {
        const url = `${server.url}/v2/${idOf(at)}`;
        return source.get({ key: idOf(at), url });
      }),
    );
  };

  const answers = await run();
  for (const [at, answer] of answers.entries()) {
    const reason = troubleOf(at)?.reason;
    if (reason !== undefined) expect(answer, idOf(at)).toMatchObject({ status: 'failed', reason });
    else {
      expect(answer, idOf(at)).toMatchObject({ status: 'had', extension: 'png', width: 60 });
      if (answer.status === 'had') expect((await readFile(answer.file)).equals(bodyOf(at))).toBe(true);
    }
  }

  // Nothing else lies in the cache: every blob is what its name says, and nothing is half done.
  const blobs = await readdir(join(cacheFolder, 'blobs'), { recursive: true, withFileTypes: true });
  const files = blobs.filter((entry) => entry.isFile());
  expect(files).toHaveLength(answers.filter(({ status }) => status === 'had').length);
  for (const { parentPath, name } of files) {
    expect(
      createHash('sha256')
        .update(await readFile(join(parentPath, name)))
        .digest('hex'),
    ).toBe(name);
  }
  expect(await readdir(join(cacheFolder, 'tmp'))).toEqual([]);

  // A second run asks again only for what failed in passing.
  const before = server.requests.length;
  await run();
  const again = new Set(server.requests.slice(before).map((path) => Number(/picture(\d+)/.exec(path)?.[1])));
  const passing = answers.flatMap((_, at) =>
    ['server-error', 'truncated'].includes(troubleOf(at)?.reason ?? '') ? [at] : [],
  );
  expect([...again].sort((a, b) => a - b)).toEqual(passing);
});
