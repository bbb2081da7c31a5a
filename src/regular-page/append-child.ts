/** Makes a node the last child of another one, as DomHandler does. */
import type { ChildNode, ParentNode } from 'domhandler';

export function appendChild(parent: ParentNode, node: ChildNode): void {
  const { children } = parent;
  const previous = children[children.length - 1];
  if (previous) {
    node.prev = previous;
    previous.next = node;
  }
  node.parent = parent;
  children.push(node);
}
