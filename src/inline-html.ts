/** Writes canonical inline content as HTML, for the places where Markdown cannot stand: captions inside a `<figure>`. */
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { BREAK_TAG } from './constructs/line-break.ts';

/**
 * One line of closed HTML without blank lines. Characters that Markdown, MDX or a template engine would take for their own
 * are character references, because MDX reads Markdown inside HTML.
 */
export function inlineHtml(parent: Element): string {
  const html = parent.children.map(nodeHtml).join('');
  let [start, end] = [0, html.length];
  for (let idle = idleAt(html, start); idle > 0; idle = idleAt(html, start)) start += idle;
  while (end > start && (html[end - 1] === ' ' || html.endsWith(BREAK_TAG, end))) {
    end -= html[end - 1] === ' ' ? 1 : BREAK_TAG.length;
  }
  return html.slice(start, end);
}

function idleAt(html: string, at: number): number {
  return html[at] === ' ' ? 1 : html.startsWith(BREAK_TAG, at) ? BREAK_TAG.length : 0;
}

/** An attribute with its leading space: ` name="value"`. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${value.replace(/[&"<>{}\t\n\r\f]/g, reference)}"`;
}

/** Text that no reader takes for syntax. */
export function htmlText(value: string): string {
  return value
    .replace(/[ \t\n\v\r\f]+/g, ' ')
    .replace(/[&<>{}*`~\\|[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, reference);
}

function nodeHtml(node: ChildNode): string {
  if (isText(node)) return htmlText(node.data);
  if (!isTag(node)) return '';
  const content = node.children.map(nodeHtml).join('');
  const { href, title } = node.attribs;
  switch (node.name) {
    case 'br':
      return BREAK_TAG;
    case 'img':
      return `<img${attribute('src', node.attribs.src ?? '')}${attribute('alt', node.attribs.alt ?? '')} />`;
    case 'a':
      return `<a${attribute('href', href ?? '')}${title === undefined ? '' : attribute('title', title)}>${content}</a>`;
    default:
      return content === '' ? '' : `<${node.name}>${content}</${node.name}>`;
  }
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function reference(character: string): string {
  return NAMED[character] ?? `&#${character.codePointAt(0)};`;
}
