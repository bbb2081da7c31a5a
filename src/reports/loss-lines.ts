/** Losses in words: what Medium has, and what the Markdown has in its place. */
import type { Loss } from '../verify.ts';

/** How many losses of one post are told, unless said otherwise; the rest is counted. */
const MOST = 3;

/** Lines for the losses of one post, indented by four spaces. */
export function lossLines(losses: readonly Loss[], most = MOST): string[] {
  const told = losses
    .slice(0, most)
    .flatMap(({ kind, place, expected, found }) => [
      `    ${kind}, ${place}`,
      `      Medium:   ${expected}`,
      `      Markdown: ${found}`,
    ]);
  return losses.length > most ? [...told, `    and ${losses.length - most} more`] : told;
}
