/** What it means that a file is not there. */

/**
 * To be given to `catch`: `undefined` when the path leads to no file, since nothing, a folder, or a file for a folder is there.
 * Throws every other error.
 */
export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return undefined;
  throw error;
}
