/** Shares out work among several hands, and gives the results in the order of the work. */
import { setImmediate } from 'node:timers/promises';

/** Somebody who takes some items at once, and gives their results in the same order. */
export type Hand<Item, Result> = {
  readonly take: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** How many shares it has taken and not yet given back. */
  readonly load: () => number;
};

export type Shares = {
  /** How many items are handed over at once. */
  readonly size: number;
  /** How many shares may be in all hands together, while the results of an earlier one are in use. */
  readonly ahead: number;
};

/**
 * Yields every item with its result, in order. Each share goes to the hand that has least to do; there is one at least. A failure is thrown when its item's turn
 * comes; what was begun is waited for at the end.
 */
export async function* shareOut<Item, Result>(
  items: readonly Item[],
  { size, ahead }: Shares,
  hands: readonly Hand<Item, Result>[],
): AsyncGenerator<readonly [Item, Result]> {
  const begun: { readonly share: readonly Item[]; readonly results: Promise<readonly Result[]> }[] = [];

  async function* first(): AsyncGenerator<readonly [Item, Result]> {
    const { share = [], results } = begun.shift() ?? {};
    for (const [i, result] of ((await results) ?? []).entries()) yield [share[i] as Item, result];
  }

  try {
    for (let at = 0; at < items.length; at += size) {
      const share = items.slice(at, at + size);
      const results = hands.reduce((a, b) => (b.load() < a.load() ? b : a)).take(share);
      results.catch(() => {});
      begun.push({ share, results });
      // Between two shares others have their turn: messages of threads, downloads, an interrupt.
      await setImmediate();
      while (begun.length > ahead) yield* first();
    }
    while (begun.length > 0) yield* first();
  } finally {
    await Promise.allSettled(begun.map(({ results }) => results));
  }
}
