/** Line breaks inside a block. Two in a row are a new paragraph; see `inline-markdown.ts`. */
import { element } from '../element.ts';
import type { Construct } from './construct.ts';

export const lineBreak: Construct = {
  name: 'line-break',
  tags: ['br'],
  canonical: () => [element('br', {})],
};

/** A break that keeps the paragraph: two spaces at the end of a line (CommonMark 6.7). */
export const HARD_BREAK = '  \n';

/** A break where no line may end, as in a heading; closed for MDX. */
export const BREAK_TAG = '<br />';
