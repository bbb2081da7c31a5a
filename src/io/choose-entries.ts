/** Picks the entries of a zip that can be posts, by their names. */

import { byCodeUnits } from '../code-units.ts';
import { isHtmlName, isLitter, isPostsFolder, isPrivate } from './export-layout.ts';

/** An entry with its name as a clean relative path. */
export type Named = { readonly name: string };

/**
 * Entries in, those to be read out, sorted by name: the pages below any `posts/`; where there is no such
 * folder (the flat layout of 2017), the pages at the root, or in the one folder that holds everything.
 */
export function chooseEntries<T extends Named>(entries: readonly T[]): readonly T[] {
  const files = entries.map((entry) => ({ entry, path: entry.name.split('/') })).filter(isWanted);
  const inPosts = files.filter((file) => folders(file).some(isPostsFolder));
  const chosen = inPosts.length > 0 ? inPosts : atRoot(files);
  return chosen
    .filter((file) => isHtmlName(fileName(file)))
    .map((file) => file.entry)
    .sort((a, b) => byCodeUnits(a.name, b.name));
}

/**
 * The name of an entry as a path that cannot point anywhere: `/` between parts; no drive, no `.`, no `..`, no
 * empty part, whatever the zip says. A folder keeps its final `/`.
 */
export function cleanName(name: string): string {
  const slashed = name.replaceAll('\\', '/').replace(/^[a-z]:\//i, '');
  const path = slashed.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  return path.join('/') + (slashed.endsWith('/') && path.length > 0 ? '/' : '');
}

type File<T> = { readonly entry: T; readonly path: readonly string[] };

function isWanted(file: File<Named>): boolean {
  return !file.path.some(isLitter) && fileName(file) !== '';
}

function atRoot<T>(files: readonly File<T>[]): readonly File<T>[] {
  const root = commonFolder(files.map(folders));
  if (root.some(isPrivate)) return [];
  return files.filter((file) => folders(file).length === root.length && !isPrivate(fileName(file)));
}

function commonFolder(paths: readonly (readonly string[])[]): readonly string[] {
  const first = paths[0] ?? [];
  const differs = first.findIndex((part, depth) => paths.some((path) => path[depth] !== part));
  return differs < 0 ? first : first.slice(0, differs);
}

function folders(file: File<unknown>): readonly string[] {
  return file.path.slice(0, -1);
}

function fileName(file: File<unknown>): string {
  return file.path.at(-1) ?? '';
}
