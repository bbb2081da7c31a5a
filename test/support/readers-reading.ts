/** What a reader made of a piece of Markdown, in a form in which readers can be compared. */
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';

export type Reading = {
  /** The words, one line per block and per line break; ASCII white space folded, except in listings. */
  readonly text: string;
  /** The targets of links, decoded. */
  readonly links: readonly string[];
  /** The addresses of images, decoded. */
  readonly images: readonly string[];
  /** Blocks and marks with the words in them. */
  readonly structure: string;
};

type Node = DefaultTreeAdapterMap['childNode'];

/** Reads HTML as a browser would that runs no scripts. */
export function readingOf(html: string): Reading {
  const links: string[] = [];
  const images: string[] = [];
  const words: string[] = [];
  const marked: string[] = [];
  let listing = 0;
  let atSpace = true;

  function visit(node: Node): void {
    if (node.nodeName === '#text' && 'value' in node) {
      const value = listing > 0 ? node.value : folded(node.value, atSpace);
      atSpace = value === '' ? atSpace : value.endsWith(' ');
      words.push(value);
      marked.push(value);
    } else if ('tagName' in node) {
      const { tagName } = node;
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
      if (tagName === 'a' && attributes.has('href')) links.push(decoded(attributes.get('href') ?? ''));
      if (tagName === 'img') images.push(decoded(attributes.get('src') ?? ''));
      if (tagName === 'pre') listing++;
      const block = BLOCKS.has(tagName);
      if (block || tagName === 'br') words.push('\n');
      atSpace ||= block || tagName === 'br';
      // Whether the items of a list hold paragraphs or not is a matter of blank lines, which say nothing.
      const shown = !HIDDEN.has(tagName);
      if (shown) marked.push(block ? `\n<${tagName}>` : `<${tagName}>`);
      for (const child of node.childNodes) visit(child);
      if (shown && !block && tagName !== 'br' && tagName !== 'img') marked.push(`</${tagName}>`);
      if (block) {
        words.push('\n');
        marked.push('\n');
        atSpace = true;
      }
      if (tagName === 'pre') listing--;
    }
  }

  for (const child of parseFragment(html, { scriptingEnabled: false }).childNodes) visit(child);
  return { text: lines(words), links, images, structure: lines(marked) };
}

const BLOCKS = new Set(
  'address article blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr iframe li noscript ol p pre script section table td th tr ul'.split(
    ' ',
  ),
);
const HIDDEN = new Set(['p', 'tbody', 'thead']);

function folded(text: string, atSpace: boolean): string {
  const single = text.replace(/[ \t\n\r\f]+/g, ' ');
  return atSpace ? single.replace(/^ /, '') : single;
}

function lines(parts: readonly string[]): string {
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/^ +| +$/g, ''))
    .filter((line) => line !== '')
    .join('\n');
}

/** An address without percent-encoding: readers differ on what they encode. */
function decoded(address: string): string {
  return address.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
