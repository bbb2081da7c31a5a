/** Walks a parsed page as a parser met it: tags and texts one by one. Never recursive. */

import { type ChildNode, type Document, isTag, isText } from 'domhandler';
import type { HtmlReader } from './html-reader.ts';

export function walkTree(root: Document, { open, text, close }: HtmlReader): void {
  let node: ChildNode | null | undefined = root.firstChild;
  while (node) {
    if (isText(node)) text(node.data);
    else if (isTag(node)) {
      open(node.name, node.attribs);
      if (node.firstChild) {
        node = node.firstChild;
        continue;
      }
      close(node.name);
    }
    while (node && !node.next) {
      const { parent }: ChildNode = node;
      node = parent && isTag(parent) ? parent : undefined;
      if (node) close(node.name);
    }
    node = node?.next;
  }
}
