/** Counts the lines of a text. */

/** How many lines a text, or its bytes, has, the last one with or without its end; one that is not there has none. */
export function countLines(text: string | Buffer = ''): number {
  let [lines, start] = [0, 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
    lines++;
    start = at + 1;
  }
  return start < text.length ? lines + 1 : lines;
}
