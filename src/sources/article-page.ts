/** Medium's pages since 2019 as they are shown: HTML without classes that say what anything is. */
import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { findAll } from '../element.ts';
import { type ArticleBlock, articleBlocks, isNamed } from './article-blocks.ts';
import type { FigureOptions } from './figure-graf.ts';
import type { Graf, Section } from './graf.ts';
import { headingLevels } from './heading-levels.ts';
import { markOpening } from './mark-opening.ts';

/**
 * The sections of the article with the most paragraphs; none where the page has no article with text.
 * @param isNew whether something says that the page is of 2025 or later
 */
export function articleSections($: CheerioAPI, isNew: boolean, options: FigureOptions): readonly Section[] {
  const roots = $('article').toArray();
  const counted = roots.map((root) => ({ root, count: blocksBelow(root) }));
  const fullest = counted.reduce<(typeof counted)[number] | undefined>(
    (best, it) => (best === undefined || it.count > best.count ? it : best),
    undefined,
  );
  if (!fullest || fullest.count === 0) return [];
  return sectionsOf(articleBlocks(fullest.root, true, options), isNew);
}

/** Blocks between breaks as sections, with the headings' names of the export. */
export function sectionsOf(blocks: readonly ArticleBlock[], isNew: boolean): readonly Section[] {
  const level = headingLevels(blocks, isNew);
  const sections: Graf[][] = [[]];
  for (const block of blocks) {
    if (block === 'break') sections.push([]);
    else if (block.kind !== 'heading') sections.at(-1)?.push(block);
    else {
      const { level: _, ...heading } = block;
      sections.at(-1)?.push({ ...heading, kind: level(block) });
    }
  }
  return markOpening(sections.filter((grafs) => grafs.length > 0).map((grafs) => ({ grafs })));
}

/** Paragraphs and figures: a post may have no others. */
function blocksBelow(root: Element): number {
  let count = 0;
  findAll(root, (it) => {
    if (isNamed(it) || it.name === 'figure') count++;
    return false;
  });
  return count;
}
