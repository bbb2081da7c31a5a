/** Counts the lines of a file as it is compared. */
import { withoutStyle } from './text-hash.ts';

/** How many lines a file has; one that is not there has none. */
export function countLines(text = ''): number {
  return text === '' ? 0 : withoutStyle(text).split('\n').length - 1;
}
