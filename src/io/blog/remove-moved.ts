/** Removes a file from its old place after it was written in a new one. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from './hash-of.ts';
import type { MovedFile } from './journal.ts';

/** Leaves the file where it is when it was changed since its text was read. */
export async function removeMoved(output: string, { file, sha256 }: MovedFile): Promise<void> {
  if ((await hashOf(join(output, file))) === sha256) await rm(join(output, file), { force: true });
}
