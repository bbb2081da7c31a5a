/** A worker thread that indexes pages and makes posts, seen from outside; see `page-worker.ts` for its inside. */
import { Worker } from 'node:worker_threads';
import type { IndexedPage } from '../index-page.ts';
import type { GistRequest, PictureRequest } from '../model.ts';
import type { PostContext, PostJob, PreparedPost } from '../prepare-post.ts';
import type { SkippedPage } from '../report.ts';
import type { Hand } from '../share-out.ts';
import type { PostFiles, SeenFiles } from './blog/look-at-post.ts';
import { type CarriedError, packError, unpackError } from './carried-error.ts';
import type { PageRef } from './page-ref.ts';
import type { WorkerOptions } from './page-worker.ts';

/** What is said to the thread. */
export type Order =
  | { readonly kind: 'known'; readonly known: ReadonlySet<string> }
  | { readonly kind: 'context'; readonly context: SentContext }
  | { readonly kind: 'index'; readonly id: number; readonly items: readonly PageRef[] }
  | { readonly kind: 'look'; readonly id: number; readonly items: readonly PostFiles[] }
  | { readonly kind: 'prepare'; readonly id: number; readonly items: readonly PostJob[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: CarriedError };

/** What the thread says. */
export type Reply =
  | { readonly kind: 'done'; readonly id: number; readonly results: readonly unknown[] }
  | { readonly kind: 'failed'; readonly id: number; readonly error: CarriedError }
  | { readonly kind: 'picture'; readonly id: number; readonly request: PictureRequest }
  | { readonly kind: 'gist'; readonly id: number; readonly request: GistRequest };

/** The context, with the network left on this side. */
export type SentContext = Pick<PostContext, 'own' | 'tags' | 'keepsPages'> & {
  readonly asksPictures: boolean;
  readonly asksGists: boolean;
};

/** Whoever works on pages: a thread, or this one. */
export type PageHand = {
  readonly index: Hand<PageRef, IndexedPage>;
  readonly look: Hand<PostFiles, SeenFiles>;
  readonly prepare: Hand<PostJob, PreparedPost | SkippedPage>;
  readonly setKnown: (known: ReadonlySet<string>) => void;
  readonly setContext: (context: PostContext) => void;
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly id: number;
  readonly resolve: (results: unknown) => void;
  readonly reject: (error: Error) => void;
};

/** @param instead what does a share that the thread did not live to finish */
export function openPageThread(file: URL, options: WorkerOptions, instead: PageHand): PageHand {
  const worker = new Worker(file, { workerData: options });
  // No Map, which V8 gives a new table every few orders: the old ones, linked to one another, kept results alive for a long time.
  const waiting: Waiting[] = [];
  let asked: Pick<PostContext, 'pictures' | 'gists'> = {};
  let isAlive = true;
  let last = 0;

  worker.on('message', (reply: Reply) => {
    if (reply.kind === 'picture') answer(reply.id, asked.pictures?.get(reply.request));
    else if (reply.kind === 'gist') answer(reply.id, asked.gists?.get(reply.request));
    else {
      const at = waiting.findIndex(({ id }) => id === reply.id);
      const [one] = at < 0 ? [] : waiting.splice(at, 1);
      if (reply.kind === 'done') one?.resolve(reply.results);
      else one?.reject(unpackError(reply.error));
    }
  });
  // What a thread died of (memory, most likely), this one may survive.
  worker.on('error', () => {});
  worker.on('exit', () => {
    isAlive = false;
    for (const { resolve } of waiting.splice(0)) resolve(LOST);
  });

  function send(order: Order): void {
    if (isAlive) worker.postMessage(order);
  }

  function answer(id: number, value: Promise<unknown> | undefined): void {
    Promise.resolve(value).then(
      (it) => send({ kind: 'answer', id, value: it }),
      (error: unknown) => send({ kind: 'refusal', id, error: packError(error) }),
    );
  }

  function hand<Item, Result>(
    order: (id: number, items: readonly Item[]) => Order,
    other: Hand<Item, Result>,
    received: (result: Result) => Result = (it) => it,
  ): Hand<Item, Result> {
    return {
      load: () => (isAlive ? waiting.length : Number.POSITIVE_INFINITY),
      async take(items) {
        const id = ++last;
        const results = isAlive
          ? await new Promise<unknown>((resolve, reject) => {
              waiting.push({ id, resolve, reject });
              worker.postMessage(order(id, items));
            })
          : LOST;
        return results === LOST ? other.take(items) : (results as readonly Result[]).map(received);
      },
    };
  }

  return {
    index: hand((id, items) => ({ kind: 'index', id, items }), instead.index),
    look: hand((id, items) => ({ kind: 'look', id, items }), instead.look),
    prepare: hand((id, items) => ({ kind: 'prepare', id, items }), instead.prepare, withBuffer),
    setKnown: (known) => send({ kind: 'known', known }),
    setContext({ own, tags, keepsPages, pictures, gists }) {
      asked = { ...(pictures ? { pictures } : {}), ...(gists ? { gists } : {}) };
      const [asksPictures, asksGists] = [pictures !== undefined, gists !== undefined];
      const known = { ...(own ? { own } : {}), ...(tags ? { tags } : {}) };
      send({ kind: 'context', context: { ...known, keepsPages, asksPictures, asksGists } });
    },
    // Not waited for: until it has ended, there is better to do.
    close: async () => void worker.terminate(),
  };
}

const LOST = Symbol('lost with its thread');

/** A buffer arrives as the array that it is made of. */
function withBuffer(post: PreparedPost | SkippedPage): PreparedPost | SkippedPage {
  if (!('made' in post)) return post;
  const { ours } = post.made;
  const { buffer, byteOffset, byteLength } = ours.bytes;
  return {
    ...post,
    made: { ...post.made, ours: { ...ours, bytes: Buffer.from(buffer, byteOffset, byteLength) } },
  };
}
