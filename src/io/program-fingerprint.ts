/** Tells one state of this program from another. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Hash of the code itself, as whoever updates from a repository gets new code under the same version. Some milliseconds. */
export function programFingerprint(): string {
  known ??= readFingerprint();
  return known;
}

// What runs is what was loaded, whatever becomes of the files meanwhile.
let known: string | undefined;

// Synchronous, as all that is small here: hundreds of files would each take a turn of the event loop.
function readFingerprint(): string {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /(?<!\.d)\.[jt]s$/.test(entry.name));
  const hash = createHash('sha256');
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}
