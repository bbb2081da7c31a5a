/** Writes the body of a response to a file, hashing it on the way: memory holds one batch, whatever the size. */

import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';

/** A body that came whole, as far as its reader could tell. `head` is its beginning: 256 KiB or all of it. */
export type Received = { readonly bytes: number; readonly sha256: string; readonly head: Buffer };

/** A body that did not: empty, larger than allowed, or with the error that ended it after so many bytes. */
export type Cut = {
  readonly bytes: number;
  readonly because: 'empty' | 'too-large' | { readonly error: unknown };
};

// One write for most files, and few for the others.
const batchBytes = 256 * 1024;

/**
 * Writes `body` to the new file `file`. A body that is empty, larger than `maxBytes`, or fails on its way is `Cut`
 * and leaves no file. It tells what arrives, and when nothing more is to come. It rejects only when the file cannot be written.
 */
export async function writeBody(
  body: AsyncIterable<Uint8Array>,
  file: string,
  maxBytes: number,
  on: { readonly onBytes: (bytes: number) => void; readonly onEnd: () => void },
): Promise<Received | Cut> {
  const hash = createHash('sha256');
  const output = openOutput(file);
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
      on.onBytes(next.value.byteLength);
      hash.update(next.value);
      await output.write(next.value);
    }
    on.onEnd();
    if (bytes === 0) return { bytes, because: 'empty' };
    const head = await output.flush();
    whole = true;
    return { bytes, sha256: hash.digest('hex'), head };
  } finally {
    await output.close();
    if (!whole) await rm(file, { force: true });
  }
}

function openOutput(file: string) {
  let handle: FileHandle | undefined;
  let head: Buffer | undefined;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;

  async function flush(): Promise<Buffer> {
    const batch = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    head ??= batch;
    handle ??= await open(file, 'wx');
    await handle.writeFile(batch);
    return head;
  }

  return {
    async write(chunk: Uint8Array): Promise<void> {
      waiting.push(chunk);
      waitingBytes += chunk.byteLength;
      if (waitingBytes >= batchBytes) await flush();
    },
    flush,
    close: async (): Promise<void> => handle?.close(),
  };
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
