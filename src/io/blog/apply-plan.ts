/** Carries out what was planned for a post: noted in the journal first, each file whole at every moment. */
import { join } from 'node:path';
import type { PostChange } from '../../change.ts';
import type { Plan } from '../../plan.ts';
import { isInTheWay, replaceFile } from '../write-file.ts';
import type { Blog } from './open-blog.ts';
import { putAside } from './put-aside.ts';
import { removeMoved } from './remove-moved.ts';

/**
 * Writes the files of a plan below `output`. Returns the change as it came about: with the place of a backup, and as a conflict where a
 * folder turned out to be in the way. Rejects when the disk refuses; the journal tells the next run how far this one came.
 */
export async function applyPlan(
  { change, entry, base, before, backups, writes, remove }: Plan,
  output: string,
  blog: Pick<Blog, 'announce' | 'remember' | 'forget' | 'lock'>,
): Promise<PostChange> {
  const { key } = change;
  if (writes.length === 0 && base === undefined) {
    blog.remember(key, entry);
    return change;
  }
  await blog.announce({
    key,
    entry,
    ...(base === undefined ? {} : { text: base }),
    ...(before === undefined ? {} : { before }),
    ...(remove ? { remove } : {}),
  });
  let backup: string | undefined;
  for (const file of backups) {
    const copy = await putAside(output, file, 'backups');
    if (file === change.file) backup = copy;
  }
  try {
    for (const { file, content } of writes) await replaceFile(join(output, file), content);
  } catch (error) {
    if (!isInTheWay(error)) throw error;
    const last = blog.lock.posts.get(key);
    if (last) blog.remember(key, last);
    else blog.forget(key);
    return { ...change, state: 'conflict' };
  }
  if (remove) await removeMoved(output, remove);
  return backup === undefined ? change : { ...change, backup };
}
