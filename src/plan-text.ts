/** Plans the Markdown file of a post: which state it is in, what is written where, and what is remembered of it. */
import type { ChangeState } from './change.ts';
import { compareText } from './compare-text.ts';
import type { Content } from './io/write-file.ts';
import type { LockEntry } from './lock-file.ts';
import { asString, type OurText, type PlannedText } from './our-text.ts';
import { type OnConflict, offeredPlace, type PlannedWrite } from './plan.ts';
import { hashText, inStyleOf, sameText } from './text-hash.ts';

/** A Markdown file as it is on disk; see `io/blog/read-file.ts`. `blocked`: something else is in its place. */
type TextOnDisk =
  | { readonly text: string; readonly isUtf8: boolean; readonly sha256: string }
  | 'blocked'
  | undefined;

export type TextInputs = {
  readonly ours: OurText;
  /** What the lock file says; absent for a post that is new to it. */
  readonly entry: LockEntry | undefined;
  /** Where the post's file goes by its kind and slug. */
  readonly planned: string;
  /** Where the file is on disk, wherever the user may have put it; absent when there is none that is known as its. */
  readonly found: string | undefined;
  readonly read: (file: string) => Promise<TextOnDisk>;
  /** The text that we wrote last, if it is known for certain. */
  readonly baseText: () => Promise<string | undefined>;
  readonly onConflict: OnConflict;
  readonly restoreDeleted: boolean;
};

export type TextPlan = {
  readonly state: ChangeState;
  /** Where the file is after the run. */
  readonly file: string;
  /** Where it was before, when that is another place. */
  readonly from?: string;
  /** We move it; otherwise `from` tells that the user has. */
  readonly moves: boolean;
  /** The file before; absent where there was none. */
  readonly before?: { readonly text: string; readonly sha256: string };
  /** The file after the run; of a conflict that is kept, what we would have written. */
  readonly after?: PlannedText;
  readonly write?: PlannedWrite;
  /** Files that are copied to the backups first. */
  readonly backups: readonly string[];
  /** What of the lock file's entry this decides. */
  readonly noted: Pick<LockEntry, 'file' | 'placed' | 'wrote' | 'offered'>;
  /** Our text, where it is new that the next merge begins with it. */
  readonly base?: Buffer;
};

/** Plans one Markdown file. Reads what it needs through `inputs`, and writes nothing. */
export async function planText(inputs: TextInputs): Promise<TextPlan> {
  const { entry, planned, found, read, ours } = inputs;
  const stood = entry === undefined ? undefined : (entry.placed ?? entry.file);
  const isMovedByUser = found !== undefined && found !== (stood ?? planned);
  const there = found ?? (entry ? entry.file : planned);
  const disk = await read(there);
  const isMoving = !isMovedByUser && found !== undefined && found !== planned;
  // A file that is not ours keeps its place, and ours stays where it is.
  const isText = disk !== undefined && disk !== 'blocked' && disk.isUtf8;
  const isFree = !isMoving || (isText && (await read(planned)) === undefined);
  const file = isMovedByUser || !isFree ? there : planned;
  const placed = isMovedByUser ? planned : undefined;

  const decided = await decide({ ...inputs, disk }, there, file);
  // The user's file of a conflict stays where it is, unless ours takes its place.
  const stays = decided.state === 'deleted' || (decided.state === 'conflict' && decided.text === undefined);
  const moves = file !== there && !stays && disk !== undefined;
  const at = stays ? there : file;
  const text = decided.text ?? (moves && disk !== undefined && disk !== 'blocked' ? disk.text : undefined);
  const { wrote, offered } = decided;
  // What the user moved is told once.
  const from = moves ? there : isMovedByUser && found !== entry?.file ? stood : undefined;
  const isNewBase = sameText(wrote, ours.hash) && !sameText(wrote, entry?.wrote);
  return {
    state: moves && decided.state !== 'conflict' ? 'move' : decided.state,
    file: at,
    moves,
    ...(from === undefined || from === at ? {} : { from }),
    ...(disk === undefined || disk === 'blocked' ? {} : { before: disk }),
    ...(decided.after === undefined ? {} : { after: decided.after }),
    ...(decided.offer ? { write: decided.offer } : {}),
    ...(text === undefined ? {} : { write: { file: at, content: contentOf(text) } }),
    backups: decided.backups ?? [],
    noted: {
      file: at,
      ...(placed === undefined || placed === at ? {} : { placed }),
      ...(wrote ? { wrote } : {}),
      ...(offered ? { offered } : {}),
    },
    ...(isNewBase ? { base: ours.bytes } : {}),
  };
}

