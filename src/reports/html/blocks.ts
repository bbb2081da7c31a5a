/** The blocks of a post, as the report sets them side by side. */
import { type ChildNode, type Element, isTag } from 'domhandler';
import { findWhere, hasClass, hasText } from '../../element.ts';
import type { LookUp, Mark, Written } from './write-block.ts';
import { writeBlock } from './write-block.ts';

export type Block = Written & {
  /** How many units of each name the judge's places count by are in it. */
  readonly units: ReadonlyMap<string, number>;
  /** The block once more, with losses marked in its text. */
  readonly withMarks: (marks: readonly Mark[]) => string;
};

const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote pre ul ol figure hr table dl iframe script img video audio'.split(' '),
);

/** What `namePlaces` of the judge calls these. */
const UNITS: Readonly<Record<string, string>> = {
  p: 'paragraph',
  blockquote: 'quote',
  li: 'list item',
  pre: 'listing',
  img: 'picture',
  iframe: 'embed',
  script: 'embed',
  figcaption: 'caption',
  hr: 'section break',
};

/** The blocks below `root`, in order; wrappers such as Medium's sections are looked into, and what is empty is left out. */
export function blocksOf(root: Element, lookUp: LookUp): readonly Block[] {
  const blocks: Block[] = [];
  for (const node of leaves(root)) {
    // Medium draws no line above the first section.
    if (isTag(node) && node.name === 'hr' && blocks.length === 0) continue;
    const written = writeBlock(node, lookUp, []);
    const isRule = isTag(node) && node.name === 'hr';
    if (written.text.trim() === '' && written.shows.length === 0 && !isRule) continue;
    blocks.push({
      ...written,
      units: unitsOf(node),
      withMarks: (marks) => writeBlock(node, lookUp, marks).html,
    });
  }
  return blocks;
}

function* leaves(root: Element): Generator<ChildNode> {
  const open: ChildNode[] = [...root.children].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (isTag(node) && !BLOCKS.has(node.name) && holdsBlocks(node)) {
      for (const child of [...node.children].reverse()) open.push(child);
    } else if (isTag(node) || hasText(node)) yield node;
  }
}

function holdsBlocks(element: Element): boolean {
  if (hasClass(element, 'graf')) return false;
  return findWhere(element, ({ name }) => BLOCKS.has(name)) !== undefined;
}

function unitsOf(root: ChildNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const open: ChildNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isTag(node)) continue;
    const unit = /^h[1-6]$/.test(node.name) ? 'heading' : UNITS[node.name];
    if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    for (const child of node.children) open.push(child);
  }
  return counts;
}
