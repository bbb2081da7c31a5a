/** Works on pages in this thread: small runs, and what other threads could not finish. */
import type { PageWork, WorkOptions } from '../page-work.ts';
import type { PostContext } from '../prepare-post.ts';
import type { Hand } from '../share-out.ts';
import type { PageHand } from './page-thread.ts';

// What makes posts is loaded when there is one to be made: it would hold up the start of the threads.
export function thisThread(options: WorkOptions): PageHand {
  let known: ReadonlySet<string> = new Set();
  let context: PostContext = { keepsPages: false };
  let opened: Promise<PageWork> | undefined;

  async function open(): Promise<PageWork> {
    const { pageWork } = await import('../page-work.ts');
    return pageWork(options);
  }

  function hand<Item, Result>(
    work: (by: PageWork, items: readonly Item[]) => readonly Result[] | Promise<readonly Result[]>,
  ): Hand<Item, Result> {
    return {
      load: () => 0,
      async take(items) {
        opened ??= open();
        const by = await opened;
        by.setKnown(known);
        by.setContext(context);
        return work(by, items);
      },
    };
  }

  return {
    index: hand((by, items) => by.index(items)),
    look: hand((by, items) => by.look(items)),
    prepare: hand((by, items) => by.prepare(items)),
    setKnown(given) {
      known = given;
    },
    setContext(given) {
      context = given;
    },
    close: async () => (await opened)?.close(),
  };
}
