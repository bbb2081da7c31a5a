/** Opens what the user gave as input, whatever form it has, as one list of pages. */

import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { InputError } from '../errors.ts';
import { type Found, findCandidates } from './find-candidates.ts';
import { inputErrors, listed } from './input-errors.ts';
import { listFolder } from './list-folder.ts';
import { openPageReader, pageOf } from './page-reader.ts';
import type { PageRef } from './page-ref.ts';
import type { Candidate } from './search-folder.ts';
import type { SizeLimits, Source } from './source.ts';

/** An opened Medium export: one or several archives, whose pages are read when they are needed. */
export type MediumExport = {
  /** What may be posts (and only these) in a stable order: inputs as given, paths sorted within each. */
  readonly refs: readonly PageRef[];
  /** `pictures/` folders found beside the posts (absolute paths). */
  readonly pictureFolders: readonly string[];
  /** The archives, folders and files that were taken, for the summary: `medium-export.zip`. */
  readonly archives: readonly string[];
  /** Files given beside them that are nothing Medium makes. */
  readonly leftOut: readonly string[];
  readonly limits: SizeLimits;
};

// Medium's longest pages have some MB; these are far from any honest export and near enough to stop a bomb.
export const LIMITS: SizeLimits = { page: 64 * 2 ** 20, archive: 4 * 2 ** 30 };

/**
 * Opens zips, folders and single posts at `paths`, as typed. `aside` names a sub-folder that counts only where the
 * given folder holds no other export (the sample in `input/`). Nothing is given twice, however often a path
 * leads to it. Throws an InputError unless every path leads to at least one post and everything found is readable;
 * a file that is neither zip nor HTML is only left out where another path leads to posts.
 */
export async function openExport(
  paths: readonly string[],
  options: { readonly aside?: string } = {},
  limits: SizeLimits = LIMITS,
): Promise<MediumExport> {
  if (paths.length === 0) throw inputErrors.nothingGiven();
  const seen = new Set<string>();
  const opened: Opened[] = [];
  const foreign: InputError[] = [];
  const leftOut: string[] = [];
  for (const path of paths) {
    const found = await findCandidates(path, options.aside);
    if (found.foreign) {
      foreign.push(found.foreign);
      leftOut.push(found.label);
    } else opened.push(...(await openFound(path, found, seen, limits)));
  }
  if (opened.length === 0 && foreign[0]) throw foreign[0];
  return {
    leftOut,
    limits,
    refs: opened.flatMap(({ source }) => source.refs),
    pictureFolders: await pictureFolders(opened),
    archives: opened.map(({ source }) => source.label),
  };
}

type Opened = { readonly source: Source; readonly beside: readonly string[] };

async function openFound(
  path: string,
  { label, candidates }: Found,
  seen: Set<string>,
  limits: SizeLimits,
): Promise<readonly Opened[]> {
  const fresh = candidates
    .map((candidate) => withoutSeen(candidate, seen))
    .filter((one) => one !== undefined);
  const opened: Opened[] = [];
  const useless: Source[] = [];
  for (const candidate of fresh) {
    const source = await openSource(candidate);
    if (hasPost(source, limits)) opened.push({ source, beside: candidate.beside });
    else useless.push(source);
  }
  const seenBefore = fresh.length < candidates.length;
  if (opened.length === 0 && !seenBefore) throw await nothingIn(path, label, useless);
  return opened;
}

/** The candidate with the files that no path led to before, or undefined if there are none. */
function withoutSeen(candidate: Candidate, seen: Set<string>): Candidate | undefined {
  const isFresh = (file: string) => !seen.has(file) && seen.add(file);
  if (candidate.kind === 'zip') return isFresh(candidate.file) ? candidate : undefined;
  const files = candidate.files.filter(({ file }) => isFresh(file));
  return files.length > 0 || candidate.files.length === 0 ? { ...candidate, files } : undefined;
}

async function openSource(candidate: Candidate): Promise<Source> {
  const { label } = candidate;
  if (candidate.kind === 'zip') {
    const { openZip } = await import('./open-zip.ts');
    return openZip(candidate.file, label);
  }
  const { files, claimed } = candidate;
  return {
    label,
    refs: files.map(({ file, label: path }) => ({ path, name: basename(path), claimed, at: { file } })),
    noPosts: () => {
      if (claimed) return inputErrors.noPostsInExport(label);
      if (files[0]?.label === label) return inputErrors.noPost(label);
      return inputErrors.noExportInFolder(
        label,
        `${listed(files.map((file) => file.label))}, none of them a post`,
      );
    },
  };
}

function hasPost({ refs }: Source, limits: SizeLimits): boolean {
  const reader = openPageReader(limits.page);
  try {
    return refs.some((ref) => pageOf(ref, reader.bytes(ref)) !== undefined);
  } finally {
    reader.close();
  }
}

async function nothingIn(path: string, label: string, useless: readonly Source[]): Promise<Error> {
  const [only, ...others] = useless;
  if (only !== undefined && others.length === 0) return only.noPosts();
  if (only !== undefined) {
    return inputErrors.noExportInFolder(
      label,
      `${listed(useless.map((one) => one.label))}, none with a post`,
    );
  }
  const items = await listFolder(path, label);
  if (items.length === 0) return inputErrors.emptyFolder(label);
  return inputErrors.noExportInFolder(label, listed(items.map((item) => item.name)));
}

async function pictureFolders(opened: readonly Opened[]): Promise<readonly string[]> {
  const folders = new Set(opened.flatMap(({ beside }) => beside.map((folder) => join(folder, 'pictures'))));
  const found: string[] = [];
  for (const folder of folders) {
    const isFolder = await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (isFolder) found.push(folder);
  }
  return found;
}
