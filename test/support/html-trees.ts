/** Trees of pages as htmlparser2 makes them, and whether another tree is exactly the same. */
import { type AnyNode, type Document, DomHandler, hasChildren } from 'domhandler';
import { Parser } from 'htmlparser2';

/** The tree of a page by htmlparser2 alone. */
export function htmlparser2Tree(html: string): Document {
  const handler = new DomHandler();
  new Parser(handler).end(html.replace(/\r\n?/g, '\n').replaceAll('\0', ''));
  return handler.root;
}

/** Where a tree differs from another one in anything: kinds of nodes, their properties, attributes and links. */
export function treeDifference(tree: Document, other: Document): string | undefined {
  const pairs: [AnyNode, AnyNode][] = [[tree, other]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [node, twin] = pair;
    const difference = nodeDifference(node, twin) ?? linkDifference(node) ?? linkDifference(twin);
    if (difference !== undefined) return difference;
    if (!hasChildren(node) || !hasChildren(twin)) continue;
    for (const [i, child] of node.children.entries()) {
      const twinChild = twin.children[i];
      if (twinChild) pairs.push([child, twinChild]);
    }
  }
  return undefined;
}

function nodeDifference(node: AnyNode, twin: AnyNode): string | undefined {
  const [one, two] = [described(node), described(twin)];
  return one === two ? undefined : `${one} and ${two}`;
}

/** All that a node has but its links to others; the order of properties and of attributes counts. */
function described(node: AnyNode): string {
  const own = Object.entries(node).map(([key, value]) => {
    if (key === 'children') return [key, (value as unknown[]).length];
    return key === 'parent' || key === 'prev' || key === 'next' ? [key, value === null] : [key, value];
  });
  return `${node.constructor.name} ${JSON.stringify(own)}`;
}

function linkDifference(node: AnyNode): string | undefined {
  if (!hasChildren(node)) return undefined;
  const { children } = node;
  const wrong = children.find(
    (child, i) =>
      child.parent !== node ||
      child.prev !== (children[i - 1] ?? null) ||
      child.next !== (children[i + 1] ?? null),
  );
  return wrong && `links of ${described(wrong)}`;
}
