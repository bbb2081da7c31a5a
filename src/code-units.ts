/** The order of names. */

/** Orders by UTF-16 code units, for `sort`: no locale and no file system may decide about an output. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
