/** Applies to the expectation what is changed on purpose. */

import { visibleLength } from './collect-text.ts';
import { expectedTarget } from './comparable-url.ts';
import type { Intended } from './loss.ts';
import type { Run, StyledText, Unit } from './unit.ts';

/** Picture addresses and guessed languages are left to the comparison; here are the changes of order and of links. */
export function applyIntended(units: readonly Unit[], { captions, links }: Intended): readonly Unit[] {
  const split = captions === 'italic' ? units.flatMap(captionApart) : units;
  if (links.size === 0) return split;
  const targets = new Map([...links].map(([from, to]) => [expectedTarget(from), expectedTarget(to)]));
  return split.map((unit) => relink(unit, targets));
}

/** `--captions italic` writes a caption as a paragraph of its own. */
function captionApart(unit: Unit): readonly Unit[] {
  if (unit.kind !== 'picture' || !unit.picture.caption) return [unit];
  const { caption, ...picture } = unit.picture;
  const captions = paragraphsOf(caption).map(
    (content): Unit => ({ kind: 'text', block: 'emphasised paragraph', role: 'caption', content }),
  );
  return [{ ...unit, picture }, ...captions];
}

/** A caption with two line breaks in a row needs several paragraphs. */
function paragraphsOf({ text, runs }: StyledText): readonly StyledText[] {
  const rest = [...runs];
  return text.split('\n\n').map((paragraph) => {
    const own: Run[] = [];
    for (let missing = visibleLength(paragraph); missing > 0; ) {
      const run = rest.shift();
      if (!run) break;
      const length = Math.min(run.length, missing);
      own.push({ ...run, length });
      if (length < run.length) rest.unshift({ ...run, length: run.length - length });
      missing -= length;
    }
    return { text: paragraph, runs: own };
  });
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
