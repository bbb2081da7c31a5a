/** Looks whether a picture of the blog is one. */

/** What is wrong with the picture file at `path`: that it is not there, or what it is instead; `undefined` when nothing is. */
export async function pictureFault(path: string): Promise<string | undefined> {
  try {
    const { inspectPicture } = await import('./pictures/inspect-picture.ts');
    const inspection = await inspectPicture(path);
    return 'fault' in inspection ? inspection.fault : undefined;
  } catch {
    return 'no file that can be read';
  }
}
