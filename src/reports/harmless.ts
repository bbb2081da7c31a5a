/** Makes a line of somebody's text safe for a terminal. */

/** Control characters, and those that turn the direction of a line, made visible: texts and addresses are anybody's. */
export function harmless(line: string): string {
  return line.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
