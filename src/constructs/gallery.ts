/** Gallery rows: two or three images beside each other. */
import type { Element } from 'domhandler';
import { childElements, element, hasClass } from '../element.ts';
import type { Construct } from './construct.ts';
import { showsImage } from './image.ts';

// Medium: <div class="section-inner sectionLayout--outsetRow" data-paragraph-count="2"><figure class="graf--layoutOutsetRow">…</figure><figure …
export const gallery: Construct = {
  name: 'gallery',
  tags: ['div'],
  matches: (candidate) => hasClass(candidate, 'sectionLayout--outsetRow'),
  canonical: (source, to) => {
    const blocks = to.blocks(source);
    const isRow = blocks.length > 1 && blocks.every((block) => block.name === 'figure' && showsImage(block));
    return isRow ? [element('figure', {}, blocks)] : blocks;
  },
  rules: [
    {
      tag: 'figure',
      matches: showsRow,
      // Images of one paragraph stand beside each other where there is room.
      markdown: (content) => (/^(\[?!\[.*\n*)+$/.test(content) ? content.replace(/\n+/g, '\n') : content),
    },
  ],
};

/** Whether a canonical figure holds figures. */
export function showsRow(figure: Element): boolean {
  return childElements(figure)[0]?.name === 'figure';
}
