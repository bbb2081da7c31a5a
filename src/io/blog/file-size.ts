/** The size of a file that may not be there. */
import { stat } from 'node:fs/promises';

/** In bytes; `undefined` when there is no file. */
export async function fileSize(path: string): Promise<number | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ? stats.size : undefined;
}
