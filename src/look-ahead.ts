/** Runs the slow beginnings of the next items while one item is finished. */

/**
 * Yields the results of `begin` in the order of the items, and begins up to `ahead` further items while one is in use. Asks
 * `items` for no more than that. A failure is thrown when its item's turn comes; what was begun is waited for at the end.
 */
export async function* lookAhead<Item, Begun>(
  items: AsyncIterable<Item>,
  ahead: () => number,
  begin: (item: Item) => Promise<Begun>,
): AsyncGenerator<Begun> {
  const begun: Promise<Begun>[] = [];
  const first = (): Promise<Begun> => begun.shift() as Promise<Begun>;
  try {
    for await (const item of items) {
      const started = begin(item);
      started.catch(() => {});
      begun.push(started);
      while (begun.length > ahead()) yield await first();
    }
    while (begun.length > 0) yield await first();
  } finally {
    await Promise.allSettled(begun);
  }
}
