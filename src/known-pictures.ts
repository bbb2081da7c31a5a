/** Answers for the pictures that an earlier run has put into the blog, so that nobody is asked for them again. */

import { pictureExtension } from './image-address.ts';
import type { LockPicture } from './lock-file.ts';
import type { PictureAnswer, PictureRequest } from './model.ts';

/**
 * The answer that the lock file holds; `undefined` when the picture has to be asked for. `fileOf` gives the path of a file of the blog.
 * A file that the user deleted is one that we had: the text still names it.
 */
export function knownAnswer(
  picture: LockPicture | undefined,
  fileOf: (file: string) => string,
): PictureAnswer | undefined {
  if (picture === undefined || 'failed' in picture || picture.wrote === undefined) return undefined;
  // A better copy may be had, or the user has to choose between theirs and ours.
  if (picture.makeshift || picture.offered) return undefined;
  const { file, wrote, type, bytes, width, height } = picture;
  const pixels = width === undefined || height === undefined ? {} : { width, height };
  return {
    status: 'had',
    file: fileOf(file),
    extension: type,
    bytes,
    sha256: wrote,
    ...pixels,
    from: 'blog',
  };
}

/**
 * What a dry run says of a picture that is not on disk: a failure that the lock file tells of would come again; of all others it is
 * assumed that they can be had, and that their ids tell their type.
 */
export function predictedAnswer(
  { imageId, url }: PictureRequest,
  picture: LockPicture | undefined,
): PictureAnswer {
  if (picture && 'failed' in picture)
    return { status: 'failed', reason: picture.failed, detail: picture.detail };
  const named = /\.(\w{3,4})$/.exec(imageId ?? url.replace(/[?#].*$/, ''))?.[1] ?? 'jpg';
  return { status: 'assumed', extension: pictureExtension(imageId, named.toLowerCase()) };
}
