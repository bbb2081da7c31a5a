/** The figures of what a run does to a blog, or would do. */
import type { ChangeState, PictureChange, PostChange } from '../change.ts';
import type { PostKind } from '../model.ts';

export type ChangeTotals = {
  readonly posts: Readonly<Record<PostKind, number>>;
  readonly states: Readonly<Record<ChangeState, number>>;
  /** Lines of all files that come and go. */
  readonly lines: { readonly added: number; readonly removed: number };
  /** Posts whose front matter changes. */
  readonly frontMatter: number;
  readonly pictures: Readonly<Record<Exclude<ChangeState, 'merge' | 'move'> | 'failed' | 'assumed', number>>;
  /** Posts read back, and those that came over whole. */
  readonly verified: number;
  readonly whole: number;
};

/** The states in the order in which reports tell them. */
export const STATES = [
  'create',
  'update',
  'merge',
  'move',
  'conflict',
  'yours',
  'deleted',
  'orphan',
  'keep',
] as const satisfies readonly ChangeState[];

/** Counts. */
export function changeTotals(posts: readonly PostChange[]): ChangeTotals {
  const pictures = posts.flatMap((post) => post.pictures);
  const picture = (state: ChangeState) => pictures.filter((it) => stateOf(it) === state).length;
  const kind = (it: PostKind) => posts.filter((post) => post.kind === it).length;
  const states = STATES.map((state) => [state, posts.filter((post) => post.state === state).length]);
  const judged = posts.filter(({ losses }) => losses !== undefined);
  return {
    posts: { post: kind('post'), draft: kind('draft'), response: kind('response') },
    states: Object.fromEntries(states) as ChangeTotals['states'],
    lines: {
      added: posts.reduce((sum, { lines }) => sum + lines.added, 0),
      removed: posts.reduce((sum, { lines }) => sum + lines.removed, 0),
    },
    frontMatter: posts.filter(({ frontMatter }) => frontMatter.length > 0).length,
    pictures: {
      create: picture('create'),
      update: picture('update'),
      keep: picture('keep'),
      yours: picture('yours'),
      conflict: picture('conflict'),
      deleted: picture('deleted'),
      orphan: picture('orphan'),
      failed: pictures.filter((it) => 'failed' in it).length,
      assumed: pictures.filter((it) => 'assumed' in it).length,
    },
    verified: judged.length,
    whole: judged.filter(({ losses }) => losses?.length === 0).length,
  };
}

function stateOf(picture: PictureChange): ChangeState | undefined {
  return 'failed' in picture ? undefined : picture.state;
}
