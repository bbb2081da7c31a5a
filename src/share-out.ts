/** Shares out work among several hands, and gives the results in the order of the work. */
import { setImmediate } from 'node:timers/promises';

/** Somebody who takes some items at once, and gives their results in the same order. */
export type Hand<Item, Result> = {
  readonly take: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Whether what is taken now is begun soon. */
  readonly hasRoom: () => boolean;
};

export type Shares = {
  /** How many items are handed over at once. */
  readonly size: number;
  /** How many such shares may be under way, or wait for their turn. */
  readonly ahead: number;
};

/**
 * Yields every item with its result, in order. Each share goes to a hand that has room, else to `here`, which works in this thread. A
 * failure is thrown when its item's turn comes; what was begun is waited for at the end.
 */
export async function* shareOut<Item, Result>(
  items: readonly Item[],
  { size, ahead }: Shares,
  hands: readonly Hand<Item, Result>[],
  here: (items: readonly Item[]) => Promise<readonly Result[]>,
): AsyncGenerator<readonly [Item, Result]> {
  const begun: { readonly share: readonly Item[]; readonly results: Promise<readonly Result[]> }[] = [];

  async function* first(): AsyncGenerator<readonly [Item, Result]> {
    const { share = [], results } = begun.shift() ?? {};
    for (const [i, result] of ((await results) ?? []).entries()) yield [share[i] as Item, result];
  }

  try {
    for (let at = 0; at < items.length; at += size) {
      const share = items.slice(at, at + size);
      const hand = hands.find((it) => it.hasRoom());
      const results = hand ? hand.take(share) : here(share);
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
