/** A patch for the terminal. */
import { styleText } from 'node:util';
import { harmless } from './harmless.ts';

/**
 * The lines of one patch in git's colours, without line breaks; nothing in them can steer a terminal but our own colours.
 * A tab at the end of a name and the return of a Windows line end say nothing, and are left out.
 */
export function colouredDiff(lines: readonly string[], colour: boolean): string[] {
  const firstHunk = lines.findIndex((line) => line.startsWith('@@'));
  return lines.map((line, i) => {
    const shown = harmless(line.replace(/[\t\r]+$/, '').replaceAll('\t', '    '));
    return colour ? painted(shown, firstHunk >= 0 && i >= firstHunk) : shown;
  });
}

function painted(line: string, inHunk: boolean): string {
  if (!inHunk) return styleText('bold', line, { validateStream: false });
  if (line.startsWith('@@')) return styleText('cyan', line, { validateStream: false });
  if (line.startsWith('+')) return styleText('green', line, { validateStream: false });
  return line.startsWith('-') ? styleText('red', line, { validateStream: false }) : line;
}
