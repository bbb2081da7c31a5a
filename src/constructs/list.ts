/** Lists. Medium's are flat, and number anew after every interruption. */
import { type ChildNode, type Element, isTag } from 'domhandler';
import { anchorsBefore } from '../anchors.ts';
import { adopt, element, findFirst } from '../element.ts';
import { attribute, inlineHtml } from '../inline-html.ts';
import { asBlock, type Canonical, type Construct, isBlock } from './construct.ts';
import { saysSomething } from './paragraph.ts';

// Medium: <ul class="postList"><li class="graf graf--li">…</li></ul>
export const list: Construct = {
  name: 'list',
  tags: ['ul', 'ol', 'li'],
  canonical: (source, to) => {
    if (source.name === 'li') return itemOf(source, to);
    const items = source.children.filter(isTag).flatMap(to.convert).map(asItem);
    if (items.length === 0) return [];
    const first = firstNumber(source);
    items.forEach((item, i) => {
      item.attribs.value = String(first + i);
    });
    const made = element(source.name, {});
    adopt(made, items);
    return [made];
  },
  meet: (before, after) => {
    const same = before.name === after.name && (after.name === 'ul' || after.name === 'ol');
    if (same && before.attribs[OTHER] === undefined) after.attribs[OTHER] = '';
    return false;
  },
  rules: [
    { tag: 'ul', markdown: (content) => content },
    {
      tag: 'ol',
      markdown: (content, { children }) => {
        const [first] = children as Element[];
        return first && needsHtml(first)
          ? `<ol${attribute('start', first.attribs.value ?? '1')}>\n${content}\n</ol>`
          : content;
      },
    },
    {
      tag: 'li',
      markdown: (content, item) => {
        if (needsHtml(item)) return htmlItem(content, item);
        const marker = markerOf(item);
        return (
          marker + anchorsBefore(item) + content.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`)
        );
      },
    },
  ],
};

/** Marks a list that stands right after one of its kind: two such are two only if their markers differ (CommonMark 5.3). */
const OTHER = 'data-other-marker';

/** The number that a list begins with, as browsers read it; 1 where none is said. */
function firstNumber({ attribs }: Element): number {
  const said = Number.parseInt(attribs.start ?? '', 10);
  return Number.isNaN(said) ? 1 : said;
}

function itemOf(source: Element, to: Canonical): readonly ChildNode[] {
  if (!saysSomething(source)) return [];
  const inList = source.parent && isTag(source.parent) && /^[uo]l$/.test(source.parent.name);
  return inList ? [element('li', {}, to.content(source))] : asBlock('p', to.content(source));
}

function asItem(node: ChildNode): Element {
  return isTag(node) && node.name === 'li' ? node : element('li', {}, [node]);
}

/** Markdown knows no number below 0, and none of more than nine digits (CommonMark 5.2); such a list is HTML. */
function needsHtml({ parent }: Element): boolean {
  const list = parent as Element;
  const [first, last] = [list.children[0], list.children.at(-1)] as Element[];
  return list.name === 'ol' && !(Number(first?.attribs.value) >= 0 && Number(last?.attribs.value) < 1e9);
}

/** One line of HTML; between blank lines, readers take the inside for Markdown, where it holds what a line of HTML cannot. */
function htmlItem(content: string, item: Element): string {
  const fitsLine =
    !content.includes('\n\n') && !item.children.some(isBlock) && findFirst(item, 'img') === undefined;
  const anchors = anchorsBefore(item);
  return fitsLine ? `<li>${anchors}${inlineHtml(item)}</li>` : `<li>\n\n${anchors}${content}\n\n</li>`;
}

function markerOf(item: Element): string {
  const parent = item.parent as Element;
  const other = parent.attribs[OTHER] !== undefined;
  if (parent.name === 'ul') return other ? '* ' : '- ';
  return `${item.attribs.value}${other ? ')' : '.'} `;
}
