/** Reads what an earlier run wrote. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureNumber } from '../picture-names.ts';
import { ignoreMissing } from './ignore-missing.ts';

/** The text of a file of the blog, without a byte order mark; `undefined` when there is none. */
export async function readPost(output: string, file: string): Promise<string | undefined> {
  const text = await readFile(join(output, file), 'utf8').catch(ignoreMissing);
  return text?.replace(/^\uFEFF/, '');
}

/** The pictures in a folder of the blog: by their number, the path below the output folder. */
export async function listPictures(output: string, folder: string): Promise<ReadonlyMap<number, string>> {
  const names = (await readdir(join(output, folder)).catch(ignoreMissing)) ?? [];
  return new Map(
    names.sort().flatMap((name): [number, string][] => {
      const number = pictureNumber(name);
      return number === undefined ? [] : [[number, `${folder}/${name}`]];
    }),
  );
}
