/** The inside of a worker thread: is told of pages, reads them, and gives what was found on them or made of them. */
import { parentPort, workerData } from 'node:worker_threads';
import type { GistAnswer, GistRequest, PictureAnswer, PictureRequest } from '../model.ts';
import { type PageWork, pageWork, type WorkOptions } from '../page-work.ts';
import type { PreparedPost } from '../prepare-post.ts';
import { type FlavourOptions, readFlavour } from '../read-flavour.ts';
import type { SkippedPage } from '../report.ts';
import { packError, unpackError } from './carried-error.ts';
import type { Order, Reply, SentContext } from './page-thread.ts';

/** What a worker is started with: options as they were given, because a preset is code, which crosses no thread. */
export type WorkerOptions = FlavourOptions & Omit<WorkOptions, keyof Awaited<ReturnType<typeof readFlavour>>>;

const options = workerData as WorkerOptions;
const work = readFlavour(options).then((flavour) => pageWork({ ...options, ...flavour }));
const asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
let last = 0;

parentPort?.on('message', async (order: Order) => {
  if (order.kind === 'answer') asked.get(order.id)?.resolve(order.value);
  else if (order.kind === 'refusal') asked.get(order.id)?.reject(unpackError(order.error));
  else carryOut(order, await work);
});

async function carryOut(
  order: Exclude<Order, { kind: 'answer' | 'refusal' }>,
  { index, look, prepare, ...set }: PageWork,
) {
  if (order.kind === 'known') set.setKnown(order.known);
  else if (order.kind === 'context') set.setContext(contextOf(order.context));
  else {
    const { id } = order;
    try {
      if (order.kind === 'index') reply({ kind: 'done', id, results: index(order.items) });
      else if (order.kind === 'look') reply({ kind: 'done', id, results: look(order.items) });
      else {
        const results = await prepare(order.items);
        reply({ kind: 'done', id, results }, results.flatMap(memoryOf));
      }
    } catch (error) {
      reply({ kind: 'failed', id, error: packError(error) });
    }
  }
}

function contextOf({ asksPictures, asksGists, ...context }: SentContext) {
  return {
    ...context,
    ...(asksPictures ? { pictures: { get: askPicture } } : {}),
    ...(asksGists ? { gists: { get: askGist } } : {}),
  };
}

function askPicture(request: PictureRequest): Promise<PictureAnswer> {
  return ask((id) => ({ kind: 'picture', id, request }));
}

function askGist(request: GistRequest): Promise<GistAnswer> {
  return ask((id) => ({ kind: 'gist', id, request }));
}

function ask<Answer>(question: (id: number) => Reply): Promise<Answer> {
  const id = ++last;
  return new Promise<Answer>((resolve, reject) => {
    asked.set(id, { resolve: (value) => resolve(value as Answer), reject });
    reply(question(id));
  }).finally(() => asked.delete(id));
}

/** What is handed over, and not copied: the text. */
function memoryOf(post: PreparedPost | SkippedPage): ArrayBuffer[] {
  return 'made' in post ? [post.made.ours.bytes.buffer as ArrayBuffer] : [];
}

function reply(said: Reply, memory: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(said, memory);
}
