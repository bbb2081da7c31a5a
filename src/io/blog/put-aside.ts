/** Keeps a copy of a file under the state folder, so that what replaces it takes nothing away. */
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { STATE_FOLDER } from '../../lock-file.ts';
import { hashOf } from './hash-of.ts';

/**
 * Copies `file` of the output folder to `.medium-migrate/<folder>/<file>`, beside earlier copies with other content. Returns the copy's
 * path below the output folder.
 */
export async function putAside(output: string, file: string, folder: string): Promise<string> {
  const hash = await hashOf(join(output, file));
  for (let n = 1; ; n++) {
    const { dir, name, ext } = posix.parse(file);
    const copy = posix.join(STATE_FOLDER, folder, dir, `${name}${n === 1 ? '' : `.${n}`}${ext}`);
    const there = await hashOf(join(output, copy));
    if (there === hash) return copy;
    if (there !== undefined) continue;
    await mkdir(dirname(join(output, copy)), { recursive: true });
    await copyFile(join(output, file), join(output, copy));
    return copy;
  }
}
