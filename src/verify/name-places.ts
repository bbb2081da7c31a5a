/** Names the place of a unit for people: `paragraph 12: “First words of it…”`. */

import { show } from './loss.ts';
import type { Unit } from './unit.ts';

/** @returns the name of each of these units, counted among its like */
export function namePlaces(units: readonly Unit[]): (unit: Unit | undefined) => string {
  const counts = new Map<string, number>();
  const numbers = new Map<Unit, number>();
  for (const unit of units) {
    const number = (counts.get(nounOf(unit)) ?? 0) + 1;
    counts.set(nounOf(unit), number);
    numbers.set(unit, number);
  }
  return (unit) => {
    if (unit === undefined) return 'the front matter';
    const words = wordsOf(unit);
    return `${nounOf(unit)} ${numbers.get(unit) ?? ''}${words === '' ? '' : `: “${show(words, 40)}”`}`;
  };
}

function nounOf(unit: Unit): string {
  if (unit.kind === 'code') return 'listing';
  if (unit.kind !== 'text') return unit.kind;
  if (unit.role === 'caption') return 'caption';
  const innermost = unit.block.split(' > ').at(-1) ?? '';
  return /^(?:heading|quote|paragraph)/.exec(innermost)?.[0] ?? 'list item';
}

function wordsOf(unit: Unit): string {
  if (unit.kind === 'text') return unit.content.text;
  if (unit.kind === 'picture') return unit.picture.caption?.text ?? unit.picture.url;
  if (unit.kind === 'embed') return unit.shows;
  return unit.kind === 'code' ? unit.text : '';
}
