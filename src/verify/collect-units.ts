/** Puts what a reader of HTML or Markdown meets into the flat list of units, with the block each stands in. */

import { collectText, newStyle, type Style, type TextCollector } from './collect-text.ts';
import { PICTURE, type Picture, type StyledText, type TextRole, type Unit } from './unit.ts';

type List = { readonly ordered: boolean; readonly depth: number; next: number };
type Container = { readonly list?: List; name?: string; filled: boolean };

export type UnitCollector = ReturnType<typeof collectUnits>;

/**
 * @param lenient sections without content get no break, and items without content no number: how Medium's page is
 *   read. In our Markdown each break and each item counts as it stands.
 */
export function collectUnits(lenient: boolean) {
  const units: Unit[] = [];
  const style = newStyle();
  const lists: List[] = [];
  const containers: Container[] = [];
  /** Texts inside the current block that are no part of it: alt texts and captions. */
  const asides: { readonly style: Style; readonly collector: TextCollector }[] = [];
  let block:
    | { readonly name: string; readonly role?: TextRole; readonly collector: TextCollector }
    | undefined;
  let breakPending = false;
  /** Whether pictures are in a row now, and whether it has one already. */
  let row: 'none' | 'begun' | 'filled' = 'none';

  function push(unit: Unit): void {
    if (breakPending && units.length > 0) units.push({ kind: 'section break' });
    breakPending = false;
    units.push(unit);
  }

  /** The name of the place a block stands in, such as `quote > item 2 at depth 1`; marks the containers as filled. */
  function place(name: string): string {
    const names = containers.map((container) => {
      container.name ??= nameOf(container.list);
      const continued = container.filled && container === containers.at(-1) ? ', continued' : '';
      container.filled = true;
      return container.name + continued;
    });
    return [...names, ...(name === 'paragraph' && names.length > 0 ? [] : [name])].join(' > ');
  }

  function closeBlock(): void {
    if (!block) return;
    const { name, role, collector } = block;
    block = undefined;
    for (const content of collector.take()) {
      // A paragraph of hard spaces spaces something out, a heading does not.
      if (name.startsWith('heading') && content.text.trim() === '') continue;
      if (name === 'paragraph' && containers.length === 0 && onlyPictures(content)) pushPictures(content);
      else push({ kind: 'text', block: place(name), content, ...(role && { role }) });
    }
  }

  function pushPictures({ runs }: StyledText): void {
    const alone = row === 'none';
    if (alone) row = 'begun';
    for (const { picture, link } of runs) {
      if (!picture) continue;
      push({ kind: 'picture', picture, ...(link !== undefined && { link }), beside: row === 'filled' });
      row = 'filled';
    }
    if (alone) row = 'none';
  }

  function openBlock(name: string, role?: TextRole): void {
    closeBlock();
    // In our Markdown a paragraph is one, however many breaks stand in it.
    const collector = collectText(style, lenient && !name.startsWith('heading') && role !== 'caption');
    block = { name, ...(role && { role }), collector };
  }

  function text(): TextCollector {
    const aside = asides.at(-1);
    if (aside) return aside.collector;
    if (!block) openBlock('paragraph');
    return block?.collector ?? collectText(style, lenient);
  }

  return {
    openBlock,
    closeBlock,
    text,
    style: (): Style => asides.at(-1)?.style ?? style,
    openAside(): void {
      const own = newStyle();
      asides.push({ style: own, collector: collectText(own, false) });
    },
    closeAside: (): StyledText | undefined => asides.pop()?.collector.take()[0],
    openQuote(): void {
      closeBlock();
      containers.push({ name: 'quote', filled: false });
    },
    openList(ordered: boolean, start: number): void {
      closeBlock();
      lists.push({ ordered, depth: lists.length + 1, next: start });
    },
    closeList(): void {
      closeBlock();
      lists.pop();
    },
    openItem(): void {
      closeBlock();
      const list = lists.at(-1) ?? { ordered: false, depth: 0, next: 1 };
      containers.push({ list, filled: false });
    },
    closeContainer(): void {
      closeBlock();
      const last = containers.at(-1);
      if (last && !last.filled && !lenient) {
        push({ kind: 'text', block: place('paragraph'), content: { text: '', runs: [] } });
      }
      containers.pop();
    },
    sectionBreak(): void {
      closeBlock();
      if (lenient) breakPending = true;
      else push({ kind: 'section break' });
    },
    /** Until `closeRow`, pictures stand beside each other; beside the one before too, when the row `continues`. */
    openRow(continues: boolean): void {
      closeBlock();
      row = continues && units.at(-1)?.kind === 'picture' ? 'filled' : 'begun';
    },
    closeRow(): void {
      closeBlock();
      row = 'none';
    },
    picture(picture: Picture): void {
      text().picture(picture);
    },
    /** A unit that is no text; the text around it goes on in a block of the same kind. */
    unit(unit: Unit): void {
      const { name, role } = block ?? {};
      closeBlock();
      if (unit.kind === 'code') push({ ...unit, block: place('').replace(/ > $/, '') });
      else push(unit.kind === 'embed' && containers.length > 0 ? { ...unit, nested: true } : unit);
      if (name !== undefined) openBlock(name, role);
    },
    /** The unit that was met last, unless its section has ended. */
    last(): Unit | undefined {
      closeBlock();
      return breakPending ? undefined : units.at(-1);
    },
    replaceLast(unit: Unit): void {
      units[units.length - 1] = unit;
    },
    take(): readonly Unit[] {
      closeBlock();
      return units;
    },
  };
}

function nameOf(list: List | undefined): string {
  if (!list) return '';
  return list.ordered ? `item ${list.next++} at depth ${list.depth}` : `bullet at depth ${list.depth}`;
}

const PICTURES = new RegExp(`^[${PICTURE} \\n]+$`);

function onlyPictures({ text, runs }: StyledText): boolean {
  return PICTURES.test(text) && runs.every(({ picture }) => picture !== undefined);
}
