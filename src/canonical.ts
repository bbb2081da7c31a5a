/** Turns the body of a post, as Medium wrote it, into canonical HTML: one walk that asks the constructs about every element. */
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { anchorMarker } from './anchors.ts';
import { type Canonical, type Construct, isBlock } from './constructs/construct.ts';
import { adopt, element, flatTextOf, fold, text, textOf } from './element.ts';
import type { Message } from './messages.ts';

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
  const candidates = byTag(constructs);
  const anchored = anchorMarker(options.anchors ?? new Set());
  const meetings = constructs.flatMap((construct) => construct.meet ?? []);
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
    for (const child of source.children) for (const made of convert(child)) converted.push(made);
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
    const construct = candidates.get(node.name)?.find((it) => it.matches?.(node, to) ?? true);
    const converted = construct ? construct.canonical(node, to) : unknown(node);
    depth--;
    return anchored.mark(node, converted);
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
      if (!before || !meetings.some((meet) => meet(before, block))) blocks.push(block);
      else anchored.move(block, before);
    }
    return blocks;
  }

  const root = element('body', {});
  adopt(root, withoutIdleBreaks(to.blocks(body)));
  anchored.settle(root);
  return root;
}

function byTag(constructs: readonly Construct[]): Map<string, Construct[]> {
  const map = new Map<string, Construct[]>();
  for (const construct of constructs) {
    for (const tag of construct.tags) map.set(tag, [...(map.get(tag) ?? []), construct]);
  }
  return map;
}

/** Gathers inline content that stands between blocks into paragraphs. */
function* paragraphsAround(nodes: readonly ChildNode[]): Generator<Element> {
  let stray: ChildNode[] = [];
  for (const node of nodes) {
    if (!isBlock(node)) {
      stray.push(node);
      continue;
    }
    yield* strayParagraph(stray);
    stray = [];
    yield node;
  }
  yield* strayParagraph(stray);
}

function strayParagraph(nodes: readonly ChildNode[]): Element[] {
  const says = nodes.some((node) => (isTag(node) && node.name === 'img') || fold(textOf(node)) !== '');
  return says ? [element('p', {}, nodes)] : [];
}

/** Section breaks stand between two blocks: none at either end, never two in a row. */
function withoutIdleBreaks(blocks: readonly Element[]): Element[] {
  const kept = blocks.filter((block, i) => block.name !== 'hr' || (i > 0 && blocks[i - 1]?.name !== 'hr'));
  while (kept.at(0)?.name === 'hr') kept.shift();
  while (kept.at(-1)?.name === 'hr') kept.pop();
  return kept;
}
