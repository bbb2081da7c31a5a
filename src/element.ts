/** Reading and making the nodes of the HTML tree: the few words that constructs speak, over domhandler's nodes. */
import { type AnyNode, type ChildNode, Element, isTag, isText, type ParentNode, Text } from 'domhandler';

/** A new element that holds `children`, parents and siblings set. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly ChildNode[] = [],
): Element {
  const given: Record<string, string> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) given[name] = value;
  }
  const made = new Element(name, given);
  if (children.length > 0) adopt(made, children);
  return made;
}

/** A new text node. */
export function text(data: string): Text {
  return new Text(data);
}

/** Makes `children` the children of `parent`, in linear time (domhandler's own `append` is for one node). */
export function adopt(parent: Element, children: readonly ChildNode[]): void {
  parent.children = [...children];
  let previous: ChildNode | null = null;
  for (const child of parent.children) {
    child.parent = parent;
    child.prev = previous;
    child.next = null;
    if (previous) previous.next = child;
    previous = child;
  }
}

/** Whether the element has this class. */
export function hasClass(node: AnyNode | null | undefined, name: string): boolean {
  if (!node || !isTag(node)) return false;
  const classes = node.attribs.class;
  if (classes === undefined) return false;
  const at = classes.indexOf(name);
  if (at < 0) return false;
  return classes === name || classes.split(/\s+/).includes(name);
}

/** The element children. */
export function childElements(node: Element): Element[] {
  return node.children.filter(isTag);
}

/** All elements below `root` in document order for which `wanted` holds; does not look inside a found one. */
export function findAll(root: ParentNode, wanted: (candidate: Element) => boolean): Element[] {
  return find(root, wanted, Number.POSITIVE_INFINITY);
}

/** The first element below `root` with this tag name. */
export function findFirst(root: ParentNode, name: string): Element | undefined {
  return findWhere(root, (candidate) => candidate.name === name);
}

/** The first element below `root` in document order for which `wanted` holds. */
export function findWhere(root: ParentNode, wanted: (candidate: Element) => boolean): Element | undefined {
  return find(root, wanted, 1)[0];
}

function find(root: ParentNode, wanted: (candidate: Element) => boolean, most: number): Element[] {
  const found: Element[] = [];
  // The lists that are open, with the place reached in each: nothing is copied, and no depth runs out of stack.
  const open: (readonly ChildNode[])[] = [];
  const reached: number[] = [];
  let nodes: readonly ChildNode[] | undefined = root.children;
  let at = 0;
  while (nodes) {
    const node: ChildNode | undefined = nodes[at++];
    if (node === undefined) {
      nodes = open.pop();
      at = reached.pop() ?? 0;
    } else if (isTag(node)) {
      if (wanted(node)) {
        if (found.push(node) === most) return found;
      } else if (mayHoldElements(node)) {
        open.push(nodes);
        reached.push(at);
        nodes = node.children;
        at = 0;
      }
    }
  }
  return found;
}

/** Most elements hold one text and nothing else. */
function mayHoldElements({ children }: Element): boolean {
  return children.length > 1 || (children.length === 1 && isTag(children[0] as ChildNode));
}

/** The text of a node, with a line break for every `<br>`. */
export function textOf(root: AnyNode): string {
  // Most elements hold one text and nothing else.
  if ('children' in root && root.children.length === 1 && isText(root.children[0] as ChildNode)) {
    return (root.children[0] as Text).data;
  }
  const parts: string[] = [];
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (isText(node)) parts.push(node.data);
    else if (isTag(node) && node.name === 'br') parts.push('\n');
    else if ('children' in node) {
      for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as ChildNode);
    }
  }
  return parts.join('');
}

/** Whether a node has any text but HTML's white space. */
export function hasText(root: AnyNode): boolean {
  // Most elements begin with a text.
  const first = 'children' in root ? root.children[0] : root;
  if (first && isText(first) && SOLID.test(first.data)) return true;
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (isText(node)) {
      if (SOLID.test(node.data)) return true;
    } else if ('children' in node) {
      // One by one: as arguments of one call, the children of a long paragraph would overflow the stack.
      for (const child of node.children) open.push(child);
    }
  }
  return false;
}

const SOLID = /[^ \t\n\v\r\f]/;

const LINES = new Set(['a', 'b', 'code', 'em', 'font', 'i', 'span', 'strong', 'u']);

/** The text of a node with a space wherever a block begins or ends. */
export function flatTextOf(root: AnyNode): string {
  const parts: string[] = [];
  const open: (AnyNode | string)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (isText(node)) parts.push(node.data);
    else if ('children' in node) {
      const edge = isTag(node) && LINES.has(node.name) ? '' : ' ';
      open.push(edge);
      for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as ChildNode);
      open.push(edge);
    }
  }
  return parts.join('');
}

/** Folds white space (not nbsp and its like, but U+000B, which no two readers treat alike) to single spaces, none at the ends. */
export function fold(value: string): string {
  const folded = foldSpaces(value);
  const start = folded.startsWith(' ') ? 1 : 0;
  const end = folded.length - (folded.endsWith(' ') && folded.length > start ? 1 : 0);
  return folded.slice(start, end);
}

/** Folds white space to single spaces, at the ends too. */
export function foldSpaces(value: string): string {
  // Hardly any text has something to fold: to look is cheaper than to replace every space by itself.
  return /[\t\n\v\r\f]| {2}/.test(value) ? value.replace(/[ \t\n\v\r\f]+/g, ' ') : value;
}
