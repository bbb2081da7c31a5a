/** How reports for a person count things and list them. */
import { groupBy } from '../group-by.ts';

/** How much is listed; the rest is counted. */
export type Limits = { readonly posts: number; readonly lines: number };

/** Something about a post; with an empty `line` only that it concerns the post. */
export type Said = { readonly file: string; readonly line: string };

/** Each post once, indented by two spaces, and below it what is said of it; what is said twice stands there once, counted. */
export function linesByPost(said: readonly Said[], limits: Limits): string[] {
  const posts = [...groupBy(said, ({ file }) => file)];
  const lines = posts.map(([file, all]) => {
    const details = [...groupBy(all, ({ line }) => line)].map(([line, same]) => counted(line, same.length));
    const [silent, told] = [details.filter(isSilent), details.filter((line) => !isSilent(line))];
    return [`  ${file}${silent.join('')}`, ...limited(told, limits.lines).map((line) => `    ${line}`)];
  });
  return limited(lines, limits.posts, (count) => [`  and ${plural(count, 'more post')}`]).flat();
}

/** The first of `items`, and how many more there are. */
export function limited(items: readonly string[], most: number): readonly string[];
export function limited<T>(items: readonly T[], most: number, more: (count: number) => T): readonly T[];
export function limited(
  items: readonly unknown[],
  most: number,
  more: (count: number) => unknown = (count) => `and ${count} more`,
): readonly unknown[] {
  return items.length > most ? [...items.slice(0, most), more(items.length - most)] : items;
}

/** `1 post`, `2 posts`, `1,000 posts`. */
export function plural(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** `999`, `1,000`. */
export function formatCount(count: number): string {
  // To load the locale would take as long as to make some posts.
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** The counts that are not zero, in words: `4 published, 1 draft`. */
export function parts(counts: readonly (readonly [count: number, one: string, many?: string])[]): string {
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, one, many = one]) => `${formatCount(count)} ${count === 1 ? one : many}`);
  return said.join(', ') || 'none';
}

function counted(line: string, times: number): string {
  return times === 1 ? line : `${line} (${times} times)`;
}

function isSilent(line: string): boolean {
  return line === '' || line.startsWith(' (');
}
