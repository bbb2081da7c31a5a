/**
 * The base pack: of every post the text that we wrote last, which a merge begins with. A zip, so that anybody can look into it;
 * its entries are some posts each, because many small ones would be slow.
 */
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type yauzl from 'yauzl';
import { byCodeUnits } from '../../code-units.ts';
import { sha256 } from '../../text-hash.ts';

type Texts = Readonly<Record<string, string>>;

export type BasePack = {
  /** The text under a key; `undefined` where there is none, and where the pack is damaged. */
  readonly read: (key: string) => Promise<string | undefined>;
  /** Writes the pack anew. `textOf`, which may ask `read`, is called for each key once, in an order of ours. */
  readonly write: (keys: Iterable<string>, textOf: BasePack['read']) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A pack, opened when it is first read; one that is missing or damaged is empty. */
export function openBasePack(path: string): BasePack {
  let zip: Promise<OpenZip | undefined> | undefined;
  let [lastName, lastTexts]: [string, Texts] = ['', {}];
  const close = async () => {
    (await zip)?.file.close();
    zip = undefined;
  };
  return {
    async read(key) {
      const name = shardOf(key);
      if (name !== lastName) {
        zip ??= openZip(path);
        const opened = await zip;
        [lastName, lastTexts] = [name, opened ? await readShard(opened, name) : {}];
      }
      return Object.hasOwn(lastTexts, key) ? lastTexts[key] : undefined;
    },
    async write(keys, textOf) {
      const temporary = `${path}.tmp`;
      await rm(temporary, { force: true });
      await writeZip(temporary, keys, textOf).catch(async (error) => {
        await rm(temporary, { force: true });
        throw error;
      });
      // Windows replaces no file that is open.
      await close();
      await rename(temporary, path);
      lastName = '';
    },
    close,
  };
}

async function writeZip(path: string, keys: Iterable<string>, textOf: BasePack['read']): Promise<void> {
  const shards = new Map<string, string[]>();
  for (const key of keys) {
    const members = shards.get(shardOf(key));
    if (members) members.push(key);
    else shards.set(shardOf(key), [key]);
  }
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  const written = pipeline(zip.outputStream, createWriteStream(path));
  for (const [name, members] of [...shards].sort(([a], [b]) => byCodeUnits(a, b))) {
    // One shard in memory at a time: the texts of all posts are as large as the archive.
    zip.addReadStreamLazy(name, OF_NO_TIME, (give) => {
      readTexts(members.sort(byCodeUnits), textOf).then(
        (texts) => give(undefined, Readable.from([Buffer.from(JSON.stringify(texts))])),
        (error: unknown) => zip.emit('error', error),
      );
    });
  }
  zip.end();
  try {
    await Promise.race([written, failed]);
  } finally {
    // Whichever fails second has nothing to add.
    written.catch(() => {});
    failed.catch(() => {});
  }
}

async function readTexts(keys: readonly string[], textOf: BasePack['read']): Promise<Texts> {
  const texts: [string, string][] = [];
  for (const key of keys) {
    const text = await textOf(key);
    if (text !== undefined) texts.push([key, text]);
  }
  return Object.fromEntries(texts);
}

/** The same bytes for the same texts, whenever and wherever. */
const OF_NO_TIME = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, compressionLevel: 1 };

/** 256 shards: that many small entries cost little, and one of them is small even of 10,000 posts. */
function shardOf(key: string): string {
  return `${sha256(key).slice(0, 2)}.json`;
}

type OpenZip = { readonly file: yauzl.ZipFile; readonly entries: ReadonlyMap<string, yauzl.Entry> };

/** Without a file that can be read there is nothing to merge with, which every merge has to live with. */
async function openZip(path: string): Promise<OpenZip | undefined> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) return undefined;
  try {
    const { openPromise } = await import('yauzl');
    const file = await openPromise(path, { lazyEntries: true, autoClose: false });
    const entries = new Map<string, yauzl.Entry>();
    for await (const entry of file.eachEntry()) entries.set(entry.fileName, entry);
    return { file, entries };
  } catch {
    return undefined;
  }
}

async function readShard({ file, entries }: OpenZip, name: string): Promise<Texts> {
  const entry = entries.get(name);
  if (!entry) return {};
  try {
    const value: unknown = JSON.parse(
      (await buffer(await file.openReadStreamPromise(entry))).toString('utf8'),
    );
    return typeof value === 'object' && value !== null ? (value as Texts) : {};
  } catch {
    return {};
  }
}
