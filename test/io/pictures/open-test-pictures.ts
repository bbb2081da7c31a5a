/** A picture source for tests: Medium's addresses lead to a test server, and every wait is short. */

import { join } from 'node:path';
import { onTestFinished } from 'vitest';
// Loaded beforehand, as a run does it: while it is waited for, requests lose their order.
import '../../../src/io/pictures/download-picture.ts';
import {
  openPictures,
  type PictureOptions,
  type PictureSource,
} from '../../../src/io/pictures/open-pictures.ts';
import type { PictureRequest } from '../../../src/model.ts';
import { type Behaviour, type ImageServer, startImageServer } from '../../support/image-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export const id = '1*AbCdEfGhIjKlMnOpQrStUv.png';

// The discard port, where nobody listens.
const nowhere = 'http://127.0.0.1:9';

/** A server that ends with the test. */
export async function serve(
  behave: (path: string, time: number) => Behaviour | undefined,
): Promise<ImageServer> {
  const server = await startImageServer(behave);
  onTestFinished(server.close);
  return server;
}

/** A source that ends with the test; its cache is a folder of its own unless `options` names one. */
export async function openTestPictures(
  url: string = nowhere,
  options: Partial<PictureOptions> = {},
): Promise<PictureSource> {
  const cacheFolder = join(await temporaryFolder(), 'cache');
  const source = openPictures({
    signal: new AbortController().signal,
    allowPrivateHosts: true,
    cacheFolder,
    origins: { original: `${url}/v2/`, rendition: `${url}/max/` },
    timeouts: { connectMs: 2_000, responseMs: 700, idleMs: 700 },
    retries: { tries: 3, firstMs: 5, longestMs: 2_000 },
    ...options,
  });
  onTestFinished(source.close);
  return source;
}

/** The request of an export for one of Medium's pictures. */
export function requestOf(url: string = nowhere, more: Partial<PictureRequest> = {}): PictureRequest {
  return { key: id, imageId: id, url: `${url}/max/800/${more.imageId ?? id}`, ...more };
}
