/** Gists for posts: from the cache, else from GitHub; each asked for once. */

import { readFile, writeFile } from 'node:fs/promises';
import type { GistAnswer, GistFile, GistRequest } from '../../model.ts';
import { sha256 } from '../../text-hash.ts';
import { openAsking } from '../network/asking.ts';
import { type DownloadCache, openDownloadCache } from '../network/download-cache.ts';
import { failure, isLasting } from '../network/failures.ts';
import type { NetworkOptions } from '../network/network-options.ts';
import type { GistOrigins } from './fetch-gist.ts';

/** `maxBytes` is of one answer: 5 MB. */
export type GistOptions = NetworkOptions & {
  /** Kept between runs; that of the pictures will do. Without one, a temporary folder serves until `close`. */
  readonly cacheFolder?: string | undefined;
  /** Uses the cache only: false. */
  readonly offline?: boolean;
  /** Asks again for what was gone in an earlier run: false. */
  readonly retryFailed?: boolean;
  /** GitHub's, unless a test has its own. */
  readonly origins?: GistOrigins;
};

export type GistSource = {
  /** Gets one gist. Never rejects for one that could not be had; rejects when aborted or when the cache cannot be written. */
  readonly get: (request: GistRequest) => Promise<GistAnswer>;
  /** Ends the connections and removes what was temporary. */
  readonly close: () => Promise<void>;
};

const githubOrigins: GistOrigins = {
  api: 'https://api.github.com/gists/',
  page: 'https://gist.github.com/',
};

/** Opens the gists of a run; reads, writes and connects nothing before the first `get`. */
export function openGists(options: GistOptions): GistSource {
  const {
    origins = githubOrigins,
    offline = false,
    retryFailed = false,
    maxBytes = 5_000_000,
    ...rest
  } = options;
  const cache = openDownloadCache(options.cacheFolder);
  const asking = openAsking({ ...rest, maxBytes });
  const answers = new Map<string, Promise<GistAnswer>>();

  async function obtain(request: GistRequest): Promise<GistAnswer> {
    // Beside the pictures, whose keys are ids and addresses.
    const key = `gist ${request.id}`;
    const known = await knownGist(key, cache);
    if (known?.status === 'had' || (known && !retryFailed)) return known;
    if (offline) {
      return {
        ...failure('offline', `not in the cache, and offline nobody is asked: gist ${request.id}`),
        reason: 'offline',
      };
    }
    const { fetchGist } = await import('./fetch-gist.ts');
    const answer = await fetchGist(request, { ...asking, origins, temporaryFile: cache.temporaryFile });
    await keep(key, answer, cache, maxBytes);
    return answer;
  }

  return {
    get(request) {
      const answer = answers.get(request.id) ?? obtain(request);
      answers.set(request.id, answer);
      return answer;
    },
    async close() {
      asking.connections.close();
      await cache.close();
    },
  };
}

async function knownGist(key: string, cache: DownloadCache): Promise<GistAnswer | undefined> {
  const record = await cache.find(key);
  if (record?.status === 'failed') {
    const { reason, detail } = record;
    return reason === 'not-an-image' ? undefined : { status: 'failed', reason, detail };
  }
  const files = record && parseFiles(await readFile(record.file, 'utf8'));
  return files && { status: 'had', files };
}

async function keep(key: string, answer: GistAnswer, cache: DownloadCache, maxBytes: number): Promise<void> {
  if (answer.status === 'had') {
    const text = JSON.stringify(answer.files);
    const file = await cache.temporaryFile();
    await writeFile(file, text, { flag: 'wx' });
    const kept = { sha256: sha256(text), bytes: Buffer.byteLength(text), extension: 'json' };
    await cache.keep(key, { status: 'had', ...kept }, file);
  } else if (isLasting(answer.reason)) {
    const { reason, detail } = answer;
    await cache.keepFailure(key, { status: 'failed', reason, detail, tried: [], maxBytes });
  }
}

function parseFiles(json: string): readonly GistFile[] | undefined {
  try {
    const files: unknown = JSON.parse(json);
    return Array.isArray(files) && files.every(isGistFile) ? files : undefined;
  } catch {
    return undefined;
  }
}

function isGistFile(file: unknown): file is GistFile {
  const { name, language, text, url } = { ...(file as object) } as Readonly<Record<string, unknown>>;
  return [name, language, text, url].every((value) => typeof value === 'string');
}
