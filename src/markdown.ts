/** Writes a canonical body as Markdown: the constructs say each block, Turndown puts together what stands in others. */
import type { Element } from 'domhandler';
// Made for browsers: the other build loads a parser of HTML, for which nothing here asks.
import TurndownService from 'turndown/lib/turndown.browser.cjs.js';
import { anchorsBefore } from './anchors.ts';
import { type Construct, isBlock, type Printing, type Rule } from './constructs/construct.ts';
import { childElements } from './element.ts';
import { inlineMarkdown, type Place } from './inline-markdown.ts';

/** The Markdown of a body, without a line break at its end; blocks are separated by one blank line. */
export function bodyMarkdown(body: Element, constructs: readonly Construct[], to: Printing): string {
  const rules = rulesByTag(constructs);
  let turndown: TurndownService | undefined;

  function blockMarkdown(block: Element): string {
    // Most blocks are paragraphs, and have nothing that is to be put together.
    if (!HOLDS_BLOCKS.has(block.name)) return say(block, leafMarkdown(block, 'paragraph', to), rules, to);
    turndown ??= turndownFor(rules, to);
    // Block by block, because Turndown's cost grows with the square of what it is given at once.
    return turndown.turndown(rootAround(block, to));
  }

  return childElements(body)
    .flatMap((block) => [anchorsBefore(block), blockMarkdown(block)])
    .filter((markdown) => markdown !== '')
    .join('\n\n');
}

/** The inline content of a block; nothing where a block has none. */
function leafMarkdown(block: Element, place: Place, to: Printing): string {
  if (!HOLDS_INLINE.has(block.name)) return '';
  const isHeading = /^h\d/.test(block.name);
  return inlineMarkdown(block, isHeading ? 'heading' : place, to);
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
  const root = view('DIV', block, [viewOf(block, to)]);
  return root as unknown as TurndownService.Node;
}

function viewOf(source: Element, to: Printing): View {
  const name = source.name.toUpperCase();
  const blocks = source.children.filter(isBlock);
  const items = childElements(source).filter((child) => child.name === 'li' || isBlock(child));
  if (HOLDS_INLINE.has(source.name) && blocks.length === 0) {
    return view(name, source, [view(LEAF, leafMarkdown(source, 'inner-paragraph', to), [])]);
  }
  if (HOLDS_BLOCKS.has(source.name)) {
    return view(
      name,
      source,
      items.map((item) => viewOf(item, to)),
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

type Rules = ReadonlyMap<string, readonly Rule[]>;

function rulesByTag(constructs: readonly Construct[]): Rules {
  const rules = new Map<string, Rule[]>();
  for (const rule of constructs.flatMap((construct) => construct.rules ?? [])) {
    const others = rules.get(rule.tag);
    if (others) others.push(rule);
    else rules.set(rule.tag, [rule]);
  }
  return rules;
}

function say(block: Element, content: string, rules: Rules, to: Printing): string {
  const rule = rules.get(block.name)?.find((it) => it.matches?.(block) ?? true);
  return rule?.markdown(content, block, to) ?? content;
}

function turndownFor(rules: Rules, to: Printing): TurndownService {
  const turndown = new TurndownService();
  turndown.addRule('canonical', {
    filter: () => true,
    replacement: (content, node) => {
      const { source } = node as unknown as View;
      if (typeof source === 'string') return source;
      const markdown = say(source, content.replace(/^\n+|\n+$/g, ''), rules, to);
      return source.name === 'li' ? `${markdown}\n` : `\n\n${markdown}\n\n`;
    },
  });
  return turndown;
}
