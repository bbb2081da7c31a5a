/**
 * The base texts: of every post the text that we wrote last, which a merge begins with. JSON packed by gzip, so that anybody can look
 * into it; some posts in each file, so that a run which changes one post writes little.
 */
import { readFileSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { byCodeUnits } from '../../code-units.ts';
import { sha256 } from '../../text-hash.ts';
import { removeEmpty } from '../remove-empty.ts';
import { replaceFile } from '../write-file.ts';

type Texts = Readonly<Record<string, string>>;
type TextOf = (key: string) => Promise<string | undefined>;

export type BaseTexts = {
  /** The text under a key; `undefined` where there is none, and where its file is damaged. */
  readonly read: TextOf;
  /**
   * Brings the files up to date in which a `changed` key is: of the `keys` that are to be there, `textOf`, which may ask `read`, is called
   * once for each that is in such a file.
   */
  readonly write: (keys: Iterable<string>, changed: Iterable<string>, textOf: TextOf) => Promise<void>;
};

/** @param folder made when there is something to write */
export function openBaseTexts(folder: string): BaseTexts {
  let [lastName, lastTexts]: [string, Texts] = ['', {}];
  return {
    async read(key) {
      const name = fileOf(key);
      if (name !== lastName) [lastName, lastTexts] = [name, readTexts(join(folder, name))];
      return Object.hasOwn(lastTexts, key) ? lastTexts[key] : undefined;
    },
    async write(keys, changed, textOf) {
      const files = new Map([...changed].map((key): [string, string[]] => [fileOf(key), []]));
      for (const key of keys) files.get(fileOf(key))?.push(key);
      await mkdir(folder, { recursive: true });
      let packed: Promise<void> = Promise.resolve();
      for (const [name, members] of files) {
        const json = await jsonOf(members.sort(byCodeUnits), textOf);
        // One is packed while the texts of the next are gathered.
        await packed;
        packed = writeTexts(join(folder, name), json);
        packed.catch(() => {});
      }
      await packed;
      lastName = '';
      await removeEmpty(folder, folder);
    },
  };
}

/** 256 files: each is small even where there are 10,000 posts. */
function fileOf(key: string): string {
  return `${sha256(key).slice(0, 2)}.json.gz`;
}

/** Without a file that can be read there is nothing to merge with, which every merge has to live with. */
function readTexts(path: string): Texts {
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return {};
    const value: unknown = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Texts) : {};
  } catch {
    return {};
  }
}

/**
 * The texts of `keys` as JSON; `undefined` where there is none. Text by text, because strings as long as all of them together are slow to
 * come by and long in memory.
 */
async function jsonOf(keys: readonly string[], textOf: TextOf): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  for (const key of keys) {
    const text = await textOf(key);
    const before = parts.length === 0 ? '{' : ',';
    if (text !== undefined)
      parts.push(Buffer.from(`${before}${JSON.stringify(key)}:${JSON.stringify(text)}`));
  }
  return parts.length === 0 ? undefined : Buffer.concat([...parts, Buffer.from('}')]);
}

const pack = promisify(gzip) as (json: Buffer, options: { level: number }) => Promise<Buffer>;

async function writeTexts(path: string, json: Buffer | undefined): Promise<void> {
  if (json === undefined) return rm(path, { force: true });
  await replaceFile(path, { bytes: await pack(json, { level: 1 }) });
}
