/** Turns the body of a post, as Medium wrote it, into canonical HTML: one walk that asks the constructs about every element. */
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { anchorMarker } from './anchors.ts';
import { type Canonical, type Construct, isBlock } from './constructs/construct.ts';
import { adopt, element, flatTextOf, fold, hasText, text, textOf } from './element.ts';
import type { Message } from './messages.ts';
import { oncePer } from './once-per.ts';

/** Elements that only lay out their children: as blocks, or within a line. */
const LAYS_OUT_BLOCKS = new Set(['article', 'aside', 'center', 'div', 'header', 'main', 'section']);
const LAYS_OUT_LINES = new Set(['font', 'label', 'picture', 'span']);

/** Blocks that Medium's editor does not have: their text is kept, in paragraphs of its own. */
const FOREIGN_BLOCKS = new Set([
  'address',
  'dd',
  'details',
  'dl',
  'dt',
  'fieldset',
  'footer',
  'form',
  'nav',
  'summary',
  'table',
  'td',
  'th',
  'tr',
]);

/** Elements whose text nobody sees. */
const UNSEEN = new Set(['script', 'style', 'template', 'title']);

/** Deeper than this, markup is flattened to its text, so that no stage after this one can run out of stack. */
const DEEPEST = 200;

export type CanonicalOptions = {
  readonly guessedLanguages: boolean;
  readonly cardImages: boolean;
  /** Headings that say again what the front matter says. */
  readonly repeated: ReadonlySet<Element>;
  /** Names of the paragraphs that links ask for. */
  readonly anchors?: ReadonlySet<string>;
  readonly report: (message: Message) => void;
};

/**
 * Builds a `body` element whose children are canonical blocks (see `constructs/construct.ts`); `body` given stays as it is.
 * Elements that no construct knows keep their text and are reported.
 */
export function canonicalBody(
  body: Element,
  constructs: readonly Construct[],
  options: CanonicalOptions,
): Element {
  const { candidates, meetings } = knownOf(constructs);
  const anchored = anchorMarker(options.anchors ?? new Set());
  let depth = 0;

  const to: Canonical = {
    convert,
    content: (source) => {
      const converted = inside(source);
      return converted.some(isBlock) ? blocksOf(converted) : converted;
    },
    blocks: (source) => blocksOf(inside(source)),
    guessedLanguages: options.guessedLanguages,
    cardImages: options.cardImages,
    repeated: options.repeated,
    report: options.report,
  };

  function inside(source: Element): ChildNode[] {
    const converted: ChildNode[] = [];
    for (const child of source.children) {
      if (isText(child)) converted.push(text(child.data));
      else for (const made of convert(child)) converted.push(made);
    }
    return converted;
  }

  function convert(node: ChildNode): readonly ChildNode[] {
    if (isText(node)) return [text(node.data)];
    if (!isTag(node)) return [];
    if (depth >= DEEPEST) {
      options.report({ code: 'nested-too-deep', depth: DEEPEST });
      return [text(flatTextOf(node))];
    }
    depth++;
    const construct = constructOf(node);
    const converted = construct ? construct.canonical(node, to) : unknown(node);
    depth--;
    return anchored.mark(node, converted);
  }

  function constructOf(node: Element): Construct | undefined {
    for (const candidate of candidates.get(node.name) ?? []) {
      if (!candidate.matches || candidate.matches(node, to)) return candidate;
    }
    return undefined;
  }

  function unknown(node: Element): readonly ChildNode[] {
    if (LAYS_OUT_BLOCKS.has(node.name)) return to.blocks(node);
    if (!LAYS_OUT_LINES.has(node.name)) {
      options.report({ code: 'unknown-element', tag: node.name, text: fold(textOf(node)).slice(0, 60) });
    }
    if (UNSEEN.has(node.name)) return [];
    return FOREIGN_BLOCKS.has(node.name) ? to.blocks(node) : inside(node);
  }

  function blocksOf(nodes: readonly ChildNode[]): Element[] {
    const blocks: Element[] = [];
    for (const block of paragraphsAround(nodes)) {
      const before = blocks.at(-1);
      if (!before || !met(before, block)) blocks.push(block);
      else anchored.move(block, before);
    }
    return blocks;
  }

  function met(before: Element, block: Element): boolean {
    for (const meet of meetings) if (meet(before, block)) return true;
    return false;
  }

  const root = element('body', {});
  adopt(root, withoutIdleBreaks(to.blocks(body)));
  anchored.settle(root);
  return root;
}

const knownOf = oncePer((constructs: readonly Construct[]) => {
  const candidates = new Map<string, Construct[]>();
  for (const construct of constructs) {
    for (const tag of construct.tags) candidates.set(tag, [...(candidates.get(tag) ?? []), construct]);
  }
  return { candidates, meetings: constructs.flatMap((construct) => construct.meet ?? []) };
});

/** Gathers inline content that stands between blocks into paragraphs. */
function paragraphsAround(nodes: readonly ChildNode[]): readonly Element[] {
  if (nodes.every(isBlock)) return nodes;
  const blocks: Element[] = [];
  let stray: ChildNode[] = [];
  for (const node of nodes) {
    if (!isBlock(node)) {
      stray.push(node);
      continue;
    }
    addParagraph(stray, blocks);
    stray = [];
    blocks.push(node);
  }
  addParagraph(stray, blocks);
  return blocks;
}

function addParagraph(content: readonly ChildNode[], blocks: Element[]): void {
  const says = content.some((node) => (isTag(node) && node.name === 'img') || hasText(node));
  if (says) blocks.push(element('p', {}, content));
}

/** Section breaks stand between two blocks: none at either end, never two in a row. */
function withoutIdleBreaks(blocks: readonly Element[]): Element[] {
  const kept = blocks.filter((block, i) => block.name !== 'hr' || (i > 0 && blocks[i - 1]?.name !== 'hr'));
  while (kept.at(0)?.name === 'hr') kept.shift();
  while (kept.at(-1)?.name === 'hr') kept.pop();
  return kept;
}
