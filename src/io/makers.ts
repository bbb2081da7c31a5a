/** Makes posts on all cores: worker threads beside this one, each of which gets pages and gives Markdown. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MakeInputs, MakeOptions, PostMaker } from '../make-post.ts';
import type { Page } from '../model.ts';
import type { OwnArchive } from '../own-posts-of.ts';
import type { FlavourOptions } from '../read-flavour.ts';
import type { Expectation } from '../verify/loss.ts';

type Answer<Name extends keyof PostMaker> = Awaited<ReturnType<PostMaker[Name]>>;

export type Makers = {
  readonly index: (page: Page) => Promise<Answer<'index'>>;
  /** What is known of the author's posts, for every post that is parsed from now on. */
  readonly setOwn: (own: OwnArchive | undefined) => void;
  readonly parse: (page: Page) => Promise<Answer<'parse'>>;
  /** Of a page that was parsed. With an `expectation` it has to be a page that `stay` keeps on this thread. */
  readonly make: (
    page: string,
    inputs: MakeInputs,
    expectation?: () => Expectation,
  ) => Promise<Answer<'make'>>;
  /** How many posts are worth beginning at once. */
  readonly ahead: () => number;
  readonly close: () => Promise<void>;
};

/** What a worker is started with: options as they were given, because a preset is code, which crosses no thread. */
export type WorkerOptions = FlavourOptions & Pick<MakeOptions, 'guessedLanguages' | 'cardImages' | 'verify'>;

export type Job =
  | { readonly kind: 'own'; readonly own: OwnArchive | undefined }
  | { readonly kind: 'index'; readonly id: number; readonly page: Page }
  | { readonly kind: 'parse'; readonly id: number; readonly page: Page }
  | { readonly kind: 'make'; readonly id: number; readonly page: string; readonly inputs: MakeInputs };

/** A run of fewer pages is over before a thread has started. */
const WORTH_A_THREAD = 64;

/** More would wait for the disk. */
const MOST_WORKERS = 4;

/** So many jobs wait in a thread, that it never has to wait for this one. */
const QUEUE = 6;

/**
 * @param options what the workers are started with
 * @param how the same, for this thread
 * @param stay everything is made on this thread, where functions can be handed over
 */
export function openMakers(options: WorkerOptions, how: MakeOptions, stay: boolean): Makers {
  let loaded: Promise<PostMaker> | undefined;
  const here = () => {
    // A run that finds everything made needs none.
    loaded ??= import('../make-post.ts').then(({ postMaker }) => postMaker(how));
    return loaded;
  };
  const threads: Thread[] = [];
  const places = new Map<string, Thread | undefined>();
  let own: OwnArchive | undefined;
  let pages = 0;

  /** A thread that has room, of those there are. */
  function idlest(): Thread | undefined {
    pages++;
    if (!stay && pages === WORTH_A_THREAD) startThreads();
    const [thread] = [...threads].sort((a, b) => a.load() - b.load());
    return thread && thread.load() < QUEUE ? thread : undefined;
  }

  function startThreads(): void {
    const file = new URL('./make-worker.js', import.meta.url);
    // Not built: the sources run on one thread.
    if (!existsSync(file)) return;
    const count = Math.min(MOST_WORKERS, availableParallelism() - 1);
    for (let i = 0; i < count; i++) threads.push(openThread(file, options, here, () => own));
  }

  return {
    index: async (page) => (await idlest()?.index(page)) ?? (await here()).index(page),
    setOwn(given) {
      own = given;
      for (const thread of threads) thread.setOwn(given);
    },
    async parse(page) {
      const thread = idlest();
      places.set(page.path, thread);
      return thread ? thread.parse(page) : (await here()).parse(page, own);
    },
    async make(path, inputs, expectation) {
      const thread = places.get(path);
      places.delete(path);
      return thread ? thread.make(path, inputs) : (await here()).make(path, inputs, expectation);
    },
    ahead: () => threads.length * QUEUE,
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

type Thread = Pick<Makers, 'index' | 'setOwn' | 'parse' | 'close'> & {
  readonly make: (page: string, inputs: MakeInputs) => Promise<Answer<'make'>>;
  /** How many jobs are in it. */
  readonly load: () => number;
};

function openThread(
  file: URL,
  options: WorkerOptions,
  here: () => Promise<PostMaker>,
  own: () => OwnArchive | undefined,
): Thread {
  // Trees live shortly: room for them spares the collector most of its work.
  const worker = new Worker(file, { workerData: options, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
  worker.unref();
  const waiting = new Map<number, (answer: unknown) => void>();
  const parsedThere = new Map<string, Page>();
  let isAlive = true;
  let last = 0;
  worker.on('message', ({ id, answer }: { id: number; answer: unknown }) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  // What a thread died of (memory, most likely), this one may survive.
  worker.on('error', () => {});
  worker.on('exit', () => {
    isAlive = false;
    for (const answer of waiting.values()) answer(LOST);
    waiting.clear();
  });
  worker.postMessage({ kind: 'own', own: own() } satisfies Job);

  function ask(job: (id: number) => Job): Promise<unknown> {
    if (!isAlive) return Promise.resolve(LOST);
    const id = ++last;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      worker.postMessage(job(id));
    });
  }

  return {
    load: () => (isAlive ? waiting.size : Number.POSITIVE_INFINITY),
    async index(page) {
      const answer = await ask((id) => ({ kind: 'index', id, page }));
      return answer === LOST ? (await here()).index(page) : (answer as Answer<'index'>);
    },
    setOwn: (given) => worker.postMessage({ kind: 'own', own: given } satisfies Job),
    async parse(page) {
      parsedThere.set(page.path, page);
      const answer = await ask((id) => ({ kind: 'parse', id, page }));
      return answer === LOST ? (await here()).parse(page, own()) : (answer as Answer<'parse'>);
    },
    async make(path, inputs) {
      const page = parsedThere.get(path);
      parsedThere.delete(path);
      const answer = await ask((id) => ({ kind: 'make', id, page: path, inputs }));
      if (answer !== LOST) return answer as Answer<'make'>;
      if (page) (await here()).parse(page, own());
      return (await here()).make(path, inputs);
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

const LOST = Symbol('lost with its thread');