type Decision = Pick<LockEntry, 'wrote' | 'offered'> & {
  readonly state: ChangeState;
  /** What is written to the file. */
  readonly text?: PlannedText;
  readonly after?: PlannedText;
  readonly offer?: PlannedWrite;
  readonly backups?: readonly string[];
};

async function decide(
  inputs: TextInputs & { readonly disk: TextOnDisk },
  there: string,
  file: string,
): Promise<Decision> {
  const { disk, ours, entry, restoreDeleted } = inputs;
  const { hash } = ours;
  if (disk === 'blocked') return conflict(inputs, there, file);
  const wrote = (await isSettled(inputs)) ? hash : entry?.wrote;
  const state = compareText(wrote, disk?.text, hash, entry !== undefined && !restoreDeleted);
  if (disk === undefined) {
    return state === 'deleted'
      ? { state, ...(wrote ? { wrote } : {}) }
      : { state: 'create', text: ours, after: ours, wrote: hash };
  }
  if (state === 'keep') return { state, after: disk.text, wrote: hash };
  if (state === 'yours') return { state, after: disk.text, wrote: hash };
  if (state === 'update') {
    const text = inStyleOf(disk.text, asString(ours));
    return { state, text, after: text, wrote: hash };
  }
  const base = disk.isUtf8 && wrote ? await inputs.baseText() : undefined;
  const merged =
    base === undefined
      ? undefined
      : (await import('./merge-texts.ts')).mergeTexts(base, disk.text, asString(ours));
  if (merged === disk.text) return { state: 'yours', after: disk.text, wrote: hash };
  if (merged === undefined) return conflict(inputs, there, file);
  return { state: 'merge', text: merged, after: merged, wrote: hash };
}

/** Whether the user has put together by hand what we offered: then our copy is gone, and what they made of it is their edit. */
async function isSettled({ entry, ours, read }: TextInputs): Promise<boolean> {
  const { offered } = entry ?? {};
  return offered !== undefined && sameText(offered, ours.hash) && (await read(offered.at)) === undefined;
}

async function conflict(
  { disk, ours, entry, onConflict, read }: TextInputs & { readonly disk: TextOnDisk },
  there: string,
  file: string,
): Promise<Decision> {
  const { hash } = ours;
  if (onConflict === 'overwrite' && disk !== 'blocked') {
    return { state: 'conflict', text: ours, after: ours, wrote: hash, backups: [there] };
  }
  const at = offeredPlace(file, onConflict === 'both' && disk !== 'blocked' ? 'both' : 'keep');
  const last = await read(at);
  const kept = last === undefined || last === 'blocked' ? undefined : hashText(last.text);
  return {
    state: 'conflict',
    after: ours,
    ...(sameText(kept, hash) ? {} : { offer: { file: at, content: contentOf(ours) } }),
    // What the user began to make of an earlier offer is theirs.
    ...(kept === undefined || sameText(kept, hash) || sameText(kept, entry?.offered)
      ? {}
      : { backups: [at] }),
    ...(entry?.wrote ? { wrote: entry.wrote } : {}),
    offered: { ...hash, at },
  };
}

function contentOf(text: PlannedText): Content {
  return typeof text === 'string' ? { text } : { bytes: text.bytes };
}
