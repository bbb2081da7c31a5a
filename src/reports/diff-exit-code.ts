/** The exit code of `diff`, as `diff` itself has it. */
import type { ChangeState, PostChange } from '../change.ts';

/** A conflict counts: what is to become of the file is still to be said. */
const CHANGING: readonly ChangeState[] = ['create', 'update', 'merge', 'move', 'conflict'];

/** 0 nothing would change, 1 something would, 2 no post came in. */
export function diffExitCode(posts: readonly PostChange[]): 0 | 1 | 2 {
  if (posts.every(({ state }) => state === 'orphan')) return 2;
  const changes = posts.some(
    ({ state, pictures }) =>
      CHANGING.includes(state) || pictures.some((it) => 'state' in it && CHANGING.includes(it.state)),
  );
  return changes ? 1 : 0;
}
