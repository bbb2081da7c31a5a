/** Headings keep the level that Medium gave them, or all go up by one. */
import type { Element } from 'domhandler';
import { findFirst, textOf } from '../element.ts';
import { asBlock, type Construct, type Printing, type Rule } from './construct.ts';

// Medium: <h3 class="graf graf--h3">…</h3>; h1, h5 and h6 occur in hand-made pages only.
export const heading: Construct = {
  name: 'heading',
  tags: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  canonical: (source, to) => (showsSomething(source) ? asBlock(level(source), to.content(source)) : []),
  rules: ['h2', 'h3', 'h4'].map(
    (tag): Rule => ({
      tag,
      markdown: (content, _, to) => `${'#'.repeat(printedLevel(Number(tag[1]), to))} ${content}`,
    }),
  ),
};

/** With `--shift-headings` one level up; the first belongs to the title of the page. */
function printedLevel(given: number, { shiftHeadings }: Printing): number {
  return shiftHeadings ? Math.max(2, given - 1) : given;
}

function level(source: Element): string {
  return `h${Math.min(4, Math.max(2, Number(source.name[1])))}`;
}

/** Unlike a paragraph, a heading of hard spaces spaces nothing out. */
function showsSomething(source: Element): boolean {
  return textOf(source).trim() !== '' || findFirst(source, 'img') !== undefined;
}
