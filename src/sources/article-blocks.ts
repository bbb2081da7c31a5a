/** The blocks of a rendered article, in their order. */
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { childElements, element, findFirst, hasClass, hasText, textOf } from '../element.ts';
import { domInline } from './dom-inline.ts';
import { markupAttribute, markupText } from './escape-markup.ts';
import { type FigureOptions, figureGraf } from './figure-graf.ts';
import type { Graf, TextGraf } from './graf.ts';

/** A heading whose level is still that of the page. */
export type Heading = Omit<TextGraf, 'kind'> & { readonly kind: 'heading'; readonly level: number };

export type ArticleBlock = Graf | Heading | 'break';

/** Medium's paragraphs keep their names, four hexadecimal digits as a rule, as ids. */
export function isNamed({ attribs }: Element): boolean {
  return attribs.id !== undefined && /^[\da-f]{1,6}$/.test(attribs.id);
}

/**
 * Reads the blocks below `root`.
 * @param onlyNamed leaves out headings, paragraphs and items without a name: on Medium's pages they are the byline and the like
 */
export function articleBlocks(
  root: Element,
  onlyNamed: boolean,
  options: FigureOptions,
): readonly ArticleBlock[] {
  const blocks: ArticleBlock[] = [];
  const open: ChildNode[] = [...root.children].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (isText(node)) {
      if (!onlyNamed && node.data.trim() !== '')
        blocks.push({ kind: 'p', html: markupText(node.data.trim()) });
      continue;
    }
    if (!isTag(node) || SKIPPED.has(node.name) || isChrome(node)) continue;
    const made = blocksOf(node, onlyNamed, options);
    if (made) blocks.push(...made);
    else {
      if (node.name === 'section') blocks.push('break');
      for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as ChildNode);
    }
  }
  return blocks;
}

const SKIPPED = new Set([
  'button',
  'canvas',
  'footer',
  'form',
  'header',
  'nav',
  'noscript',
  'script',
  'style',
  'svg',
  'template',
]);

/** What belongs to the page and not to the post: the byline, buttons, "Press enter or click to view image in full size". */
function isChrome(candidate: Element): boolean {
  if (hasClass(candidate, 'speechify-ignore')) return true;
  return /^(?:author|story(?:PublishDate|ReadTime)|header|audioPlay)/.test(
    candidate.attribs['data-testid'] ?? '',
  );
}

/** The blocks that an element is; undefined where it only lays out others. */
function blocksOf(
  node: Element,
  onlyNamed: boolean,
  options: FigureOptions,
): readonly ArticleBlock[] | undefined {
  if (node.attribs.role === 'separator' || node.name === 'hr') return ['break'];
  if (/^h[1-6]$/.test(node.name)) return headingOf(node, onlyNamed, options);
  switch (node.name) {
    case 'p':
      if (onlyNamed && !isNamed(node) && !hasClass(node, 'pw-post-body-paragraph')) return [];
      return [{ kind: 'p', ...named(node), html: inline(node, options) }];
    case 'ul':
    case 'ol':
      return itemsOf(node, onlyNamed, options);
    case 'blockquote':
      return quotesOf(node, options);
    case 'pre':
      return listingsOf(node);
    case 'figure': {
      const graf = figureGraf(node, undefined, options);
      return graf ? [graf] : [];
    }
    case 'iframe':
    case 'img':
      return onlyNamed ? [] : bareFigure(node, options);
    case 'a':
      if (findFirst(node, 'h2') || findFirst(node, 'h3'))
        return onlyNamed ? cardOf(node, options) : undefined;
      return onlyNamed ? undefined : [{ kind: 'p', html: inline(element('p', {}, [node]), options) }];
    default:
      return undefined;
  }
}

function named(node: Element): { readonly name?: string } {
  return node.attribs.id === undefined ? {} : { name: node.attribs.id };
}

function inline(node: Element, options: FigureOptions): string {
  return !hasText(node) && !findFirst(node, 'img') ? '' : domInline(node, options);
}

// <h1 class="pw-post-title" data-testid="storyTitle">, <h2 class="pw-subtitle-paragraph">, <h2 aria-label="kicker paragraph">;
// in 2019–20 <div id="daf0"><h1>…</h1></div>
function headingOf(node: Element, onlyNamed: boolean, options: FigureOptions): readonly ArticleBlock[] {
  const role = roleOf(node);
  const around = node.parent && isTag(node.parent) && isNamed(node.parent) ? node.parent : undefined;
  if (onlyNamed && !isNamed(node) && !around && role === undefined) return [];
  return [
    {
      kind: 'heading',
      level: Number(node.name[1]),
      ...named(around ?? node),
      html: inline(node, options),
      ...(role && { role }),
    },
  ];
}

function roleOf(node: Element): TextGraf['role'] {
  if (hasClass(node, 'pw-post-title') || node.attribs['data-testid'] === 'storyTitle') return 'title';
  if (hasClass(node, 'pw-subtitle-paragraph')) return 'subtitle';
  return node.attribs['aria-label'] === 'kicker paragraph' ? 'kicker' : undefined;
}

function itemsOf(list: Element, onlyNamed: boolean, options: FigureOptions): readonly ArticleBlock[] {
  const kind = list.name === 'ol' ? 'oli' : 'uli';
  const items = childElements(list).filter((item) => item.name === 'li' && (!onlyNamed || isNamed(item)));
  return items.map((item) => ({ kind, ...named(item), html: inline(item, options) }));
}

// Block quotes that follow each other share one element: <blockquote><p id="…">…</p><p id="…">…</p></blockquote>;
// pull quotes are <blockquote><div id="…"><p>…</p></div></blockquote>
function quotesOf(quote: Element, options: FigureOptions): readonly ArticleBlock[] {
  const parts = childElements(quote).filter(({ name }) => name === 'p' || name === 'div');
  if (parts.length === 0) return [{ kind: 'blockquote', ...named(quote), html: inline(quote, options) }];
  return parts.map((part) => ({
    kind: part.name === 'div' ? 'pullquote' : 'blockquote',
    ...named(part),
    html: inline(part, options),
  }));
}

// Listings that follow each other share one element: <pre><span id="…">…</span><span id="…">…</span></pre>
function listingsOf(pre: Element): readonly ArticleBlock[] {
  const parts = childElements(pre).filter((it) => it.name === 'span' && isNamed(it));
  return (parts.length === 0 ? [pre] : parts).map((part) => ({
    kind: 'pre',
    ...named(part),
    html: markupText(textOf(part)),
  }));
}

function bareFigure(node: Element, options: FigureOptions): readonly ArticleBlock[] {
  const graf = figureGraf(element('figure', {}, [node]), undefined, options);
  return graf ? [graf] : [];
}

// <a href="…"><div><h2>Title</h2><div><h3>Description</h3></div><div><p>example.com</p></div></div></a>
function cardOf(link: Element, options: FigureOptions): readonly ArticleBlock[] {
  const href = options.address(link.attribs.href ?? '');
  const [title, description, site] = ['h2', 'h3', 'p'].map((name) => findFirst(link, name));
  const text = (part: Element | undefined) => (part ? markupText(textOf(part).trim()) : '');
  const card = [
    `<strong class="markup--strong">${text(title)}</strong>`,
    description ? `<br><em class="markup--em">${text(description)}</em>` : '<br>',
    text(site),
  ];
  const anchor = `<a${markupAttribute('href', href)}${markupAttribute('data-href', href)} class="markup--anchor">${card.join('')}</a>`;
  return [{ kind: 'card', html: anchor, href }];
}
