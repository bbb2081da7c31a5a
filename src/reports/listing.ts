/** How reports for a person count things and list them. */
import { groupBy } from '../group-by.ts';

/** How much is listed; the rest is counted. */
export type Limits = { readonly posts: number; readonly lines: number };

/** Something about a post; an empty `line` says only that it concerns the post. */
export type Said = { readonly file: string; readonly line: string };

/** Each post once, indented by two spaces, and below it what is said of it; what is said twice stands there once, counted. */
export function linesByPost(said: readonly Said[], limits: Limits): string[] {
  const posts = [...groupBy(said, ({ file }) => file)];
  return [
    ...posts.slice(0, limits.posts).flatMap(([file, all]) => {
      const lines = [...groupBy(all, ({ line }) => line)].map(([line, same]) => line + times(same.length));
      return [`  ${file}`, ...cut(lines, limits.lines, '    ').map((line) => line && `    ${line.trimStart()}`)];
    }),
    ...rest(posts.length - limits.posts, '  ', 'post'),
  ];
}
