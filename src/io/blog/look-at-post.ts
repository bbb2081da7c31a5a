/** Looks whether the files of a post are as we wrote them. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashTextBytes, sameText, type TextHash } from '../../text-hash.ts';

/** Files of a post, by their paths below the output folder. */
export type PostFiles = {
  readonly file: string;
  /** The text that we wrote last; absent when the user's file has always been in its place. */
  readonly wrote?: TextHash;
  readonly pictures: readonly string[];
};

export type SeenFiles = {
  readonly state: 'keep' | 'yours' | 'deleted';
  /** Of each picture, in bytes; `undefined` where there is no file. */
  readonly pictures: readonly (number | undefined)[];
};

// Synchronous: a post is looked at in less time than a turn of the event loop takes.
export function lookAtPost(output: string, { file, wrote, pictures }: PostFiles): SeenFiles {
  return {
    state: stateOf(join(output, file), wrote),
    pictures: pictures.map((picture) => sizeOf(join(output, picture))),
  };
}

function stateOf(path: string, wrote: TextHash | undefined): SeenFiles['state'] {
  const bytes = bytesOf(path);
  if (bytes === undefined) return wrote === undefined ? 'yours' : 'deleted';
  return bytes !== 'blocked' && sameText(wrote, hashTextBytes(bytes)) ? 'keep' : 'yours';
}

/** `blocked`: something else is in its place, or in the place of one of its folders. */
function bytesOf(path: string): Buffer | 'blocked' | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) return 'blocked';
    return stats && readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return 'blocked';
    if (code === 'ENOENT') return undefined;
    throw error;
  }
}

function sizeOf(path: string): number | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.size : undefined;
  } catch {
    return undefined;
  }
}
