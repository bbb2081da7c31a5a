/** What becomes of each file, for the terminal: one group for each state. */
import type { ChangeState } from '../change.ts';
import { STATES } from './change-totals.ts';
import { STATE_WORDS } from './change-words.ts';
import type { ChangesReport, ReportedChange } from './changes-report.ts';
import { fileSize } from './file-size.ts';
import { formatCount, limited, plural } from './listing.ts';
import { lossLines } from './loss-lines.ts';
import { pictureLines } from './picture-lines.ts';
import { shortValue } from './short-value.ts';

/** How many posts of a state are listed, and how many details of one kind for a post. */
export type GroupLimits = { readonly posts: number; readonly details: number };

/** Where the name of a file begins, behind its figures. */
const INDENT = ' '.repeat(14);

/** So long are the two values of a key, that their line has room in 80 columns. */
const VALUES = 80 - INDENT.length - '  ,  → '.length;

/** The groups that have files: a heading with their number, and the files with what changes in them. */
export function changeGroups(
  { posts, dryRun }: ChangesReport,
  states: readonly ChangeState[],
  limits: GroupLimits,
): readonly (readonly string[])[] {
  return STATES.filter((state) => states.includes(state)).flatMap((state) => {
    const all = posts.filter((post) => post.state === state);
    if (all.length === 0) return [];
    const files = limited(
      all.map((post) => linesOf(post, limits.details)),
      limits.posts,
      (count) => [`${INDENT}and ${plural(count, 'more post')}`],
    );
    const heading = STATE_WORDS[state][dryRun ? 'would' : 'did'];
    return [[`${heading} (${formatCount(all.length)}):`, ...files.flat()]];
  });
}

function linesOf(post: ReportedChange, most: number): readonly string[] {
  const { file, from, frontMatter, pictures, losses = [] } = post;
  const details = [
    ...(post.why === 'older-source'
      ? ['its page is older than what was written last, and was not used']
      : []),
    ...(post.conflictFile === undefined ? [] : [`our text: ${post.conflictFile}`]),
    ...(post.backup === undefined ? [] : [`your text: ${post.backup}`]),
    // All values of a new file are new.
    ...(post.state === 'create' ? [] : limited(frontMatter.map(valuesOf), most)),
    ...limited(picturesOf(pictures), most),
  ];
  return [
    `  ${figuresOf(post).padStart(10)}  ${from ?? file}`,
    ...(from === undefined ? [] : [`${INDENT}→ ${file}`]),
    ...details.map((line) => `${INDENT}  ${line}`),
    ...(losses.length === 0 ? [] : [`${INDENT}  not whole:`]),
    ...lossLines(losses, most).map((line) => `${' '.repeat(12)}${line}`),
  ];
}

function figuresOf({ state, lines, bytes }: ReportedChange): string {
  if (state === 'create') return bytes === undefined ? '' : fileSize(bytes);
  return lines.added + lines.removed === 0 ? '' : `+${lines.added} −${lines.removed}`;
}

function valuesOf({ key, before, after }: ReportedChange['frontMatter'][number]): string {
  const length = Math.max(8, Math.floor((VALUES - key.length) / 2));
  return `${key}: ${shortValue(before, length)} → ${shortValue(after, length)}`;
}

/** One line for each, but pictures that all come are only counted. */
function picturesOf(pictures: ReportedChange['pictures']): readonly string[] {
  const lines = pictureLines(pictures);
  const coming = pictures.filter((it) => 'state' in it && it.state === 'create');
  if (coming.length < 2 || coming.length < lines.length)
    return lines.map(({ name, said }) => `${name} ${said}`);
  const bytes = coming.reduce((sum, it) => sum + ('bytes' in it ? (it.bytes ?? 0) : 0), 0);
  const assumed = coming.filter((it) => 'assumed' in it).length;
  const more = [...(bytes > 0 ? [fileSize(bytes)] : []), ...(assumed > 0 ? [`${assumed} assumed`] : [])];
  return [`${plural(coming.length, 'picture')} come${more.length === 0 ? '' : ` (${more.join(', ')})`}`];
}
