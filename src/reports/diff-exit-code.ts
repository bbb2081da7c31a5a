/** The exit code of `diff`, as `diff` itself has it. */
import type { ChangeState } from '../change.ts';
import type { MigrateReport } from '../report.ts';

/** A conflict counts: what is to become of the file is still to be said. */
const CHANGING: readonly ChangeState[] = ['create', 'update', 'merge', 'move', 'conflict'];

/** 0 nothing would change, 1 something would, 2 no post came in. */
export function diffExitCode({
  posts,
  redirects = [],
}: Pick<MigrateReport, 'posts' | 'redirects'>): 0 | 1 | 2 {
  if (posts.every(({ state }) => state === 'orphan')) return 2;
  if (redirects.some(({ state }) => CHANGING.includes(state))) return 1;
  const changes = posts.some(
    ({ state, pictures }) =>
      CHANGING.includes(state) || pictures.some((it) => 'state' in it && CHANGING.includes(it.state)),
  );
  return changes ? 1 : 0;
}
