/** The pictures of a run: opened as the options say, and counted for its progress. */

import type { GistOptions, GistSource } from './io/gists/open-gists.ts';
import type { PictureSource } from './io/pictures/open-pictures.ts';
import type { MigrateOptions } from './options.ts';
import type { OnProgress } from './progress.ts';

/** As in the environment variables of these names. */
export type ProxyVariables = {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly noProxy?: string;
};

export type RunPictures = {
  /** Pictures that the user's archives bring along. */
  readonly foldersBeside: readonly string[];
  /** How many pictures the run will ask for, about. */
  readonly total: number;
  readonly proxy: ProxyVariables;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
};

/** Begins to load what downloads pictures: that takes as long as to read a small archive, and goes on beside it. */
export function prepareDownloads({ images, offline, dryRun }: MigrateOptions): void {
  if (images === 'remote' || offline || dryRun) return;
  // Where it fails, the first download says so.
  import('./io/pictures/download-picture.ts').catch(() => {});
}

/** The source of pictures; `undefined` when they are to stay where they are. */
export async function openRunPictures(
  options: MigrateOptions,
  run: RunPictures,
): Promise<PictureSource | undefined> {
  if (options.images === 'remote') return undefined;
  const { openPictures } = await import('./io/pictures/open-pictures.ts');
  let [done, bytes] = [0, 0];
  const tell = () => run.onProgress({ phase: 'pictures', done, total: Math.max(done, run.total), bytes });
  const source = openPictures({
    folders: [...options.pictures, ...run.foldersBeside],
    cacheFolder: options.cache,
    mirror: options.imageMirror,
    concurrency: options.concurrency,
    maxBytes: options.maxImageSize * 1_000_000,
    allowPrivateHosts: options.allowPrivateHosts,
    offline: options.offline || options.dryRun,
    retryFailed: options.retryFailed,
    proxy: run.proxy,
    signal: run.signal,
    onProgress: (event) => {
      if (event.kind !== 'bytes') return;
      bytes += event.bytes;
      tell();
    },
  });
  return {
    get: async (request) => {
      const answer = await source.get(request);
      done++;
      tell();
      return answer;
    },
    close: source.close,
  };
}

/** For tests, which play GitHub themselves. */
export type GivenGists = Partial<Pick<GistOptions, 'origins' | 'timeouts' | 'retries'>>;

/** The source of gists; `undefined` when they are to stay embeds. */
export async function openRunGists(
  options: GistRunOptions,
  { given = {}, ...run }: GistRun,
): Promise<GistSource | undefined> {
  if (options.gists !== 'inline') return undefined;
  const { openGists } = await import('./io/gists/open-gists.ts');
  return openGists({
    ...given,
    ...run,
    cacheFolder: options.cache,
    offline: options.offline || options.dryRun === true,
    retryFailed: options.retryFailed,
    ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    ...(options.allowPrivateHosts === undefined ? {} : { allowPrivateHosts: options.allowPrivateHosts }),
  });
}

type GistRunOptions = Pick<MigrateOptions, 'gists' | 'cache' | 'offline' | 'retryFailed'> &
  Partial<Pick<MigrateOptions, 'concurrency' | 'allowPrivateHosts' | 'dryRun'>>;

type GistRun = Pick<RunPictures, 'signal'> & {
  readonly proxy?: ProxyVariables;
  readonly given?: GivenGists;
};
