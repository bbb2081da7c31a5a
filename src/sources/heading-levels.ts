/** What the headings of a rendered page are called in an export: its levels have moved over the years. */
import type { ArticleBlock, Heading } from './article-blocks.ts';

/**
 * Medium has two sizes of heading within a text. Pages showed them as `h1` and `h2` until 2024, and as `h2` and `h3` since; the
 * title is an `h1` in either. Where nothing below the title is an `h1` or an `h3`, `isNew` decides.
 */
export function headingLevels(
  blocks: readonly ArticleBlock[],
  isNew: boolean,
): (heading: Heading) => 'h3' | 'h4' {
  const headings = blocks.filter((block): block is Heading => block !== 'break' && block.kind === 'heading');
  const title = headings.find(({ role }) => role === 'title') ?? leadingTitle(blocks);
  const body = headings.filter((heading) => heading !== title && heading.role === undefined);
  const has = (level: number) => body.some((heading) => heading.level === level);
  const large = has(1) ? 1 : has(3) || isNew ? 2 : 1;
  return (heading) => {
    if (heading === title || heading.role === 'title') return 'h3';
    if (heading.role !== undefined) return 'h4';
    return heading.level <= large ? 'h3' : 'h4';
  };
}

/** On pages that mark no title: an `h1` that no text stands above. */
function leadingTitle(blocks: readonly ArticleBlock[]): Heading | undefined {
  for (const block of blocks) {
    if (block === 'break' || block.kind === 'image' || block.kind === 'embed') continue;
    return block.kind === 'heading' && block.level === 1 ? block : undefined;
  }
  return undefined;
}
