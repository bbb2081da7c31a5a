/** The elements that Medium's export program writes, and what they ask of a parser. */

const NEWLINE = 0x0a;
const SPACE = 0x20;
const SLASH = 0x2f;
const GREATER = 0x3e;

export type RegularTag = {
  readonly name: string;
  /** What follows the opening tag: nodes and a closing tag, nothing, or text up to the closing tag in which no tag counts. */
  readonly holds: 'nodes' | 'nothing' | 'text' | 'code';
  /** The elements that this one ends where it begins right inside of them, as htmlparser2 has it. */
  readonly ends: readonly string[];
};

/**
 * By name. What htmlparser2 treats in a way of its own must stay out: `svg` and `math`, `textarea` and `xmp`, and the names
 * that it takes for these by mistake.
 */
export const REGULAR_TAGS: ReadonlyMap<string, RegularTag> = new Map(
  [
    ...tags('nodes', [], 'a code em html head iframe label span strong time'),
    ...tags(
      'nodes',
      ['p'],
      'article blockquote div figcaption figure footer h1 h2 h3 h4 h5 h6 header ol p pre section ul',
    ),
    ...tags('nodes', ['li'], 'li'),
    ...tags('nodes', ['head', 'script'], 'body'),
    ...tags('nothing', [], 'br img meta'),
    ...tags('nothing', ['p'], 'hr'),
    ...tags('text', [], 'title'),
    ...tags('code', [], 'script style'),
  ].map((tag) => [tag.name, tag]),
);

function tags(holds: RegularTag['holds'], ends: readonly string[], names: string): readonly RegularTag[] {
  return names.split(' ').map((name) => ({ name, holds, ends }));
}

/** Where the name of a tag ends that begins at `start`. */
export function tagNameEnd(html: string, start: number): number {
  for (let at = start; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === SPACE || code === GREATER || code === SLASH || code === NEWLINE) return at;
  }
  return html.length;
}
