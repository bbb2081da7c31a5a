/** What becomes of a post's pictures, in words. */
import type { PictureChange } from '../change.ts';
import { fileSize } from './file-size.ts';

type Kept = Extract<PictureChange, { readonly state: unknown }>;

const WORDS: Readonly<Record<Exclude<Kept['state'], 'keep'>, string>> = {
  create: 'comes',
  update: 'changes',
  yours: 'was changed by you, and stays',
  conflict: 'differs from yours, which stays',
  deleted: 'was deleted by you, and stays away',
  orphan: 'is no longer shown; its file stays',
};

export type PictureLine = { readonly name: string; readonly said: string };

/** One for each picture that does not simply stay: its file name, or its address where it has no file, and what becomes of it. */
export function pictureLines(pictures: readonly PictureChange[]): PictureLine[] {
  return pictures.flatMap((picture) => {
    if ('failed' in picture) return [{ name: picture.url, said: `is missing (${picture.failed})` }];
    if (picture.state === 'keep') return [];
    const more = [
      ...(picture.bytes === undefined ? [] : [fileSize(picture.bytes)]),
      ...(picture.assumed ? ['assumed'] : []),
    ];
    const name = picture.file.split('/').at(-1) ?? picture.file;
    return [{ name, said: `${WORDS[picture.state]}${more.length === 0 ? '' : ` (${more.join(', ')})`}` }];
  });
}
