/** The user's own folders of pictures, searched by image id. */

import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';

export type PictureFolders = {
  /**
   * The files whose name is that of the image id, best first: with the id's extension, then with any other or none.
   * The id's `*` may be `_`, `-`, `%2A` or nothing. Rejects when a folder is there but cannot be read.
   */
  readonly find: (imageId: string) => Promise<readonly string[]>;
};

/** Reads nothing yet; each folder, with what lies below it, is listed once. A folder that does not exist is empty. */
export function openPictureFolders(folders: readonly string[]): PictureFolders {
  let index: Promise<Index> | undefined;
  return {
    async find(imageId) {
      if (folders.length === 0) return [];
      index ??= indexFolders(folders);
      return filesOf(await index, imageId);
    },
  };
}

// Both by the name without its star: files by their whole name, and by their name without extension.
type Index = {
  readonly byName: ReadonlyMap<string, string[]>;
  readonly byStem: ReadonlyMap<string, string[]>;
};

async function indexFolders(folders: readonly string[]): Promise<Index> {
  const byName = new Map<string, string[]>();
  const byStem = new Map<string, string[]>();
  for (const folder of folders) {
    for (const path of await filesBelow(folder)) {
      const { base, name } = parse(path);
      add(byName, withoutStar(base), path);
      add(byStem, withoutStar(name), path);
    }
  }
  return { byName, byStem };
}

function filesOf({ byName, byStem }: Index, imageId: string): readonly string[] {
  const key = withoutStar(imageId);
  const stem = key.replace(/\.\w*$/, '');
  const found = [...(byName.get(key) ?? []), ...(byStem.get(stem) ?? [])];
  return [...new Set(found)];
}

// 1*abc.png, saved as 1_abc.png, 1-abc.png, 1%2Aabc.png or 1abc.png
function withoutStar(name: string): string {
  return name.replace(/^(\d)(?:\*|_|-|%2A)/i, '$1');
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
    return files.map((entry) => join(entry.parentPath, entry.name)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function add(map: Map<string, string[]>, key: string, path: string): void {
  const paths = map.get(key);
  if (paths) paths.push(path);
  else map.set(key, [path]);
}
