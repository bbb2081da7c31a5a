/**
 * The cache of what was downloaded: `blobs/<sha256>` holds bytes, `records/<sha256 of the key>.json` what is known of one.
 * Everything arrives by rename, so that two runs may share it and one killed at any moment leaves nothing half done.
 */

import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256 } from '../../text-hash.ts';
import { hashFile } from '../hash-file.ts';
import { type FailedRecord, formatRecord, type HadRecord, parseRecord } from './download-record.ts';

/** A download of the cache: what was noted, and the file with its bytes. */
export type CachedDownload = HadRecord & { readonly file: string };

export type DownloadCache = {
  /** What is known of a download; `had` only when its bytes are there, whole. Writes nothing. */
  readonly find: (key: string) => Promise<CachedDownload | FailedRecord | undefined>;
  /** A path in the cache for a new file that no one else uses. */
  readonly temporaryFile: () => Promise<string>;
  /** Moves a temporary file to its place, then notes it. */
  readonly keep: (key: string, record: HadRecord, temporaryFile: string) => Promise<CachedDownload>;
  readonly keepFailure: (key: string, record: FailedRecord) => Promise<void>;
  /** Removes the cache if it was a temporary one. */
  readonly close: () => Promise<void>;
};

// A download in progress touches its file far more often.
const abandonedAfterMs = 60 * 60 * 1000;

/**
 * Opens the cache in `folder`; without one, in a temporary folder that `close` removes. Nothing is created before the
 * first write. What writes rejects when the disk refuses.
 */
export function openDownloadCache(folder: string | undefined): DownloadCache {
  let opened: Promise<string> | undefined;
  const root = (): Promise<string> => {
    opened ??= prepare(folder);
    return opened;
  };

  async function write(key: string, record: HadRecord | FailedRecord): Promise<void> {
    const temporary = join(await root(), 'tmp', randomUUID());
    await writeFile(temporary, formatRecord(key, record), { flag: 'wx' });
    await moveInto(temporary, recordFile(await root(), key));
  }

  return {
    async find(key) {
      const base = opened === undefined ? folder : await opened;
      return base === undefined ? undefined : find(base, key);
    },
    temporaryFile: async () => join(await root(), 'tmp', randomUUID()),
    async keep(key, record, temporaryFile) {
      const file = blobFile(await root(), record.sha256);
      await moveInto(temporaryFile, file);
      await write(key, record);
      return { ...record, file };
    },
    keepFailure: write,
    async close() {
      if (folder === undefined && opened !== undefined)
        await rm(await opened, { recursive: true, force: true });
    },
  };
}

async function prepare(folder: string | undefined): Promise<string> {
  const root = folder ?? (await mkdtemp(join(tmpdir(), 'medium-migrate-')));
  const temporary = join(root, 'tmp');
  await mkdir(temporary, { recursive: true });
  // What a killed run left behind.
  for (const name of await readdir(temporary)) {
    const file = join(temporary, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < Date.now() - abandonedAfterMs) await rm(file, { force: true });
  }
  return root;
}

async function find(root: string, key: string): Promise<CachedDownload | FailedRecord | undefined> {
  try {
    const record = parseRecord(key, await readFile(recordFile(root, key), 'utf8'));
    if (record?.status !== 'had') return record;
    const file = blobFile(root, record.sha256);
    const { size } = await stat(file);
    // A crash of the machine can leave a file of the right size and the wrong bytes.
    return size === record.bytes && (await hashFile(file)) === record.sha256
      ? { ...record, file }
      : undefined;
  } catch {
    // Missing or damaged: it is asked for again, and what arrives takes the place of this.
    return undefined;
  }
}

async function moveInto(temporary: string, file: string): Promise<void> {
  try {
    await rename(temporary, file);
  } catch {
    await mkdir(dirname(file), { recursive: true });
    await rename(temporary, file).catch(async (error) => {
      // On Windows a file that another run is reading cannot be replaced; it has what we have.
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(error.code) || !(await isFile(file))) throw error;
      await rm(temporary, { force: true });
    });
  }
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

// Keys are hashed: ids differ by case alone, which not every disk tells apart.
function recordFile(root: string, key: string): string {
  const name = sha256(key);
  return join(root, 'records', name.slice(0, 2), `${name}.json`);
}

function blobFile(root: string, sha256: string): string {
  return join(root, 'blobs', sha256.slice(0, 2), sha256);
}
