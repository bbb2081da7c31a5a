/** A worker thread: gets pages, gives Markdown; see `makers.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { postMaker } from '../make-post.ts';
import type { OwnArchive } from '../own-posts-of.ts';
import { readFlavour } from '../read-flavour.ts';
import type { Job, WorkerOptions } from './makers.ts';

const options = workerData as WorkerOptions;
const maker = postMaker({ ...options, ...(await readFlavour(options)) });
let own: OwnArchive | undefined;

parentPort?.on('message', async (job: Job) => {
  if (job.kind === 'own') own = job.own;
  else parentPort?.postMessage({ id: job.id, answer: await done(job) });
});

function done(job: Exclude<Job, { readonly kind: 'own' }>): unknown {
  if (job.kind === 'make') return maker.make(job.page, job.inputs);
  return job.kind === 'index' ? maker.index(job.page) : maker.parse(job.page, own);
}
