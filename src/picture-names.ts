/** Names the files of a post's pictures. */
import { pictureExtension } from './image-address.ts';
import type { PictureRequest, Pictures } from './model.ts';

/** The folder of a post's pictures below the output folder, without a slash at its end. */
export function pictureFolder(slug: string): string {
  return `assets/blog/${slug}`;
}

/** The number of a picture by its file name; `undefined` when the name is not one of ours. */
export function pictureNumber(name: string): number | undefined {
  const number = /^asset-(\d+)\.\w+$/.exec(name)?.[1];
  return number === undefined ? undefined : Number(number);
}

export type NamedPicture = {
  readonly key: string;
  /** The file that holds the picture's bytes now. */
  readonly source: string;
  /** Path below the output folder, with forward slashes. */
  readonly path: string;
};

/**
 * `asset-<n>.<ext>` for every picture that was had, numbered in order of first appearance; one that could not be had keeps its
 * number, so that a later run changes no name. The extension of Medium's id stays while it names the type that came.
 */
export function namePictures(
  requests: readonly PictureRequest[],
  answers: Pictures,
  slug: string,
): readonly NamedPicture[] {
  return requests.flatMap(({ key, imageId }, i): NamedPicture[] => {
    const answer = answers.get(key);
    if (answer?.status !== 'had') return [];
    const extension = pictureExtension(imageId, answer.extension);
    return [{ key, source: answer.file, path: `${pictureFolder(slug)}/asset-${i + 1}.${extension}` }];
  });
}
