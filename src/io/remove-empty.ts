/** A run that could not start leaves no folder behind. */
import { rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Removes folders that were made for a run and are still empty, from the innermost to the outermost: what `mkdir` gave back. */
export async function removeEmpty(innermost: string, outermost: string | undefined): Promise<void> {
  if (outermost === undefined) return;
  for (
    let folder = resolve(innermost);
    folder.length >= resolve(outermost).length;
    folder = dirname(folder)
  ) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}
