/** Finds the names a person may have meant. */

/** Up to three of `names` that are `name` but for case, extension, a few letters or a missing end; the nearest first. */
export function similarNames(name: string, names: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  return names
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter((near) => near.distance <= Math.max(1, Math.floor(wanted.length / 4)))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map((near) => near.candidate);
}

function distance(a: string, b: string): number {
  const stem = (text: string) => text.replace(/\.[a-z]+$/, '');
  const isStart = stem(a).length >= 4 && b.startsWith(stem(a));
  return isStart || stem(a) === stem(b) ? 1 : editDistance(a, b);
}

/** Levenshtein's, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
