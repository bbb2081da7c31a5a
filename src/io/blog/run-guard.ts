/** Keeps two runs from writing one blog at the same time. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../../errors.ts';
import { ignoreMissing } from '../ignore-missing.ts';
import { removeEmpty } from '../remove-empty.ts';

/**
 * Notes in `file` that this run writes the blog, until the function that comes back is called. Throws a `UsageError` when another run
 * does; one that was killed leaves a note that does not count.
 */
export async function guardRun(file: string): Promise<() => Promise<void>> {
  const made = await mkdir(dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt++) {
    const handle = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if (handle) {
      held.add(resolve(file));
      await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
      await handle.close();
      return async () => {
        held.delete(resolve(file));
        await rm(file, { force: true });
        await removeEmpty(dirname(file), made);
      };
    }
    const holder = parseHolder(await readFile(file, 'utf8').catch(ignoreMissing));
    if (isAtWork(holder, file)) {
      throw new UsageError(
        `Another run is writing this blog${holder.host === hostname() ? ` (process ${holder.pid})` : ` on ${holder.host}`}. Wait until it has ended; if there is none, remove ${file}.`,
      );
    }
    await takeAway(file);
  }
  throw new UsageError(`Another run has just begun to write this blog; see ${file}.`);
}

/** The notes of this process. */
const held = new Set<string>();

type Holder = { readonly pid: number; readonly host: string };

/** A note that is empty or cut is of a run that was killed, or is just being written: `pid` 0. */
function parseHolder(text: string | undefined): Holder {
  try {
    const { pid, host } = JSON.parse(text ?? '') as Partial<Holder>;
    return { pid: Number(pid) || 0, host: typeof host === 'string' ? host : hostname() };
  } catch {
    return { pid: 0, host: hostname() };
  }
}

function isAtWork({ pid, host }: Holder, file: string): boolean {
  // Of another machine that shares the folder, nothing can be known.
  if (host !== hostname()) return true;
  if (pid === 0) return false;
  // In a container, a run often has the very number of the one that was killed.
  if (pid === process.pid) return held.has(resolve(file));
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** By another name first, so that of two runs that find a dead note only one can remove it. */
async function takeAway(file: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(ignoreMissing);
  await rm(aside, { force: true });
}
