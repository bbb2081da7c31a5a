/** Plans the pictures of a post: what becomes of each, and what the lock file is to say of it. */
import type { PictureChange } from './change.ts';
import { comparePicture } from './compare-text.ts';
import type { LockPicture } from './lock-file.ts';
import type { PictureAnswer, PictureRequest, Pictures } from './model.ts';
import type { NamedPicture } from './picture-names.ts';
import { type OnConflict, offeredPlace, type PlannedWrite } from './plan.ts';

export type PicturePlan = {
  readonly changes: readonly PictureChange[];
  readonly entries: ReadonlyMap<string, LockPicture>;
  readonly writes: readonly PlannedWrite[];
  /** Files that are copied to the backups before anything is written. */
  readonly backups: readonly string[];
};

export type PictureInputs = {
  readonly requests: readonly PictureRequest[];
  readonly named: readonly NamedPicture[];
  readonly answers: Pictures;
  readonly known: ReadonlyMap<string, LockPicture>;
  /** SHA-256 of a file below the output folder; `undefined` when there is none, `blocked` when something else is in its place. */
  readonly hashOf: (file: string, known: LockPicture | undefined) => Promise<string | undefined>;
  readonly onConflict: OnConflict;
  readonly restoreDeleted: boolean;
};

/** Plans all pictures of one post. Those that the post no longer shows are listed, and stay. */
export async function planPictures(inputs: PictureInputs): Promise<PicturePlan> {
  const planned: OnePlan[] = [];
  for (const [i, request] of inputs.requests.entries()) {
    const [answer, name] = [inputs.answers.get(request.key), inputs.named[i]];
    if (answer && name) planned.push(await planOne(request, name, answer, inputs));
  }
  if (planned.length === 0 && inputs.known.size === 0) return NO_PICTURES;
  const entries = new Map(planned.map(({ key, entry }) => [key, entry]));
  const left = [...inputs.known].filter(([key]) => !entries.has(key));
  for (const [key, entry] of left) entries.set(key, entry);
  const orphans = left.flatMap(([url, entry]): PictureChange[] =>
    'file' in entry ? [{ url, file: entry.file, state: 'orphan', bytes: entry.bytes }] : [],
  );
  return {
    changes: [...planned.map(({ change }) => change), ...orphans],
    entries,
    writes: planned.flatMap(({ write }) => write ?? []),
    backups: planned.flatMap(({ backup }) => backup ?? []),
  };
}

/** One for all: most of a plan is kept to the end of a run. */
const NO_PICTURES: PicturePlan = { changes: [], entries: new Map(), writes: [], backups: [] };

type OnePlan = {
  readonly key: string;
  readonly change: PictureChange;
  readonly entry: LockPicture;
  readonly write?: PlannedWrite;
  readonly backup?: string;
};

async function planOne(
  { key, url }: PictureRequest,
  { number, path }: NamedPicture,
  answer: PictureAnswer,
  { known, hashOf, onConflict, restoreDeleted }: PictureInputs,
): Promise<OnePlan> {
  const last = known.get(key);
  if (answer.status === 'failed' || path === undefined) {
    const { reason, detail } =
      answer.status === 'failed' ? answer : ({ reason: 'not-asked', detail: '' } as const);
    return { key, change: { url, failed: reason, detail }, entry: { number, failed: reason, detail } };
  }
  const wrote = last && 'file' in last && last.file === path ? last : undefined;
  const seen = await hashOf(path, wrote);
  // Taken for ours by its size alone, a picture may be kept, but not replaced.
  const isSure = answer.status !== 'had' || seen === undefined || seen === answer.sha256;
  const disk = isSure ? seen : await hashOf(path, undefined);
  if (answer.status === 'assumed') {
    const state = disk === undefined ? 'create' : 'keep';
    return {
      key,
      change: { url, file: path, state, assumed: true },
      entry: { number, failed: 'not-asked', detail: '' },
    };
  }
  const isSettled =
    wrote?.offered?.sha256 === answer.sha256 && (await hashOf(wrote.offered.at, undefined)) === undefined;
  // What the user deleted in the old folder does not come back in the new one.
  const isGone = answer.from === 'blog' && last && 'file' in last && !(await hashOf(last.file, last));
  const base = isSettled || isGone ? answer.sha256 : wrote?.wrote;
  const compared = comparePicture(base, disk, answer.sha256);
  const state = compared === 'deleted' && restoreDeleted ? 'create' : compared;
  const content = { copyOf: answer.file };
  const { sha256, bytes, extension: type, width, height, makeshift, from } = answer;
  const pixels = width === undefined || height === undefined ? {} : { width, height };
  const about = { number, file: path, type, bytes, ...pixels, ...(makeshift ? { makeshift } : {}) };
  const change = { url, file: path, state, from, bytes } as const;
  if (state !== 'conflict') {
    const write = state === 'create' || state === 'update' ? { write: { file: path, content } } : {};
    return { key, change, entry: { ...about, wrote: sha256 }, ...write };
  }
  if (onConflict === 'overwrite' && disk !== 'blocked') {
    return {
      key,
      change: { ...change, overwritten: true },
      entry: { ...about, wrote: sha256 },
      write: { file: path, content },
      backup: path,
    };
  }
  const at = offeredPlace(path, disk === 'blocked' || onConflict !== 'both' ? 'keep' : 'both');
  const there = await hashOf(at, undefined);
  const kept = base === undefined ? {} : { wrote: base };
  return {
    key,
    change,
    entry: { ...about, ...kept, offered: { sha256, at } },
    ...(there === sha256 ? {} : { write: { file: at, content } }),
    ...(there === undefined || there === sha256 || there === wrote?.offered?.sha256 ? {} : { backup: at }),
  };
}
