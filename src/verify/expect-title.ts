/** Decides what the title is, and which headings of the body the front matter already says. */

import { fold, foldAll, type TextUnit, type Unit } from './unit.ts';

/**
 * @param name the text of the page's `h1.p-name`
 * @param description as the front matter has it
 * @returns the title (empty if there is none) and the units that stay
 */
export function withoutTitle(
  units: readonly Unit[],
  name: string,
  description: string,
): { readonly title: string; readonly rest: readonly Unit[] } {
  let title = name.trim() === '' ? '' : fold(name);
  const dropped = new Set<Unit>();
  const heading = units.find((unit) => isText(unit) && unit.role === 'title') ?? firstHeading(units);
  if (heading?.kind === 'text') {
    const text = foldAll(heading.content.text);
    if (text !== '' && text === foldAll(title)) dropped.add(heading);
    else if (heading.role === 'title' && (title === '' || isCutFrom(foldAll(title), text))) {
      title = fold(heading.content.text);
      dropped.add(heading);
    }
  }
  const subtitle = units.find((unit) => isText(unit) && unit.role === 'subtitle');
  if (subtitle?.kind === 'text' && foldAll(subtitle.content.text) === foldAll(description)) {
    dropped.add(subtitle);
  }
  const rest = units.filter((unit) => !dropped.has(unit));
  return { title, rest: withoutIdleBreaks(rest) };
}

// Medium: a long title is "Everything You Need To…" in the header, whole in the body
function isCutFrom(name: string, heading: string): boolean {
  return name.length > 1 && name.endsWith('…') && heading.startsWith(name.slice(0, -1).trimEnd());
}

function isText(unit: Unit): unit is TextUnit {
  return unit.kind === 'text';
}

/** A heading that is not marked as the title may be it only where the text begins. */
function firstHeading(units: readonly Unit[]): Unit | undefined {
  const first = units.find((unit) => (isText(unit) && unit.role !== 'caption') || unit.kind === 'code');
  return first?.kind === 'text' && first.block.startsWith('heading') ? first : undefined;
}

/** A section that held nothing but the title needs no break behind it. */
function withoutIdleBreaks(units: readonly Unit[]): readonly Unit[] {
  return units.filter(
    (unit, index) =>
      unit.kind !== 'section break' || (index > 0 && units[index - 1]?.kind !== 'section break'),
  );
}
