/** Lists. Medium's are flat, and number anew after every interruption. */
import { type ChildNode, type Element, isTag } from 'domhandler';
import { anchorsBefore } from '../anchors.ts';
import { adopt, element } from '../element.ts';
import { asBlock, type Canonical, type Construct } from './construct.ts';
import { saysSomething } from './paragraph.ts';

// Medium: <ul class="postList"><li class="graf graf--li">…</li></ul>
export const list: Construct = {
  name: 'list',
  tags: ['ul', 'ol', 'li'],
  canonical: (source, to) => {
    if (source.name === 'li') return itemOf(source, to);
    const items = source.children.filter(isTag).flatMap(to.convert).map(asItem);
    if (items.length === 0) return [];
    const first = Number.parseInt(source.attribs.start ?? '1', 10) || 1;
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
    { tag: 'ol', markdown: (content) => content },
    {
      tag: 'li',
      markdown: (content, item) => {
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

function itemOf(source: Element, to: Canonical): readonly ChildNode[] {
  if (!saysSomething(source)) return [];
  const inList = source.parent && isTag(source.parent) && /^[uo]l$/.test(source.parent.name);
  return inList ? [element('li', {}, to.content(source))] : asBlock('p', to.content(source));
}

function asItem(node: ChildNode): Element {
  return isTag(node) && node.name === 'li' ? node : element('li', {}, [node]);
}

function markerOf(item: Element): string {
  const parent = item.parent as Element;
  const other = parent.attribs[OTHER] !== undefined;
  if (parent.name === 'ul') return other ? '* ' : '- ';
  return `${item.attribs.value}${other ? ')' : '.'} `;
}
