/** Somebody's text within a Markdown report. */

/**
 * As code on one line, whatever backticks are in it; fit for a cell of a table. Anything but code is taken for markup, or,
 * by GitHub, for a mention or an address.
 */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  const fence = '`'.repeat(longestRun(line) + 1);
  const edge = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  // GFM takes the backslash off a bar within a cell, even in code.
  return line === '' ? '' : `${fence}${edge}${line.replaceAll('|', '\\|')}${edge}${fence}`;
}

/** A block of code in a fence that is longer than any in it. */
export function markdownFence(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (it) =>
    /\s/.test(it) ? ' ' : '\uFFFD',
  );
}
