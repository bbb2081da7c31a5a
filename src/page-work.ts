/** What a thread, this one or another, does with pages and their posts. */
import { type IndexedPage, indexPage } from './index-page.ts';
import { lookAtPost, type PostFiles, type SeenFiles } from './io/blog/look-at-post.ts';
import { openPageReader } from './io/page-reader.ts';
import type { PageRef } from './io/page-ref.ts';
import type { PostContext, PostJob, PostOptions, PreparedPost } from './prepare-post.ts';
import type { SkippedPage } from './report.ts';

export type WorkOptions = Omit<PostOptions, 'onConflict'> & { readonly maxPageBytes: number };

export type PageWork = {
  /** Hashes of pages that need not be looked into; see `indexPage`. */
  readonly setKnown: (known: ReadonlySet<string>) => void;
  readonly index: (refs: readonly PageRef[]) => readonly IndexedPage[];
  /** See `lookAtPost`. */
  readonly look: (posts: readonly PostFiles[]) => readonly SeenFiles[];
  /** For every post that is prepared from now on. */
  readonly setContext: (context: PostContext) => void;
  readonly prepare: (jobs: readonly PostJob[]) => Promise<readonly (PreparedPost | SkippedPage)[]>;
  readonly close: () => void;
};

export function pageWork(options: WorkOptions): PageWork {
  const reader = openPageReader(options.maxPageBytes);
  let known: ReadonlySet<string> = new Set();
  let context: PostContext = { keepsPages: false };
  let loading: ReturnType<typeof loadMaking> | undefined;
  return {
    setKnown(given) {
      known = given;
    },
    index: (refs) => refs.map((ref) => indexPage(ref, reader, known)),
    look: (posts) => posts.map((post) => lookAtPost(options.output, post)),
    setContext(given) {
      context = given;
    },
    async prepare(jobs) {
      loading ??= loadMaking(options.verify);
      const { preparePost, judgePost } = await loading;
      // Together, so that all their pictures are asked for before the first has come.
      return Promise.all(jobs.map((job) => preparePost(job, reader, context, options, judgePost)));
    },
    close: reader.close,
  };
}

/** Where all posts are settled, none is made. */
async function loadMaking(verify: boolean) {
  const [{ preparePost }, judging] = await Promise.all([
    import('./prepare-post.ts'),
    verify ? import('./judge-post.ts') : undefined,
  ]);
  return { preparePost, judgePost: judging?.judgePost };
}
