/** Names the files of a post's pictures. */
import { pictureExtension } from './image-address.ts';
import type { PictureRequest, Pictures } from './model.ts';

/** The number of a picture by its file name; `undefined` when the name is not one of ours. */
export function pictureNumber(name: string): number | undefined {
  const number = /^asset-(\d+)\.\w+$/.exec(name)?.[1];
  return number === undefined ? undefined : Number(number);
}

export type NamedPicture = {
  readonly key: string;
  readonly number: number;
  /** Path below the output folder, with forward slashes; absent for a picture that could not be had. */
  readonly path?: string;
};

/**
 * `asset-<n>.<ext>` for every picture, in `folder`. A picture keeps the number that it has in `known`; new ones get the next that were
 * never given, in order of first appearance. One that could not be had has its number, too, so that a later run changes no name. The
 * extension of Medium's id stays while it names the type that came.
 */
export function namePictures(
  requests: readonly PictureRequest[],
  answers: Pictures,
  folder: string,
  known: ReadonlyMap<string, { readonly number: number }> = new Map(),
): readonly NamedPicture[] {
  let last = Math.max(0, ...[...known.values()].map(({ number }) => number));
  return requests.map(({ key, imageId }): NamedPicture => {
    const number = known.get(key)?.number ?? ++last;
    const answer = answers.get(key);
    if (answer === undefined || answer.status === 'failed') return { key, number };
    const extension = pictureExtension(imageId, answer.extension);
    return { key, number, path: `${folder}/asset-${number}.${extension}` };
  });
}
