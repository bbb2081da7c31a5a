/** A picture from the user's own folders, checked like one from the network. */

import { stat } from 'node:fs/promises';
import type { PictureAnswer } from '../../model.ts';
import { hashFile } from '../hash-file.ts';
import type { PictureFolders } from './picture-folders.ts';

/**
 * The first file for `imageId` that is a picture; undefined when there is none. A file that is none, or cannot be
 * read, is passed over.
 */
export async function findOwnPicture(
  folders: PictureFolders,
  imageId: string,
): Promise<PictureAnswer | undefined> {
  for (const file of await folders.find(imageId)) {
    try {
      const stats = await stat(file);
      // A link may lead to a pipe, which would never end.
      if (!stats.isFile()) continue;
      const { inspectPicture } = await import('./inspect-picture.ts');
      const found = await inspectPicture(file);
      if ('fault' in found) continue;
      return {
        status: 'had',
        file,
        ...found,
        bytes: stats.size,
        sha256: await hashFile(file),
        from: 'disk',
      };
    } catch {
      // Moved away or locked since the folder was listed: the next best source serves.
    }
  }
  return undefined;
}
