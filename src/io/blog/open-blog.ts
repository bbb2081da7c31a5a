/** The blog in the output folder, with what is remembered of it: lock file, base texts and journal. */
import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { InputError } from '../../errors.ts';
import {
  emptyLock,
  formatLock,
  LOCK_FILE,
  type Lock,
  type LockEntry,
  STATE_FOLDER,
} from '../../lock-file.ts';
import { parseLock } from '../../read-lock-file.ts';
import { hashTextBytes, sameText, withoutStyle } from '../../text-hash.ts';
import { ignoreMissing } from '../ignore-missing.ts';
import { replaceFile } from '../write-file.ts';
import { openBaseTexts } from './base-texts.ts';
import { foldJournal } from './fold-journal.ts';
import { openJournal, type PlannedLine } from './journal.ts';
import { putAside } from './put-aside.ts';
import { removeMoved } from './remove-moved.ts';
import { guardRun } from './run-guard.ts';

/** The folder of the base texts. */
const BASE = 'base';

/** What was strange about the lock file; the run went on without it. `at`: where it was put, in a run that writes. */
export type LockNotice = {
  readonly problem: 'damaged' | 'foreign' | 'missing';
  readonly at?: string;
};

export type Blog = {
  readonly lock: Lock;
  readonly notice?: LockNotice;
  /** The text that we wrote last; `undefined` where it is not known for certain. */
  readonly baseText: (key: string) => Promise<string | undefined>;
  /** Notes what is about to be written; until this resolves, no file of the post may change. */
  readonly announce: (line: PlannedLine) => Promise<void>;
  /** Takes back what was announced of a post whose text was not written, after all. */
  readonly takeBack: (key: string) => Promise<void>;
  /** Remembers a post that needs no file written. */
  readonly remember: (key: string, entry: LockEntry) => void;
  /** Has the lock file hold these options. */
  readonly rememberOptions: (options: Lock['options']) => void;
  /**
   * Runs what is to be done with the blog; then writes lock file and base texts where they changed, and lets the next run begin. Where it
   * fails, what was done until then is kept.
   */
  readonly closeAfter: <T>(work: () => Promise<T>) => Promise<T>;
};

/**
 * Opens the blog. Throws a `UsageError` while another run writes it, and an `InputError` for a lock file of a newer version of
 * this program. With `readOnly`, for a dry run, nothing is written and nobody is kept out.
 */
export async function openBlog(output: string, { readOnly }: { readonly readOnly: boolean }): Promise<Blog> {
  const at = (name: string) => join(output, STATE_FOLDER, name);
  const release = readOnly ? async () => {} : await guardRun(at('running'));
  try {
    return await open(output, at, readOnly, release);
  } catch (error) {
    await release();
    throw error;
  }
}

async function open(
  output: string,
  at: (name: string) => string,
  readOnly: boolean,
  release: () => Promise<void>,
): Promise<Blog> {
  const found = await readLock(output, at(BASE), readOnly);
  const folded = await foldJournal(output, at('journal'), found.lock);
  const lock = folded?.lock ?? found.lock;
  const posts = new Map(lock.posts);
  let options = lock.options;
  const announced = new Map(folded?.texts);
  const base = openBaseTexts(at(BASE));
  const journal = openJournal(at('journal'));
  const written = new Set(announced.keys());

  function lastText(key: string): Buffer | undefined {
    const wrote = posts.get(key)?.wrote;
    const noted = journal.textOf(key);
    if (noted && sameText(noted.wrote, wrote)) return noted.read();
    // The newest that was noted may not have been written.
    return [announced.get(key), base.read(key)].find((text) => text && sameText(hashTextBytes(text), wrote));
  }

  async function save(): Promise<void> {
    const gone = [...lock.posts.keys()].filter((key) => !posts.has(key));
    const changed = [...written, ...gone];
    if (changed.length > 0) await base.write(posts.keys(), changed, lastText);
    // Most runs change nothing, and a lock file is large.
    if (found.text !== undefined && isAsRead({ options, posts }, found.lock)) return;
    const parts = () => formatLock({ options, posts });
    const isSame = found.text !== undefined && withoutStyle(found.text) === [...parts()].join('');
    if (!isSame && posts.size > 0) await replaceFile(join(output, LOCK_FILE), { parts: parts() });
  }

  async function close(): Promise<void> {
    try {
      if (!readOnly) await save();
      await journal.close(!readOnly);
    } finally {
      await journal.close(false);
      await release();
    }
  }

  // What a killed run left is put in order before anything new happens.
  if (folded && !readOnly) {
    await save();
    for (const moved of folded.moved) await removeMoved(output, moved);
    await rm(at('journal'), { force: true });
  }

  return {
    lock,
    // Of a run that was stopped before it wrote its first lock file, the journal tells.
    ...(found.notice && !(folded && found.notice.problem === 'missing') ? { notice: found.notice } : {}),
    baseText: async (key) => lastText(key)?.toString('utf8'),
    async announce(line) {
      await journal.append(line);
      posts.set(line.key, line.entry);
      if (line.text !== undefined) written.add(line.key);
    },
    async takeBack(key) {
      const last = lock.posts.get(key);
      if (last) posts.set(key, last);
      else posts.delete(key);
      await journal.append({ key });
    },
    remember: (key, entry) => posts.set(key, entry),
    rememberOptions: (given) => {
      options = given;
    },
    async closeAfter(work) {
      try {
        const result = await work();
        await close();
        return result;
      } catch (error) {
        // A disk that refused the files may refuse the lock file, too; then the journal stays for the next run.
        await close().catch(() => {});
        throw error;
      }
    },
  };
}

/** Whether the lock holds the very entries that were read. */
function isAsRead({ options, posts }: Lock, read: Lock): boolean {
  if (posts.size !== read.posts.size || !isDeepStrictEqual(options, read.options)) return false;
  for (const [key, entry] of posts) if (read.posts.get(key) !== entry) return false;
  return true;
}

type FoundLock = { readonly lock: Lock; readonly text?: string; readonly notice?: LockNotice };

async function readLock(output: string, base: string, readOnly: boolean): Promise<FoundLock> {
  const path = join(output, LOCK_FILE);
  const text = await readFile(path, 'utf8').catch(ignoreMissing);
  if (text === undefined) {
    const wasThere = await access(base).then(
      () => true,
      () => false,
    );
    return { lock: emptyLock, ...(wasThere ? { notice: { problem: 'missing' } } : {}) };
  }
  const lock = parseLock(text);
  if (lock === 'newer') {
    throw new InputError(
      `${path} was written by a newer version of medium-migrate. Update the program, so that nothing that it knows is lost.`,
    );
  }
  if (typeof lock !== 'string') return { lock, text };
  if (readOnly) return { lock: emptyLock, notice: { problem: lock } };
  const aside = await putAside(output, LOCK_FILE, 'backups');
  return { lock: emptyLock, notice: { problem: lock, at: aside } };
}
