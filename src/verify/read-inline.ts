/** Reads the elements within a line: marks, links, line breaks; and the inside of Medium's link cards. */

import type { Mark } from './collect-text.ts';
import type { UnitCollector } from './collect-units.ts';
import type { HtmlReader, TargetOf } from './html-reader.ts';
import { fold } from './unit.ts';

const MARKS: Readonly<Record<string, Mark>> = {
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  code: 'code',
};

export const INLINE: ReadonlySet<string> = new Set([...Object.keys(MARKS), 'a', 'br']);

export function readInline(
  units: UnitCollector,
  targetOf: TargetOf,
): HtmlReader & { readonly card: (open: boolean) => void } {
  let card = false;

  return {
    open(name, { href, title }) {
      const mark = MARKS[name];
      const style = units.style();
      if (name === 'br') units.text().lineBreak();
      else if (name === 'a') style.links.push(linkOf(href, title, targetOf));
      else if (mark) style.open[mark]++;
    },
    text(text) {
      units.text().text(text);
    },
    close(name) {
      const mark = MARKS[name];
      const style = units.style();
      if (name === 'a') style.links.pop();
      else if (mark && style.open[mark] > 0) style.open[mark]--;
      // Medium: <strong>Title</strong><br><em>Description</em>example.com are three lines to the eye
      if (card && mark !== undefined && isPlain(units)) units.text().freeSpace();
    },
    card(open) {
      card = open;
    },
  };
}

function isPlain(units: UnitCollector): boolean {
  const { strong, emphasis } = units.style().open;
  return strong + emphasis === 0;
}

/** A link as it is compared: the target, and the title where that is not just the address again. */
export function linkOf(
  href: string | undefined,
  title: string | undefined,
  targetOf: TargetOf,
): string | undefined {
  const target = targetOf(href ?? '');
  const says = fold(title ?? '');
  if (target === undefined || says === '' || says === href) return target;
  return `${target} (title “${says}”)`;
}
