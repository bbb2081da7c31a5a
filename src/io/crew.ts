/** Indexes pages and makes posts by worker threads, where there are enough pages: this thread hands out, plans and writes. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { IndexedPage } from '../index-page.ts';
import type { WorkOptions } from '../page-work.ts';
import type { PostContext, PostJob, PreparedPost } from '../prepare-post.ts';
import type { SkippedPage } from '../report.ts';
import { filesOfSettled, type SettledPost } from '../settled.ts';
import { shareOut } from '../share-out.ts';
import type { SeenFiles } from './blog/look-at-post.ts';
import type { PageRef } from './page-ref.ts';
import { openPageThread, type PageHand } from './page-thread.ts';
import type { WorkerOptions } from './page-worker.ts';
import { thisThread } from './this-thread.ts';

export type Crew = {
  /** Yields each page with what came of it, in order. `known`: see `indexPage`. */
  readonly index: (
    refs: readonly PageRef[],
    known: ReadonlySet<string>,
  ) => AsyncGenerator<readonly [PageRef, IndexedPage]>;
  /** Yields each settled post with what was seen of its files, in order. */
  readonly look: (posts: readonly SettledPost[]) => AsyncGenerator<readonly [SettledPost, SeenFiles]>;
  /** Yields each post as it was made, in order. */
  readonly prepare: (
    jobs: readonly PostJob[],
    context: PostContext,
  ) => AsyncGenerator<readonly [PostJob, PreparedPost | SkippedPage]>;
  readonly close: () => Promise<void>;
};

/** A run of fewer pages is over before a thread has started. */
const WORTH_A_THREAD = 64;

/**
 * In a run of fewer pages one core is left to this thread, which plans and writes, and to what compiles code: each thread warms up for
 * itself.
 */
const WORTH_EVERY_CORE = 1000;

/** More would wait for the disk. */
const MOST_THREADS = 4;

/** So many posts are handed over at once, and more of what takes less time: no thread waits long for the last. */
const SHARE = 8;

/** How many posts' pictures are fetched while an earlier post is written. */
const DOWNLOADS_AHEAD = 8;

/**
 * @param pages how many pages there are
 * @param options what threads are started with; absent where everything is to stay on this one, to which functions can be handed over
 */
export function openCrew(pages: number, how: WorkOptions, options?: WorkerOptions): Crew {
  const here = thisThread(how);
  const threads = options && pages >= WORTH_A_THREAD ? startThreads(pages, options, here) : [];
  const hands: readonly PageHand[] = threads.length > 0 ? threads : [here];
  // Each thread has one share in hand and one that waits, and some lie by, finished.
  const ahead = 4 * threads.length;

  return {
    index(refs, known) {
      for (const { setKnown } of [here, ...threads]) setKnown(known);
      return shareOut(
        refs,
        { size: 4 * SHARE, ahead },
        hands.map(({ index }) => index),
      );
    },
    async *look(posts) {
      const files = posts.map(filesOfSettled);
      const shares = { size: 8 * SHARE, ahead };
      let at = 0;
      for await (const [, seen] of shareOut(
        files,
        shares,
        hands.map(({ look }) => look),
      )) {
        yield [posts[at++] as SettledPost, seen];
      }
    },
    prepare(jobs, context) {
      for (const { setContext } of [here, ...threads]) setContext(context);
      const asks = context.pictures !== undefined || context.gists !== undefined;
      const shares = asks ? { size: 1, ahead: Math.max(DOWNLOADS_AHEAD, ahead) } : { size: SHARE, ahead };
      return shareOut(
        jobs,
        shares,
        hands.map(({ prepare }) => prepare),
      );
    },
    close: async () => {
      await Promise.all([here, ...threads].map((hand) => hand.close()));
    },
  };
}

function startThreads(pages: number, options: WorkerOptions, here: PageHand): readonly PageHand[] {
  const file = new URL('./page-worker.js', import.meta.url);
  // Not built: the sources run on one thread.
  if (!existsSync(file)) return [];
  const cores = availableParallelism() - (pages < WORTH_EVERY_CORE ? 1 : 0);
  const count = Math.min(MOST_THREADS, cores);
  return Array.from({ length: count }, () => openPageThread(file, options, here));
}
