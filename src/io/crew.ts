/** Indexes pages and makes posts on all cores: worker threads, and this one wherever they have their hands full. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { IndexedPage } from '../index-page.ts';
import { pageWork, type WorkOptions } from '../page-work.ts';
import type { PostContext, PostJob, PreparedPost } from '../prepare-post.ts';
import type { SkippedPage } from '../report.ts';
import { filesOfSettled, type SettledPost } from '../settled.ts';
import { type Shares, shareOut } from '../share-out.ts';
import type { SeenFiles } from './blog/look-at-post.ts';
import type { PageRef } from './page-ref.ts';
import { type Here, openPageThread, type PageThread } from './page-thread.ts';
import type { WorkerOptions } from './page-worker.ts';

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

/** More would wait for the disk. */
const MOST_THREADS = 4;

/** Small enough that no thread waits long for the last share. */
const SHARE = 8;

/** How many posts' pictures are fetched while an earlier post is written. */
const DOWNLOADS_AHEAD = 8;

/**
 * @param pages how many pages there are
 * @param options what threads are started with; absent where everything is to stay on this one, to which functions can be handed over
 */
export function openCrew(pages: number, how: WorkOptions, options?: WorkerOptions): Crew {
  const work = pageWork(how);
  const here: Here = {
    index: async (refs) => work.index(refs),
    look: async (posts) => work.look(posts),
    prepare: work.prepare,
  };
  const threads = options && pages >= WORTH_A_THREAD ? startThreads(options, here) : [];
  // Each thread has one share in hand and one before it; this one lays some finished ones by.
  const ahead = 2 * threads.length + (threads.length > 0 ? 4 : 0);

  return {
    index(refs, known) {
      for (const { setKnown } of [work, ...threads]) setKnown(known);
      const hands = threads.map(({ index }) => index);
      return shareOut(refs, { size: 4 * SHARE, ahead }, hands, here.index);
    },
    async *look(posts) {
      const hands = threads.map(({ look }) => look);
      const files = posts.map(filesOfSettled);
      let at = 0;
      for await (const [, seen] of shareOut(files, { size: 8 * SHARE, ahead }, hands, here.look)) {
        yield [posts[at++] as SettledPost, seen];
      }
    },
    prepare(jobs, context) {
      for (const { setContext } of [work, ...threads]) setContext(context);
      const asks = context.pictures !== undefined || context.gists !== undefined;
      const shares: Shares = asks ? { size: 1, ahead: DOWNLOADS_AHEAD } : { size: SHARE, ahead };
      const hands = threads.map(({ prepare }) => prepare(asks ? DOWNLOADS_AHEAD : 2));
      return shareOut(jobs, shares, hands, here.prepare);
    },
    close: async () => {
      work.close();
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

function startThreads(options: WorkerOptions, here: Here): PageThread[] {
  const file = new URL('./page-worker.js', import.meta.url);
  // Not built: the sources run on one thread.
  if (!existsSync(file)) return [];
  const count = Math.min(MOST_THREADS, availableParallelism() - 1);
  return Array.from({ length: count }, () => openPageThread(file, options, here));
}
