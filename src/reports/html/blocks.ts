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
  for (const nodes of unitedListings(leaves(root))) {
    const isRule = nodes.every((node) => isTag(node) && node.name === 'hr');
    // Medium draws no line above the first section.
    if (isRule && blocks.length === 0) continue;
    const write = (marks: readonly Mark[]) => writeBlock(nodes, lookUp, marks);
    const written = write([]);
    if (written.text.trim() === '' && written.shows.length === 0 && !isRule) continue;
    blocks.push({ ...written, units: unitsOf(nodes[0]), withMarks: (marks) => write(marks).html });
  }
  return blocks;
}

/** Medium's old editor split listings at blank lines; neighbours are one, as they are in our Markdown. */
function* unitedListings(nodes: Iterable<ChildNode>): Generator<readonly ChildNode[]> {
  let listing: ChildNode[] = [];
  for (const node of nodes) {
    const isPart = isTag(node) && node.name === 'pre' && !hasClass(node, 'graf--preV2');
    if (!isPart && listing.length > 0) {
      yield listing;
      listing = [];
    }
    if (isPart) listing.push(node);
    else yield [node];
  }
  if (listing.length > 0) yield listing;
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

function unitsOf(root: ChildNode | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const open: ChildNode[] = root ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isTag(node)) continue;
    const unit = /^h[1-6]$/.test(node.name) ? 'heading' : UNITS[node.name];
    if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    for (const child of node.children) open.push(child);
  }
  return counts;
}
