/** Paragraphs, drop caps included. */
import type { Element } from 'domhandler';
import { findWhere, hasText } from '../element.ts';
import { asBlock, type Construct } from './construct.ts';

// Medium: <p class="graf graf--p graf--hasDropCap"><span class="graf-dropCap">O</span>nce …</p>
// The span of a drop cap only styles its letter.
export const paragraph: Construct = {
  name: 'paragraph',
  tags: ['p'],
  canonical: (source, to) => (saysSomething(source) ? asBlock('p', to.content(source)) : []),
  rules: [{ tag: 'p', markdown: (content) => content }],
};

/** Whether there is anything to see: Medium writes an empty line as `<p class="graf--empty"><br></p>`. */
export function saysSomething(source: Element): boolean {
  return hasText(source) || findWhere(source, ({ name }) => SHOWN.has(name)) !== undefined;
}

const SHOWN = new Set(['img', 'iframe', 'script']);
