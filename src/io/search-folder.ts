/** Looks for exports in a folder: which files are zips and which pages may be posts, without reading any page. */

import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { byCodeUnits } from '../code-units.ts';
import { isHtmlName, isPostsFolder, isPrivate } from './export-layout.ts';
import { fileKind } from './file-kind.ts';
import { inputErrors } from './input-errors.ts';
import { type FolderItem, listFolder } from './list-folder.ts';
import { type LabelledFile, labelWithin } from './source.ts';

/** Something that posts may come from. */
export type Candidate = {
  readonly label: string;
  /** Folders in which `pictures/` may lie, as paths on disk. */
  readonly beside: readonly string[];
} & (
  | { readonly kind: 'zip'; readonly file: string }
  /** Pages of one folder. `claimed`: it is a posts/ folder, so that whatever lies there claims to be a post. */
  | { readonly kind: 'pages'; readonly claimed: boolean; readonly files: readonly LabelledFile[] }
);

const MAX_DEPTH = 2;

/**
 * Candidates in `folder` (called `label`) and down to two levels below it, sorted by label. The sub-folder `aside`
 * counts only where there is nothing else. Folders of an export other than posts/ are not entered.
 */
export async function searchFolder(
  folder: string,
  label: string,
  aside: string | undefined,
): Promise<readonly Candidate[]> {
  // Where it cannot be told, listing the folder says why.
  const real = await realpath(folder).catch(() => folder);
  const claimed = isPostsFolder(basename(folder));
  const place: Place = { folder, label, depth: 0, claimed, above: [real] };
  const found = await search(place, aside);
  const all = found.length > 0 || aside === undefined ? found : await search(place, undefined);
  return all.toSorted((a, b) => byCodeUnits(a.label, b.label));
}

type Place = {
  readonly folder: string;
  readonly label: string;
  readonly depth: number;
  readonly claimed: boolean;
  /** Real paths of this folder and those it was reached through. */
  readonly above: readonly string[];
};

async function search(place: Place, skipped: string | undefined): Promise<readonly Candidate[]> {
  const listed = await listFolder(place.folder, place.label);
  // A link that leads back would be followed for ever.
  const items = listed.filter(({ path }) => !place.above.includes(path));
  const folders = items.filter((item) => item.isFolder).map((item) => item.name);
  const files = items.filter((item) => !item.isFolder);
  const zips: FolderItem[] = [];
  for (const file of files) {
    if (mayBeZip(file.name, place.claimed) && (await isZip(file, place.label))) zips.push(file);
  }
  const below: Candidate[] = [];
  for (const { name, path, isFolder } of items) {
    if (!isFolder || name === skipped || !isEntered(name, place.depth)) continue;
    below.push(...(await search(within(place, name, path), undefined)));
  }
  return [
    ...zips.map((zip) => zipCandidate(place, zip)),
    ...pageCandidates(
      place,
      files.filter((file) => !zips.includes(file)),
      folders,
    ),
    ...below,
  ];
}

// Among the pages of a posts/ folder there is no zip to look for: thousands of files need not be opened.
function mayBeZip(name: string, claimed: boolean): boolean {
  if (/\.zip$/i.test(name) || /^medium-export/i.test(name)) return true;
  return !claimed && (isHtmlName(name) || !name.includes('.'));
}

async function isZip(file: FolderItem, folderLabel: string): Promise<boolean> {
  const label = labelWithin(folderLabel, file.name);
  const kind = await fileKind(file.path, label);
  if (kind !== 'zip' && /\.zip$/i.test(file.name)) throw inputErrors.noZip(label);
  return kind === 'zip';
}

function isEntered(name: string, depth: number): boolean {
  return isPostsFolder(name) || (depth < MAX_DEPTH && !isPrivate(name));
}

function within(place: Place, name: string, path: string): Place {
  return {
    folder: join(place.folder, name),
    label: labelWithin(place.label, name),
    depth: place.depth + 1,
    claimed: place.claimed || isPostsFolder(name),
    above: [...place.above, path],
  };
}

function zipCandidate(place: Place, zip: FolderItem): Candidate {
  return { kind: 'zip', label: labelWithin(place.label, zip.name), beside: [place.folder], file: zip.path };
}

function pageCandidates(
  place: Place,
  files: readonly FolderItem[],
  folders: readonly string[],
): readonly Candidate[] {
  // Beside posts/ lie Medium's other pages. Without it this is posts/ itself, the flat layout of 2017 or no export.
  if (folders.some(isPostsFolder)) return [];
  const pages = files
    .filter((file) => isHtmlName(file.name) && (place.claimed || !isPrivate(file.name)))
    .map((file) => ({ file: file.path, label: labelWithin(place.label, file.name) }));
  const isExport = place.claimed || folders.includes('profile');
  if (pages.length === 0 && !isExport) return [];
  const beside = place.claimed ? [place.folder, dirname(place.folder)] : [place.folder];
  return [{ kind: 'pages', label: place.label, beside, claimed: isExport, files: pages }];
}
