/** Counts the lines of a text. */

/** How many lines a text has, the last one with or without its end; one that is not there has none. */
export function countLines(text = ''): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
