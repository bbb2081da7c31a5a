/** The content of a paragraph on a rendered page as inline HTML: text, marks, links and line breaks, and nothing else. */
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { textOf } from '../element.ts';
import { markupAttribute, markupCharacters } from './escape-markup.ts';

const MARKS: Readonly<Record<string, string>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  code: 'code',
};

/** What is no text: controls, styles, and what pages show only without scripts. */
const SKIPPED = new Set(['button', 'canvas', 'noscript', 'script', 'style', 'svg', 'template', 'title']);

/** Deeper than any page of Medium's; below it markup is flattened to its text. */
const DEEPEST = 100;

export type InlineOptions = {
  /** Makes the target of a link whole. */
  readonly address: (href: string) => string;
  /** Elements that are no part of the text. */
  readonly skips?: (element: Element) => boolean;
};

/** The children of `parent` as inline HTML. */
export function domInline(parent: Element, options: InlineOptions): string {
  return parent.children.map((child) => nodeInline(child, options, 0, false)).join('');
}

/** @param inLink whether a link is open: HTML knows none within another */
function nodeInline(node: ChildNode, options: InlineOptions, depth: number, inLink: boolean): string {
  if (isText(node)) return markupCharacters(node.data);
  if (!isTag(node) || SKIPPED.has(node.name) || options.skips?.(node)) return '';
  if (depth >= DEEPEST) return markupCharacters(textOf(node));
  if (node.name === 'br') return '<br>';
  if (node.name === 'img') return imageInline(node);
  const isLink = node.name === 'a' && node.attribs.href !== undefined;
  const content = node.children
    .map((child) => nodeInline(child, options, depth + 1, inLink || isLink))
    .join('');
  const mark = MARKS[node.name];
  if (content !== '' && mark !== undefined) return `<${mark} class="markup--${mark}">${content}</${mark}>`;
  return isLink && !inLink ? linkInline(node, content, options) : content;
}

function linkInline({ attribs }: Element, content: string, { address }: InlineOptions): string {
  if (attribs.href === undefined || content === '') return content;
  // Until 2019 the address stood there twice, and browsers make only one of them whole when they save a page.
  const written = attribs['data-href'];
  const href = written?.startsWith('/') ? written : address(attribs.href);
  const userId = attribs['data-user-id'];
  if (userId !== undefined) {
    return `<a${markupAttribute('href', href)} data-anchor-type="2"${markupAttribute('data-user-id', userId)} class="markup--user">${content}</a>`;
  }
  return `<a${markupAttribute('href', href)}${markupAttribute('data-href', href)} class="markup--anchor"${markupAttribute('title', attribs.title || undefined)}>${content}</a>`;
}

// Pictures within a line are those of other sites, such as badges and emoji.
function imageInline({ attribs: { src, alt } }: Element): string {
  return src === undefined
    ? ''
    : `<img${markupAttribute('src', src)}${markupAttribute('alt', alt || undefined)}>`;
}
