/**
 * What a construct is: one thing Medium's writers use, how Medium writes it and how Markdown says it.
 *
 * Between the two stands canonical HTML, a small vocabulary without classes:
 *
 *     h2 h3 h4 p            inline content
 *     ul ol > li            inline content, or blocks
 *     blockquote            blocks
 *     hr
 *     pre > code            text; class="language-x" on the code
 *     figure                img or a > img, then figcaption
 *     figure > figure…      a gallery row
 *     figure                iframe, script[src], blockquote[cite] (a tweet) or p (an embed Medium lost), then figcaption
 *     strong em code a br img
 */
import { type ChildNode, type Element, isTag } from 'domhandler';
import { element } from '../element.ts';
import type { PictureUrl } from '../inline-markdown.ts';
import type { Message } from '../messages.ts';
import type { CaptionStyle, Gists } from '../model.ts';
import type { BodySyntax } from '../presets/preset.ts';

export type Construct = {
  readonly name: string;
  /** Tag names of the elements, as Medium writes them, that may be this construct. */
  readonly tags: readonly string[];
  /** Which of them are; all, when absent. The first construct of the list that matches an element has it. */
  readonly matches?: (candidate: Element, to: Canonical) => boolean;
  /** Medium's element in canonical HTML; an empty list when it is no content. The element itself is not changed. */
  readonly canonical: (source: Element, to: Canonical) => readonly ChildNode[];
  /** Asked of every two canonical blocks that come to stand beside each other; true when `after` was taken into `before`. */
  readonly meet?: (before: Element, after: Element) => boolean;
  /** How Markdown says its canonical elements; disjoint over all constructs. */
  readonly rules?: readonly Rule[];
};

/** What a construct may ask for while it turns Medium's HTML into canonical HTML. */
export type Canonical = {
  /** One node. */
  readonly convert: (source: ChildNode) => readonly ChildNode[];
  /** The children: all inline, or all blocks. */
  readonly content: (source: Element) => readonly ChildNode[];
  /** The children as blocks; stray inline content becomes paragraphs. */
  readonly blocks: (source: Element) => readonly Element[];
  /** Headings that say again what the front matter says. */
  readonly repeated: ReadonlySet<Element>;
  readonly report: (message: Message) => void;
  readonly guessedLanguages: boolean;
  readonly cardImages: boolean;
};

export type Rule = {
  readonly tag: string;
  readonly matches?: (canonical: Element) => boolean;
  /** `content` is the Markdown of the children, without blank lines around it. The answer is one or several blocks. */
  readonly markdown: (content: string, canonical: Element, to: Printing) => string;
};

/** What a construct may ask for while Markdown is written. */
export type Printing = {
  readonly captions: CaptionStyle;
  /** Where the Markdown finds a picture: the path of the file it came into, or its remote address. */
  readonly pictureUrl: PictureUrl;
  /** Gists that are to stand in the text; all others stay embedded. */
  readonly gists?: Gists | undefined;
  /** What the site generator wants written in its own way. */
  readonly syntax?: BodySyntax;
  /** Headings one level up. */
  readonly shiftHeadings?: boolean;
};

const BLOCK = new Set(['blockquote', 'figure', 'h2', 'h3', 'h4', 'hr', 'ol', 'p', 'pre', 'ul']);

/** Whether a canonical node is a block. */
export function isBlock(node: ChildNode): node is Element {
  return isTag(node) && BLOCK.has(node.name);
}

/** A block around inline content; blocks that (in pages nobody at Medium wrote) stand inside it stay what they are. */
export function asBlock(name: string, content: readonly ChildNode[]): readonly ChildNode[] {
  return content.some(isBlock) ? content : [element(name, {}, content)];
}
