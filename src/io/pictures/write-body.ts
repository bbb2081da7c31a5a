/** Writes the body of a response to a file, hashing it on the way: memory holds one chunk, whatever the size. */

import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';

/** A body that came whole, as far as its reader could tell. */
export type Received = { readonly bytes: number; readonly sha256: string };

/** A body that did not: empty, larger than allowed, or with the error that ended it after so many bytes. */
export type Cut = {
  readonly bytes: number;
  readonly because: 'empty' | 'too-large' | { readonly error: unknown };
};

/**
 * Writes `body` to the new file `file`. A body that is empty, larger than `maxBytes`, or fails on its way is `Cut` and leaves no
 * file; rejects only when the file cannot be written.
 */
export async function writeBody(
  body: AsyncIterable<Uint8Array>,
  file: string,
  maxBytes: number,
  onBytes: (bytes: number) => void,
): Promise<Received | Cut> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx');
  let bytes = 0;
  let whole = false;
  try {
    const chunks = body[Symbol.asyncIterator]();
    for (;;) {
      const next = await nextOrError(chunks);
      if ('error' in next) return { bytes, because: next };
      if (next.done) break;
      bytes += next.value.byteLength;
      if (bytes > maxBytes) return { bytes, because: 'too-large' };
      onBytes(next.value.byteLength);
      hash.update(next.value);
      await handle.writeFile(next.value);
    }
    if (bytes === 0) return { bytes, because: 'empty' };
    whole = true;
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await handle.close();
    if (!whole) await rm(file, { force: true });
  }
}

// What the network does is a value, so that what is thrown is the disk's.
async function nextOrError(
  chunks: AsyncIterator<Uint8Array>,
): Promise<IteratorResult<Uint8Array> | { readonly error: unknown }> {
  try {
    return await chunks.next();
  } catch (error) {
    return { error };
  }
}
