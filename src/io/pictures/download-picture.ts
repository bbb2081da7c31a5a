/** Gets one picture from the network into the cache: down the ladder of its addresses until one holds a picture. */

import { rm } from 'node:fs/promises';
import type { ImageAddress } from '../../image-address.ts';
import { type AskSettings, askAddress } from '../network/ask-address.ts';
import type { CachedDownload, DownloadCache } from '../network/download-cache.ts';
import type { HadRecord } from '../network/download-record.ts';
import { type Failure, failure, isLasting } from '../network/failures.ts';
import { inspectHead } from './inspect-picture.ts';

/**
 * Asks `addresses` in their order, checks what came, and keeps the first picture in the cache under `key`. A picture
 * that is not the original, although the original may be had another day, is kept as makeshift. A failure is noted
 * in the cache when it will not pass. Rejects when aborted or when the cache cannot be written.
 */
export async function downloadPicture(
  key: string,
  addresses: readonly ImageAddress[],
  cache: DownloadCache,
  settings: AskSettings,
): Promise<CachedDownload | Failure> {
  const failures: Failure[] = [];
  for (const { url, kind } of addresses) {
    const file = await cache.temporaryFile();
    const picture = await fetchPicture(url, file, settings);
    if (picture.status === 'failed') {
      failures.push(picture);
      continue;
    }
    const makeshift = kind !== 'original' && failures.some(({ reason }) => !isLasting(reason));
    return cache.keep(key, makeshift ? { ...picture, makeshift } : picture, file);
  }
  const outcome = summary(failures);
  if (isLasting(outcome.reason)) {
    const tried = addresses.map(({ url }) => url);
    await cache.keepFailure(key, { ...outcome, tried, maxBytes: settings.maxBytes });
  }
  return outcome;
}

async function fetchPicture(url: string, file: string, settings: AskSettings): Promise<HadRecord | Failure> {
  const reply = await askAddress(url, file, settings);
  if (reply.status === 'failed') return failure(reply.reason, reply.detail);
  const found = await inspectHead(file, reply.head, reply.bytes);
  if (!('fault' in found)) return { status: 'had', sha256: reply.sha256, bytes: reply.bytes, ...found };
  await rm(file, { force: true });
  return failure('not-an-image', `${found.fault} came instead of a picture at ${url}`);
}

// A failure that passes decides, as it is why a later run asks again; every host has its say once.
function summary(failures: readonly Failure[]): Failure {
  const told = failures.filter(
    ({ reason }, at) => failures.findIndex((other) => other.reason === reason) === at,
  );
  const reason = told.find((one) => !isLasting(one.reason))?.reason ?? told[0]?.reason ?? 'bad-address';
  return failure(reason, told.map(({ detail }) => detail).join('; '));
}
