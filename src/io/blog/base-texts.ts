/**
 * The base texts: of every post the text that we wrote last, which a merge begins with. Some posts in each file, so that a run which
 * changes one post writes little.
 */
import { readFileSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { byCodeUnits } from '../../code-units.ts';
import { groupBy } from '../../group-by.ts';
import { shareOut } from '../../share-out.ts';
import { removeEmpty } from '../remove-empty.ts';
import { replaceFile } from '../write-file.ts';
import { type RecordWriter, readRecords, recordWriter } from './records.ts';

type Group = readonly [name: string, keys: readonly string[]];
type Texts = ReadonlyMap<string, Buffer>;

export type BaseTexts = {
  /** The text under a key; `undefined` where there is none, and where its file is damaged. */
  readonly read: (key: string) => Buffer | undefined;
  /**
   * Brings the files up to date in which a `changed` key is: of the `keys` that are to be there, `textOf`, which may ask `read`, is called
   * once for each that is in such a file; what it gives need not be valid for longer.
   */
  readonly write: (
    keys: Iterable<string>,
    changed: Iterable<string>,
    textOf: (key: string) => Buffer | undefined,
  ) => Promise<void>;
};

/** @param folder made when there is something to write */
export function openBaseTexts(folder: string): BaseTexts {
  let [lastName, lastTexts]: [string, Texts] = ['', new Map()];
  return {
    read(key) {
      const name = fileOf(key);
      if (name !== lastName) [lastName, lastTexts] = [name, readTexts(join(folder, name))];
      return lastTexts.get(key);
    },
    async write(keys, changed, textOf) {
      const [present, touched] = [new Set(keys), new Set(changed)];
      await mkdir(folder, { recursive: true });
      const writers: RecordWriter[] = [];
      const writeGroup = async ([name, members]: Group) => {
        const records = writers.pop() ?? recordWriter();
        for (const key of members.filter((it) => present.has(it)).sort(byCodeUnits)) {
          const text = textOf(key);
          if (text) records.add({ key }, text);
        }
        const bytes = records.take();
        if (bytes.length === 0) await rm(join(folder, name), { force: true });
        else await replaceFile(join(folder, name), { bytes });
        writers.push(records);
      };
      const groups = [...groupBy([...new Set([...present, ...touched])], fileOf)].filter(([, members]) =>
        members.some((key) => touched.has(key)),
      );
      // While the system writes some, the next is put together.
      const hand = { take: (some: readonly Group[]) => Promise.all(some.map(writeGroup)), load: () => 0 };
      for await (const _ of shareOut(groups, { size: 1, ahead: 3 }, [hand]));
      lastName = '';
      await removeEmpty(folder, folder);
    },
  };
}

/** 256 files: each is small even where there are 10,000 posts. */
function fileOf(key: string): string {
  return `${(crc32(key) >>> 24).toString(16).padStart(2, '0')}.texts`;
}

/** Without a file that can be read there is nothing to merge with, which every merge has to live with. */
function readTexts(path: string): Texts {
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return new Map();
    const records = [...readRecords(readFileSync(path))];
    return new Map(records.flatMap(({ value, text }) => (text ? [[String(value.key), text]] : [])));
  } catch {
    return new Map();
  }
}
