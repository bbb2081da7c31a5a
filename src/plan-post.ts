/** Plans all files of one post, and says what that changes. */
import type { ChangeState, FrontMatterChange, PostChange, PostTexts } from './change.ts';
import { countLines } from './count-lines.ts';
import type { LockEntry } from './lock-file.ts';
import type { Message } from './messages.ts';
import { asString } from './our-text.ts';
import type { Plan } from './plan.ts';
import type { PicturePlan } from './plan-pictures.ts';
import { planText, type TextInputs, type TextPlan } from './plan-text.ts';
import type { Told } from './told.ts';

/** What a post is, and what was found out about it before its files are looked at. */
export type PostFacts = Pick<
  PostChange,
  'key' | 'id' | 'kind' | 'title' | 'date' | 'source' | 'why' | 'losses'
> & {
  readonly slug: string;
  readonly messages: readonly Message[];
  readonly origin: LockEntry['source'];
  /** Hash of all that went into the text; see `LockEntry.made`. */
  readonly made?: string;
  readonly told?: Told;
  readonly address?: string;
  readonly authorUrl?: string;
  readonly links?: readonly string[];
  readonly own?: string;
};

export type PlannedPost = Plan & {
  /** Decodes them: most runs want none. */
  readonly texts: () => Pick<PostTexts, 'before' | 'after'>;
};

/** Plans a post. Writes nothing. */
export async function planPost(
  facts: PostFacts,
  text: TextInputs,
  picturePlan: PicturePlan,
): Promise<PlannedPost> {
  const { key, id, kind, title, date, source, why, losses } = facts;
  const { slug, origin, made, told, address, authorUrl, links, own } = facts;
  const textPlan = await planText(text);
  const { state, file, from, moves, before, after, write, noted, base } = textPlan;
  const described = await describe(textPlan);
  const said = facts.messages.filter(isOfPost);
  const isSettled =
    state !== 'conflict' && !losses?.length && said.every(isLasting) && areSettled(picturePlan);
  return {
    change: {
      key,
      ...(id === undefined ? {} : { id }),
      kind,
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
      ...(source === undefined ? {} : { source }),
      messages: facts.messages,
      ...(why === undefined ? {} : { why }),
      ...(losses === undefined ? {} : { losses }),
      file,
      ...(from === undefined ? {} : { from }),
      state,
      frontMatter: described.frontMatter,
      lines: described.lines,
      pictures: picturePlan.changes,
      ...(state === 'conflict' && !noted.offered ? { overwritten: true } : {}),
      ...(state === 'conflict' && noted.offered ? { conflictFile: noted.offered.at } : {}),
    },
    entry: {
      kind,
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
      slug,
      ...noted,
      source: origin,
      ...(told ? { told } : {}),
      ...(address === undefined ? {} : { address }),
      ...(authorUrl === undefined ? {} : { authorUrl }),
      ...(made !== undefined && isSettled ? { made } : {}),
      ...(made !== undefined && isSettled && said.length > 0 ? { said } : {}),
      ...(losses?.length === 0 ? { verified: true } : {}),
      ...(links && links.length > 0 ? { links } : {}),
      ...(own === undefined ? {} : { own }),
      pictures: picturePlan.entries,
    },
    ...(base === undefined ? {} : { base }),
    ...(before ? { before: before.sha256 } : {}),
    backups: [...textPlan.backups, ...picturePlan.backups],
    writes: [...picturePlan.writes, ...(write ? [write] : [])],
    ...(moves && from !== undefined && before ? { remove: { file: from, sha256: before.sha256 } } : {}),
    texts: () => ({
      ...(before ? { before: before.text } : {}),
      ...(after === undefined ? {} : { after: asString(after) }),
    }),
  };
}

const WRITES_NOTHING: readonly ChangeState[] = ['keep', 'yours', 'deleted', 'orphan'];

type Described = {
  readonly frontMatter: readonly FrontMatterChange[];
  readonly lines: PostChange['lines'];
};

async function describe({ state, before, after }: TextPlan): Promise<Described> {
  if (WRITES_NOTHING.includes(state) || after === undefined) {
    return { frontMatter: [], lines: { added: 0, removed: 0 } };
  }
  if (!before) {
    const added = countLines(typeof after === 'string' ? after : after.bytes);
    return { frontMatter: [], lines: { added, removed: 0 } };
  }
  const { frontMatterChanges, lineCounts } = await import('./describe-change.ts');
  const text = asString(after);
  return { frontMatter: frontMatterChanges(before.text, text), lines: lineCounts(before.text, text) };
}

/** Whether a message is of the post alone, and not of other pages. */
function isOfPost({ code }: Message): boolean {
  return code !== 'other-version';
}

/** Whether no other run may bring what a message misses. */
function isLasting({ code }: Message): boolean {
  return code !== 'missing-gist';
}

/** Whether there is nothing to ask for again, and nothing to say. */
function areSettled({ entries, changes }: PicturePlan): boolean {
  const isSettled = [...entries.values()].every((it) => 'file' in it && !it.makeshift && !it.offered);
  return isSettled && !changes.some((it) => 'state' in it && it.state === 'orphan');
}
