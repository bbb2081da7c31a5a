/** Runs the slow beginnings of the next items while one item is finished. */

/**
 * Starts `begin` for up to `ahead` items before the first of them is asked for, and yields the results in order. Holds at
 * most `ahead` items; asks `items` for no more than that. A failure is thrown when its item's turn comes.
 */
export async function* lookAhead<Item, Begun>(
  items: AsyncIterable<Item>,
  ahead: number,
  begin: (item: Item) => Promise<Begun>,
): AsyncGenerator<Begun> {
  const begun: Promise<Begun>[] = [];
  const first = (): Promise<Begun> => begun.shift() as Promise<Begun>;
  try {
    for await (const item of items) {
      const started = begin(item);
      started.catch(() => {});
      begun.push(started);
      if (begun.length > ahead) yield await first();
    }
    while (begun.length > 0) yield await first();
  } finally {
    await Promise.allSettled(begun);
  }
}
