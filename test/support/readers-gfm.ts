/** Reads Markdown as GitHub does, and writes what was read as HTML. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

type Tree = ReturnType<typeof fromMarkdown>;
type Node = Tree | Tree['children'][number];
type Parent = Extract<Node, { readonly children: unknown }>;

/** The HTML of a piece of Markdown. An address that is a link only because GFM makes links of bare addresses is plain text. */
export function gfmHtml(markdown: string): string {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

  function html(node: Node): string {
    switch (node.type) {
      case 'text':
        return escaped(node.value);
      case 'html':
        return node.value;
      case 'inlineCode':
        return `<code>${escaped(node.value)}</code>`;
      case 'code':
        return `<pre><code>${escaped(node.value)}\n</code></pre>`;
      case 'break':
        return '<br />\n';
      case 'thematicBreak':
        return '<hr />';
      case 'image':
        return `<img src="${escaped(node.url)}" alt="${escaped(node.alt ?? '')}" />`;
      case 'link': {
        // Some of them are found only after parsing and stand nowhere.
        const isBare = markdown.charAt(node.position?.start.offset ?? -1) !== '[';
        return isBare ? inside(node) : `<a href="${escaped(node.url)}">${inside(node)}</a>`;
      }
      case 'heading':
        return `<h${node.depth}>${inside(node)}</h${node.depth}>`;
      case 'list': {
        const tag = node.ordered ? 'ol' : 'ul';
        return `<${tag}>${inside(node)}</${tag}>`;
      }
      default: {
        const tag = TAGS[node.type] ?? `unexpected-${node.type.toLowerCase()}`;
        return 'children' in node ? (tag === '' ? inside(node) : `<${tag}>${inside(node)}</${tag}>`) : '';
      }
    }
  }

  const inside = (parent: Parent): string => parent.children.map((child) => html(child)).join('');
  return html(tree);
}

const TAGS: Readonly<Record<string, string>> = {
  root: '',
  paragraph: 'p',
  listItem: 'li',
  blockquote: 'blockquote',
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
};

/** Text as HTML, in an element or in a double-quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
