/** Headings keep the level that Medium gave them. */
import type { Element } from 'domhandler';
import { findFirst, textOf } from '../element.ts';
import { asBlock, type Construct, type Rule } from './construct.ts';

// Medium: <h3 class="graf graf--h3">…</h3>; h1, h5 and h6 occur in hand-made pages only.
export const heading: Construct = {
  name: 'heading',
  tags: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  canonical: (source, to) => (showsSomething(source) ? asBlock(level(source), to.content(source)) : []),
  rules: ['h2', 'h3', 'h4'].map(
    (tag): Rule => ({ tag, markdown: (content) => `${'#'.repeat(Number(tag[1]))} ${content}` }),
  ),
};

function level(source: Element): string {
  return `h${Math.min(4, Math.max(2, Number(source.name[1])))}`;
}

/** Unlike a paragraph, a heading of hard spaces spaces nothing out. */
function showsSomething(source: Element): boolean {
  return textOf(source).trim() !== '' || findFirst(source, 'img') !== undefined;
}
