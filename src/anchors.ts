/** Marks the paragraphs that links ask for, by Medium's names for them. */
import { type ChildNode, type Element, isTag } from 'domhandler';
import { isBlock } from './constructs/construct.ts';
import { attribute } from './inline-html.ts';

/** On canonical elements: the names they had at Medium, as far as links ask for them. */
const ANCHORS = 'data-anchors';

/** Marks canonical elements with the `wanted` names of the elements they come from, while a page is converted. */
export function anchorMarker(wanted: ReadonlySet<string>) {
  const marked: Element[] = [];
  let pending: string[] = [];

  return {
    /** `converted` as it is, its first block marked. A name whose element gave nothing (a title) goes to the next block. */
    mark(source: Element, converted: readonly ChildNode[]): readonly ChildNode[] {
      if (wanted.size === 0) return converted;
      // Medium: <p name="9dbd" id="9dbd" class="graf graf--p">
      const name = source.attribs.name ?? source.attribs.id ?? '';
      if (wanted.has(name)) pending.push(name);
      const block = converted.find((node): node is Element => isTag(node) && canHold(node));
      if (pending.length > 0 && block) {
        add(block, pending);
        marked.push(block);
        pending = [];
      }
      return converted;
    },
    /** `block` was taken into `before`. */
    move(block: Element, before: Element): void {
      const names = block.attribs[ANCHORS];
      if (names === undefined) return;
      add(before, [names]);
      marked.push(before);
    },
    /** Takes the names to the top level, where they stand in lines of their own; those of list items stay in them. */
    settle(root: Element): void {
      for (const block of marked) {
        const names = block.attribs[ANCHORS];
        if (names === undefined || block.name === 'li') continue;
        let top: Element | null = block;
        while (top && top.parent !== root) top = top.parent && isTag(top.parent) ? top.parent : null;
        if (!top || top === block) continue;
        delete block.attribs[ANCHORS];
        add(top, [names]);
      }
    },
  };
}

/** The marks of a canonical element as HTML; empty for nearly all. */
export function anchorsBefore({ attribs }: Element): string {
  const names = attribs[ANCHORS];
  if (names === undefined) return '';
  return [...new Set(names.split(' '))].map((name) => `<a${attribute('id', name)}></a>`).join('');
}

function canHold(node: Element): boolean {
  return node.name === 'li' || (isBlock(node) && node.name !== 'hr');
}

function add(block: Element, names: readonly string[]): void {
  const before = block.attribs[ANCHORS];
  block.attribs[ANCHORS] = [...(before === undefined ? [] : [before]), ...names].join(' ');
}
