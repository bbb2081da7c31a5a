/** Gallery rows: two or three images beside each other. */
import type { Element } from 'domhandler';
import { childElements, element, hasClass } from '../element.ts';
import type { Construct, Printing } from './construct.ts';
import { imageHtml, imageMarkdown, showsImage } from './image.ts';

// Medium: <div class="section-inner sectionLayout--outsetRow" data-paragraph-count="2"><figure class="graf--layoutOutsetRow">…</figure><figure class="graf--layoutOutsetRowContinue">…
export const gallery: Construct = {
  name: 'gallery',
  tags: ['div'],
  matches: (candidate) => hasClass(candidate, 'sectionLayout--outsetRow'),
  canonical: (source, to) => inRows(to.blocks(source)),
  rules: [
    {
      tag: 'figure',
      matches: (figure) => isFigure(figure.children[0] as Element | undefined),
      markdown: (_, figure, to) => rowMarkdown(childElements(figure), to),
    },
  ],
};

function inRows(blocks: readonly Element[]): Element[] {
  const rows: Element[][] = [];
  for (const block of blocks) {
    const row = rows.at(-1);
    if (row?.[0] && isImage(row[0]) && isImage(block)) row.push(block);
    else rows.push([block]);
  }
  return rows.flatMap((row) => (row.length > 1 ? [element('figure', {}, row)] : row));
}

/** Images of one paragraph, or of one block of HTML, stand beside each other where there is room. */
function rowMarkdown(figures: readonly Element[], to: Printing): string {
  const written = figures.map((figure) => imageMarkdown(figure, to));
  if (written.every((markdown) => /^\[?!\[.*$/.test(markdown))) return written.join('\n');
  if (to.captions === 'italic') return written.join('\n\n');
  return figures.map((figure) => imageHtml(figure, to)).join('\n');
}

function isImage(block: Element): boolean {
  return isFigure(block) && showsImage(block);
}

function isFigure(block: Element | undefined): boolean {
  return block?.name === 'figure';
}
