/** Writes a canonical body as Markdown: Turndown puts the blocks together, the constructs say each of them. */
import type { Element } from 'domhandler';
import TurndownService from 'turndown';
import { anchorsBefore } from './anchors.ts';
import { type Construct, isBlock, type Printing, type Rule } from './constructs/construct.ts';
import { childElements } from './element.ts';
import { inlineMarkdown, type Place } from './inline-markdown.ts';

/** The Markdown of a body, without a line break at its end; blocks are separated by one blank line. */
export function bodyMarkdown(body: Element, constructs: readonly Construct[], to: Printing): string {
  const turndown = turndownFor(constructs, to);
  // Block by block, because Turndown's cost grows with the square of what it is given at once.
  return childElements(body)
    .flatMap((block) => [anchorsBefore(block), turndown.turndown(rootAround(block, to))])
    .filter((markdown) => markdown !== '')
    .join('\n\n');
}

/**
 * What Turndown sees of a canonical element: as much of the DOM as it asks for. Inline content is one leaf that holds
 * finished Markdown, because escapes and delimiters depend on neighbours that Turndown does not show to a rule.
 */
type View = {
  readonly nodeType: 1;
  readonly nodeName: string;
  readonly childNodes: View[];
  parentNode: View | null;
  nextSibling: View | null;
  firstChild: View | null;
  /** Turndown asks only whether there is any; the constructs have left out what says nothing. */
  readonly textContent: 'text';
  readonly source: Element | string;
  readonly cloneNode: () => View;
};

const LEAF = 'MARKDOWN';

const HOLDS_INLINE = new Set(['p', 'h2', 'h3', 'h4', 'li']);
const HOLDS_BLOCKS = new Set(['ul', 'ol', 'li', 'blockquote']);

function rootAround(block: Element, to: Printing): TurndownService.Node {
  const root = view('DIV', block, [viewOf(block, 'paragraph', to)]);
  return root as unknown as TurndownService.Node;
}

function viewOf(source: Element, place: Place, to: Printing): View {
  const name = source.name.toUpperCase();
  const blocks = source.children.filter(isBlock);
  const items = childElements(source).filter((child) => child.name === 'li' || isBlock(child));
  if (HOLDS_INLINE.has(source.name) && blocks.length === 0) {
    const where = /^h\d/.test(source.name) ? 'heading' : source.name === 'p' ? place : 'inner-paragraph';
    return view(name, source, [view(LEAF, inlineMarkdown(source, where, to), [])]);
  }
  if (HOLDS_BLOCKS.has(source.name) || source.name === 'figure') {
    return view(
      name,
      source,
      items.map((item) => viewOf(item, 'inner-paragraph', to)),
    );
  }
  return view(name, source, []);
}

function view(nodeName: string, source: Element | string, childNodes: View[]): View {
  const made: View = {
    nodeType: 1,
    nodeName,
    childNodes,
    parentNode: null,
    nextSibling: null,
    firstChild: childNodes[0] ?? null,
    textContent: 'text',
    source,
    cloneNode: () => made,
  };
  childNodes.forEach((child, i) => {
    child.parentNode = made;
    child.nextSibling = childNodes[i + 1] ?? null;
  });
  return made;
}

function turndownFor(constructs: readonly Construct[], to: Printing): TurndownService {
  const rules = new Map<string, Rule[]>();
  for (const rule of constructs.flatMap((construct) => construct.rules ?? [])) {
    rules.set(rule.tag, [...(rules.get(rule.tag) ?? []), rule]);
  }
  const turndown = new TurndownService();
  turndown.addRule('canonical', {
    filter: () => true,
    replacement: (content, node) => {
      const { source } = node as unknown as View;
      if (typeof source === 'string') return source;
      const rule = rules.get(source.name)?.find((it) => it.matches?.(source) ?? true);
      const markdown = rule?.markdown(content.replace(/^\n+|\n+$/g, ''), source, to) ?? content;
      return source.name === 'li' ? `${markdown}\n` : `\n\n${markdown}\n\n`;
    },
  });
  return turndown;
}
