/** Code within a line. */
import { element } from '../element.ts';
import { isSpace } from '../flanking.ts';
import { type Construct, isBlock } from './construct.ts';

// Medium: <code class="markup--code markup--p-code">…</code>, with strong, em, a and br inside now and then
export const inlineCode: Construct = {
  name: 'inline-code',
  tags: ['code', 'kbd', 'samp', 'tt'],
  canonical: (source, to) => {
    const content = to.content(source);
    return content.some(isBlock) ? content : [element('code', {}, content)];
  },
};

/**
 * A code span around `code` (one line). Its fence is longer than any run of backticks inside; a space is put on both sides
 * where the content begins or ends with a backtick, or where a reader would strip its own spaces (CommonMark 6.1). kramdown
 * takes a single backtick between spaces for text; `before` is the character before the span.
 */
export function codeSpan(code: string, before: string): string {
  const longest = code.includes('`') ? longestTicks(code) : 0;
  const padded = /^`|`$/.test(code) || /^ .*[^ ].* $/s.test(code);
  const amidSpaces = isSpace(before) && (padded || code.startsWith(' '));
  const fence = '`'.repeat(Math.max(longest + 1, amidSpaces ? 2 : 1));
  return padded ? `${fence} ${code} ${fence}` : fence + code + fence;
}

function longestTicks(code: string): number {
  let longest = 0;
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
