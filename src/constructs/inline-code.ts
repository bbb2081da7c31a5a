/** Code within a line. */
import { element } from '../element.ts';
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
 * where the content begins or ends with a backtick, or where a reader would strip its own spaces (CommonMark 6.1).
 */
export function codeSpan(code: string): string {
  const runs = new Set(Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const fence = '`'.repeat(length);
  const padded = /^`|`$/.test(code) || /^ .*[^ ].* $/s.test(code);
  return padded ? `${fence} ${code} ${fence}` : fence + code + fence;
}
