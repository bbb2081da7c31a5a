/** Writes a canonical body as Markdown: the constructs say each block, Turndown puts together what stands in others. */
import { type Element, isTag } from 'domhandler';
// Made for browsers: the other build loads a parser of HTML, for which nothing here asks.
import TurndownService from 'turndown/lib/turndown.browser.cjs.js';
import { anchorsBefore } from './anchors.ts';
import { type Construct, isBlock, type Printing, type Rule } from './constructs/construct.ts';
import { childElements } from './element.ts';
import { inlineMarkdown, type Place } from './inline-markdown.ts';
import { oncePer } from './once-per.ts';

/** The Markdown of a body, without a line break at its end; blocks are separated by one blank line. */
export function bodyMarkdown(body: Element, constructs: readonly Construct[], to: Printing): string {
  const writers = writersOf(constructs);
  const written: string[] = [];
  for (const block of body.children) {
    if (!isTag(block)) continue;
    const anchors = anchorsBefore(block);
    const markdown = blockMarkdown(block, writers, to);
    if (anchors !== '') written.push(anchors);
    if (markdown !== '') written.push(markdown);
  }
  return written.join('\n\n');
}

function blockMarkdown(block: Element, { rules, turndown }: Writers, to: Printing): string {
  // Most blocks are paragraphs, and have nothing that is to be put together.
  if (!HOLDS_BLOCKS.has(block.name)) return say(block, leafMarkdown(block, 'paragraph', to), rules, to);
  // Block by block, because Turndown's cost grows with the square of what it is given at once.
  return turndown().turndown(rootAround(block, to));
}

/** The inline content of a block; nothing where a block has none. */
function leafMarkdown(block: Element, place: Place, to: Printing): string {
  if (!HOLDS_INLINE.has(block.name)) return '';
  return inlineMarkdown(block, HEADINGS.has(block.name) ? 'heading' : place, to);
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
  readonly to: Printing;
  readonly cloneNode: typeof itself;
};

function itself(this: View): View {
  return this;
}

const LEAF = 'MARKDOWN';

const HEADINGS = new Set(['h2', 'h3', 'h4']);
const HOLDS_INLINE = new Set(['p', 'h2', 'h3', 'h4', 'li']);
const HOLDS_BLOCKS = new Set(['ul', 'ol', 'li', 'blockquote']);

function rootAround(block: Element, to: Printing): TurndownService.Node {
  const root = view('DIV', block, [viewOf(block, to)], to);
  return root as unknown as TurndownService.Node;
}

function viewOf(source: Element, to: Printing): View {
  const name = source.name.toUpperCase();
  if (HOLDS_INLINE.has(source.name) && !source.children.some(isBlock)) {
    return view(name, source, [view(LEAF, leafMarkdown(source, 'inner-paragraph', to), [], to)], to);
  }
  if (!HOLDS_BLOCKS.has(source.name)) return view(name, source, [], to);
  const items = childElements(source).filter((child) => child.name === 'li' || isBlock(child));
  return view(
    name,
    source,
    items.map((item) => viewOf(item, to)),
    to,
  );
}

function view(nodeName: string, source: Element | string, childNodes: View[], to: Printing): View {
  const made: View = {
    nodeType: 1,
    nodeName,
    childNodes,
    parentNode: null,
    nextSibling: null,
    firstChild: childNodes[0] ?? null,
    textContent: 'text',
    source,
    to,
    cloneNode: itself,
  };
  for (const [i, child] of childNodes.entries()) {
    child.parentNode = made;
    child.nextSibling = childNodes[i + 1] ?? null;
  }
  return made;
}

type Rules = ReadonlyMap<string, readonly Rule[]>;

type Writers = {
  readonly rules: Rules;
  /** Made when the first list or quote asks for it. */
  readonly turndown: () => TurndownService;
};

const writersOf = oncePer((constructs: readonly Construct[]): Writers => {
  const rules = rulesByTag(constructs);
  let turndown: TurndownService | undefined;
  return {
    rules,
    turndown: () => {
      turndown ??= turndownFor(rules);
      return turndown;
    },
  };
});

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
  for (const rule of rules.get(block.name) ?? []) {
    if (!rule.matches || rule.matches(block)) return rule.markdown(content, block, to);
  }
  return content;
}

function turndownFor(rules: Rules): TurndownService {
  const turndown = new TurndownService();
  turndown.addRule('canonical', {
    filter: () => true,
    replacement: (content, node) => {
      const { source, to } = node as unknown as View;
      if (typeof source === 'string') return source;
      const markdown = say(source, content.replace(/^\n+|\n+$/g, ''), rules, to);
      return source.name === 'li' ? `${markdown}\n` : `\n\n${markdown}\n\n`;
    },
  });
  return turndown;
}
