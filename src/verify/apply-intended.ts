/** Applies to the expectation what is changed on purpose. */

import { expectedTarget } from './comparable-url.ts';
import { gistUnits } from './gist-units.ts';
import type { Intended } from './loss.ts';
import type { Run, StyledText, Unit } from './unit.ts';

/** Picture addresses and guessed languages are left to the comparison; here are the changes of order and of links. */
export function applyIntended(
  units: readonly Unit[],
  { captions, links, cardImages, gists, reading }: Intended,
): readonly Unit[] {
  const kept = cardImages ? units : units.filter((unit) => unit.kind !== 'picture' || !unit.thumbnail);
  const shown = gists ? kept.flatMap((unit) => gistUnits(unit, gists)) : kept;
  const levelled = reading?.shiftHeadings ? shown.map(shifted) : shown;
  const split = captions === 'italic' ? levelled.flatMap(captionApart) : levelled;
  if (links.size === 0) return split;
  const targets = new Map([...links].map(([from, to]) => [expectedTarget(from), expectedTarget(to)]));
  return split.map((unit) => relink(unit, targets));
}

/** `--shift-headings` leaves the first level to the title. */
function shifted(unit: Unit): Unit {
  if (unit.kind !== 'text') return unit;
  return {
    ...unit,
    block: unit.block.replace(/heading ([3-6])/, (_, level) => `heading ${Number(level) - 1}`),
  };
}

/** `--captions italic` writes a caption as a paragraph of its own. */
function captionApart(unit: Unit): readonly Unit[] {
  if (unit.kind !== 'picture' || !unit.picture.caption) return [unit];
  const { caption, ...picture } = unit.picture;
  return [
    { ...unit, picture },
    { kind: 'text', block: 'emphasised paragraph', role: 'caption', content: caption },
  ];
}

type Targets = ReadonlyMap<string | undefined, string | undefined>;

function relink(unit: Unit, targets: Targets): Unit {
  if (unit.kind === 'text') return { ...unit, content: relinkText(unit.content, targets) };
  if (unit.kind !== 'picture') return unit;
  const { caption } = unit.picture;
  const picture = { ...unit.picture, ...(caption && { caption: relinkText(caption, targets) }) };
  return relinkOne({ ...unit, picture }, targets);
}

function relinkText({ text, runs }: StyledText, targets: Targets): StyledText {
  return { text, runs: runs.map((run): Run => relinkOne(run, targets)) };
}

function relinkOne<T extends { readonly link?: string }>(linked: T, targets: Targets): T {
  const [from, title = ''] = linked.link?.split(/(?= \(title “)/) ?? [];
  const target = targets.get(from);
  return target === undefined ? linked : { ...linked, link: target + title };
}
