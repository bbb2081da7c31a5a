/** Counts the lines of a text. */

/** How many lines a text, or its bytes, has, the last one with or without its end; one that is not there has none. */
export function countLines(text: string | Buffer = ''): number {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  let lines = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === NEWLINE) lines++;
  return bytes.length === 0 || bytes.at(-1) === NEWLINE ? lines : lines + 1;
}

const NEWLINE = 10;
