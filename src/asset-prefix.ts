/** Reads what users write after `--asset-prefix`. */

/** What stands before `assets/…`: `/` and `/blog` as folders with a slash at their end, nothing as nothing. */
export function readAssetPrefix(prefix: string): string {
  return prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
}
