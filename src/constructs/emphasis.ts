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

/** What stands around a mark: one character each, empty at the edge of a line. */
export type Surroundings = {
  readonly before: string;
  readonly first: string;
  readonly last: string;
  readonly after: string;
  /** Whether a `*` of another mark touches this one: runs of `*` would grow together. */
  readonly touchesStar: boolean;
};

/**
 * The delimiters around strong or emphasised text: `**`, `_` (or `*` inside a word), and HTML where the rules for
 * delimiter runs (CommonMark 6.2) would not let them open or close.
 */
export function delimiters(mark: 'strong' | 'em', around: Surroundings): readonly [string, string] {
  const flanked = canOpen(around.before, around.first) && canClose(around.last, around.after);
  if (mark === 'strong') return flanked ? ['**', '**'] : ['<strong>', '</strong>'];
  const apart = [around.before, around.after].every((it) => isSpace(it) || isPunctuation(it));
  if (flanked && apart) return ['_', '_'];
  return flanked && !around.touchesStar ? ['*', '*'] : ['<em>', '</em>'];
}
