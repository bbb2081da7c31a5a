/** Finds the names a person may have meant. */

import { distance as editDistance } from 'fastest-levenshtein';
import { byCodeUnits } from './code-units.ts';

/** Up to three of `names` that are `name` but for case, extension, a few letters or a missing end; the nearest first. */
export function similarNames(name: string, names: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  return names
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter((near) => near.distance <= Math.max(1, Math.ceil(wanted.length / 4)))
    .sort((a, b) => a.distance - b.distance || byCodeUnits(a.candidate, b.candidate))
    .slice(0, 3)
    .map((near) => near.candidate);
}

function distance(a: string, b: string): number {
  const stem = (text: string) => text.replace(/\.[a-z]+$/, '');
  const isStart = stem(a).length >= 4 && b.startsWith(stem(a));
  return isStart || stem(a) === stem(b) ? 1 : editDistance(a, b);
}
