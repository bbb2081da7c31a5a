/** Pictures for posts: from the user's folders, from the cache, from the network, in this order; each asked for once. */

import pLimit from 'p-limit';
import { type ImageAddress, imageAddresses, imageIdOfRequest, mediumOrigins } from '../../image-address.ts';
import type { PictureAnswer, PictureRequest } from '../../model.ts';
import { openAsking } from '../network/asking.ts';
import { type CachedDownload, openDownloadCache } from '../network/download-cache.ts';
import type { FailedRecord } from '../network/download-record.ts';
import { failure } from '../network/failures.ts';
import { findOwnPicture } from './own-picture.ts';
import { openPictureFolders } from './picture-folders.ts';
import type { PictureOptions } from './picture-options.ts';

export type { PictureOptions } from './picture-options.ts';

export type PictureSource = {
  /**
   * Gets one picture. Never rejects for a picture that could not be had; rejects when aborted, when the cache cannot
   * be written, or when a pictures folder cannot be listed. The same picture asked for again is the same answer.
   */
  readonly get: (request: PictureRequest) => Promise<PictureAnswer>;
  /** Ends the connections and removes what was temporary. Without a cache folder, the files of answers go with it. */
  readonly close: () => Promise<void>;
};

// Files read and hashed at once, however many pictures are asked for.
const diskConcurrency = 8;

/** Opens the pictures of a run; reads, writes and connects nothing before the first `get`. */
export function openPictures(options: PictureOptions): PictureSource {
  const { signal, folders = [], mirror, origins = mediumOrigins, offline = false } = options;
  const own = openPictureFolders(folders);
  const cache = openDownloadCache(options.cacheFolder);
  const asking = openAsking(options);
  const disk = pLimit(diskConcurrency);
  const answers = new Map<string, Promise<PictureAnswer>>();
  let downloads: Promise<typeof import('./download-picture.ts')> | undefined;

  // One picture is one file, whatever the address it was exported with.
  async function obtain(request: PictureRequest, id: string | undefined): Promise<PictureAnswer> {
    const mine = id === undefined ? undefined : await disk(() => findOwnPicture(own, id));
    if (mine) return mine;
    const key = id ?? request.url;
    const addresses = imageAddresses(request, origins, mirror);
    const known = await disk(() => cache.find(key));
    signal.throwIfAborted();
    if (known?.status === 'failed' && stillCounts(known, addresses, asking.maxBytes, options.retryFailed)) {
      return failure(known.reason, known.detail);
    }
    const cached = known?.status === 'had' ? answerOf(known, 'cache') : undefined;
    if (known?.status === 'had' && cached && (offline || !known.makeshift)) return cached;
    if (offline)
      return failure('offline', `neither in a folder nor in the cache, and offline nobody is asked: ${key}`);
    // One promise for all, so that they go on in the order in which they came.
    downloads ??= import('./download-picture.ts');
    const { downloadPicture } = await downloads;
    const arrived = await downloadPicture(key, addresses, cache, asking);
    return arrived.status === 'had' ? answerOf(arrived, 'network') : (cached ?? arrived);
  }

  return {
    get(request) {
      const id = imageIdOfRequest(request);
      const key = id ?? request.url;
      const answer = answers.get(key) ?? obtain(request, id);
      answers.set(key, answer);
      return answer;
    },
    async close() {
      asking.connections.close();
      await cache.close();
    },
  };
}

// A failure of an earlier run stands, unless there is a new address to ask, or more room.
function stillCounts(
  { reason, tried, maxBytes }: FailedRecord,
  addresses: readonly ImageAddress[],
  allowed: number,
  retryFailed = false,
): boolean {
  if (retryFailed || (reason === 'too-large' && allowed > maxBytes)) return false;
  return addresses.every(({ url }) => tried.includes(url));
}

function answerOf(
  { file, extension, bytes, sha256, width, height, makeshift }: CachedDownload,
  from: 'network' | 'cache',
): PictureAnswer {
  const pixels = width === undefined || height === undefined ? {} : { width, height };
  return {
    status: 'had',
    file,
    extension,
    bytes,
    sha256,
    ...pixels,
    from,
    ...(makeshift ? { makeshift } : {}),
  };
}
