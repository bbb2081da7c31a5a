/** Reads a file the user saved, whatever its encoding. */

import { createReadStream } from 'node:fs';
import type { PageFailure } from '../page-messages.ts';
import { decodeText } from './decode-text.ts';
import type { ImportText } from './open-import.ts';

// Pages saved with their pictures inside have some MB; nothing that people save is near this.
const mostBytes = 64 * 2 ** 20;

/** The text of a file; a failure where it cannot be read, is too large, or is another thing than a page. */
export async function readSavedFile(path: string): Promise<ImportText | PageFailure> {
  try {
    const bytes = await bytesOf(createReadStream(path));
    if (bytes === 'too-large') return { ok: false, code: 'too-large', detail: 'more than 64 MB' };
    if (bytes.toString('latin1', 0, 4) === 'PK\x03\x04') return zip(path);
    return { ok: true, text: decodeText(bytes), about: {} };
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? reasonOf(String(error.code)) : String(error);
    return { ok: false, code: 'unreadable', detail };
  }
}

/** All bytes of a stream, or that there are more than anybody saves. */
export async function bytesOf(
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Buffer | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.byteLength;
    if (length > mostBytes) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function zip(path: string): PageFailure {
  const message = `${path} is a zip. If it is your export from Medium, import it whole: medium-migrate migrate ${path}.`;
  return { ok: false, code: 'not-html', detail: 'a zip', message };
}

function reasonOf(code: string): string {
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return code === 'ENOENT' ? 'it is not there any more' : code;
}
