/** From a path as the user typed it to everything there that posts may come from. */

import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, normalize, resolve, sep } from 'node:path';
import type { InputError } from '../errors.ts';
import { similarNames } from '../similar-names.ts';
import { isHtmlName, isPostsFolder } from './export-layout.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import { asInputError, inputErrors } from './input-errors.ts';
import { type Candidate, searchFolder } from './search-folder.ts';
import { labelWithin } from './source.ts';

/** What a path leads to. `label` is the path tidied; `candidates` may be empty only for a folder. */
export type Found = {
  readonly label: string;
  readonly candidates: readonly Candidate[];
  /** The file is nothing that Medium makes: an error if it is all that was given, else `export/*` caught one file too many. */
  readonly foreign?: InputError;
};

/** Looks at `path`; see `searchFolder` for `aside`. Throws an InputError for what cannot be an export. */
export async function findCandidates(path: string, aside: string | undefined): Promise<Found> {
  if (/^https?:\/\//i.test(path)) throw inputErrors.isAddress(path);
  const label = tidy(path);
  const stats = await existing(path, label);
  if (stats.isDirectory()) return { label, candidates: await searchFolder(resolve(path), label, aside) };
  if (!stats.isFile()) throw inputErrors.neitherFileNorFolder(label);
  const kind = await fileKind(path, label);
  if (kind === 'other' && !isHtmlName(path) && !/\.zip$/i.test(path)) {
    return { label, candidates: [], foreign: inputErrors.noArchiveNorPage(label) };
  }
  return { label, candidates: [await fileCandidate(path, label, kind)] };
}

/** The path as typed, without `./`, doubled or final separators, with `/` between its parts. */
function tidy(path: string): string {
  const normal = normalize(path).split(sep).join('/');
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

async function existing(path: string, label: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) throw asInputError(error, label);
    const folder = dirname(label);
    const names = await readdir(dirname(path)).catch(() => []);
    throw inputErrors.missing(
      label,
      similarNames(basename(path), names).map((name) => labelWithin(folder, name)),
    );
  }
}

async function fileCandidate(path: string, label: string, kind: FileKind): Promise<Candidate> {
  if (kind === 'empty') throw inputErrors.emptyFile(label);
  if (kind !== 'zip' && /\.zip$/i.test(path)) throw inputErrors.noZip(label);
  const file = await realpath(path);
  const folder = dirname(resolve(path));
  if (kind === 'zip') return { kind, label, file, beside: [folder] };
  const beside = isPostsFolder(basename(folder)) ? [folder, dirname(folder)] : [folder];
  return { kind: 'pages', label, beside, claimed: false, files: [{ file, label }] };
}
