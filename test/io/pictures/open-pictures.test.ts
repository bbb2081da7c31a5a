import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openPictures,
  type PictureOptions,
  type PictureSource,
} from '../../../src/io/pictures/open-pictures.ts';
import type { PictureRequest } from '../../../src/model.ts';
import { type Behaviour, type ImageServer, startImageServer } from '../../support/image-server.ts';
import { makePng } from '../../support/make-png.ts';

const png = makePng(1);
const id = '1*AbCdEfGhIjKlMnOpQrStUv.png';

let folder: string;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-test-'));
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(behave: (path: string, time: number) => Behaviour | undefined): Promise<ImageServer> {
  const server = await startImageServer(behave);
  closing.push(server.close);
  return server;
}

function open(server: ImageServer | undefined, options: Partial<PictureOptions> = {}): PictureSource {
  const base = server?.url ?? 'http://127.0.0.1:9';
  const source = openPictures({
    signal: new AbortController().signal,
    allowPrivateHosts: true,
    cacheFolder: join(folder, 'cache'),
    origins: { original: `${base}/v2/`, rendition: `${base}/max/` },
    timeouts: { connectMs: 300, responseMs: 300, idleMs: 300 },
    retries: { tries: 3, firstMs: 5, longestMs: 1_000 },
    ...options,
  });
  closing.push(source.close);
  return source;
}

function request(server: ImageServer | undefined, more: Partial<PictureRequest> = {}): PictureRequest {
  return { key: id, imageId: id, url: `${server?.url ?? 'http://127.0.0.1:9'}/max/800/${id}`, ...more };
}

describe('openPictures', () => {
  it('gets the original, and says what it is', async () => {
    const server = await serve((path) => (path === `/v2/${id}` ? { body: png } : undefined));
    const answer = await open(server).get(request(server));
    expect(answer).toMatchObject({
      status: 'had',
      extension: 'png',
      bytes: png.length,
      width: 8,
      height: 8,
      from: 'network',
    });
    expect(answer.status === 'had' && (await readFile(answer.file))).toEqual(png);
    expect(server.requests).toEqual([`/v2/${id}`]);
  });
});
