/** Strong and emphasis. */
import { element } from '../element.ts';
import { canClose, canOpen, isPunctuation, isSpace } from '../flanking.ts';
import { type Construct, isBlock } from './construct.ts';

const CANONICAL: Readonly<Record<string, string>> = { strong: 'strong', b: 'strong', em: 'em', i: 'em' };

// Medium: <strong class="markup--strong markup--p-strong">…</strong>
export const emphasis: Construct = {
  name: 'emphasis',
  tags: Object.keys(CANONICAL),
  canonical: (source, to) => {
    const content = to.content(source);
    return content.some(isBlock) ? content : [element(CANONICAL[source.name] as string, {}, content)];
  },
};

/**
 * The delimiters around `content`, which stands between the characters `before` and `after` (empty at the edge of a line):
 * `**`, `_` (or `*` inside a word), and HTML where the rules for delimiter runs (CommonMark 6.2) would not let them open or
 * close, or where readers differ.
 */
export function delimiters(
  mark: 'strong' | 'em',
  before: string,
  content: string,
  after: string,
): readonly [string, string] {
  const [first, last] = [firstCharacter(content), lastCharacter(content)];
  const flanked = canOpen(before, first) && canClose(last, after);
  if (mark === 'strong') return flanked ? ['**', '**'] : ['<strong>', '</strong>'];
  // kramdown opens no `_` behind a hyphen; GFM takes a `_` before an e-mail address for a part of it.
  const apart = before !== '-' && [before, after].every((it) => isSpace(it) || isPunctuation(it));
  if (flanked && apart && !/^[\w.+-]+@/.test(content)) return ['_', '_'];
  // Runs of `*` that touch would grow together, and not every reader closes one that spans `**`.
  const clear = before !== '*' && after !== '*' && !content.includes('**') && first !== '*' && last !== '*';
  return flanked && clear ? ['*', '*'] : ['<em>', '</em>'];
}

function firstCharacter(content: string): string {
  return String.fromCodePoint(content.codePointAt(0) ?? 0);
}

function lastCharacter(content: string): string {
  return /[\uDC00-\uDFFF]$/.test(content) ? content.slice(-2) : content.slice(-1);
}
