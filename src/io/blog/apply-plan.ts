/** Carries out what was planned for a post: noted in the journal first, each file whole at every moment. */
import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostChange } from '../../change.ts';
import type { Plan } from '../../plan.ts';
import { sha256 } from '../../text-hash.ts';
import { type Content, encoded, isInTheWay, replaceFile } from '../write-file.ts';
import { hashOf } from './hash-of.ts';
import type { Blog } from './open-blog.ts';
import { putAside } from './put-aside.ts';
import { removeMoved } from './remove-moved.ts';

/**
 * Writes the files of a plan below `output`. Returns the change as it came about: with the place of a backup, and as a conflict where a
 * folder turned out to be in the way, or the user wrote the file in this very moment. Rejects when the disk refuses; then nothing is
 * remembered of the post.
 */
export async function applyPlan(
  { change, entry, base, before, backups, writes, remove }: Plan,
  output: string,
  blog: Pick<Blog, 'announce' | 'remember' | 'takeBack'>,
): Promise<PostChange> {
  const { key } = change;
  if (writes.length === 0 && base === undefined) {
    blog.remember(key, entry);
    return change;
  }
  const planned = writes.find(({ file }) => file === change.file);
  const text = planned && encoded(planned.content);
  await blog.announce({
    key,
    entry,
    ...(base === undefined ? {} : { text: base }),
    ...(before === undefined ? {} : { before }),
    ...(text && 'bytes' in text ? { after: sha256(text.bytes) } : {}),
    ...(remove ? { remove } : {}),
  });
  let backup: string | undefined;
  try {
    for (const file of backups) {
      const copy = await putAside(output, file, 'backups');
      if (file === (remove?.file ?? change.file)) backup = copy;
    }
    for (const { file, content: given } of writes) {
      const content = file === change.file && text ? text : given;
      if (content === text && (await hashOf(join(output, file))) !== (remove ? undefined : before)) {
        await blog.takeBack(key);
        return asConflict(change);
      }
      if (content === text && before !== undefined) await replaceOurs(join(output, file), content);
      else await replaceFile(join(output, file), content);
    }
  } catch (error) {
    // A disk that refused the file may refuse this, too; then the journal tells how far the run came.
    await blog.takeBack(key).catch(() => {});
    if (!isInTheWay(error)) throw error;
    return asConflict(change);
  }
  if (remove) await removeMoved(output, remove);
  return backup === undefined ? change : { ...change, backup };
}

/** What is said of a post whose file stays as it is. */
function asConflict({ overwritten: _, ...change }: PostChange): PostChange {
  return { ...change, state: 'conflict' };
}

/**
 * Replaces a file that is there: its mode stays, and a user who keeps a post elsewhere, and has a link to it here, keeps both. What the
 * link leads to was compared, as any file is.
 */
async function replaceOurs(path: string, content: Content): Promise<void> {
  const target = await realpath(path).catch(() => path);
  await replaceFile(target, content, (await stat(target).catch(() => undefined))?.mode);
}
