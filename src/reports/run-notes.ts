/** What is to be said of a run as a whole, and of how it met an earlier one. */
import type { MigrateReport } from '../report.ts';
import { type Limits, limited, plural } from './listing.ts';
import type { Section } from './problems.ts';

/** Sections of notes and warnings: nothing in them has gone wrong. */
export function runNotes(report: MigrateReport, limits: Limits): Section[] {
  return [
    ...startNotes(report),
    ...movedFiles(report, limits),
    ...olderSources(report, limits),
    ...notNewer(report, limits),
    ...redirectNotes(report, limits),
  ];
}

/** What a run found when it began: a strange lock file, options that are new for the blog, tags without a post. */
export function startNotes(
  report: Pick<MigrateReport, 'lockNotice' | 'changedOptions' | 'dryRun' | 'tags'>,
): Section[] {
  return [...lockNotice(report), ...changedOptions(report), ...unusedTags(report)];
}

function lockNotice({ lockNotice }: Pick<MigrateReport, 'lockNotice'>): Section[] {
  if (!lockNotice) return [];
  const { problem, at } = lockNotice;
  const what = {
    damaged: 'The lock file is damaged',
    foreign: 'The lock file is not one of this program',
    missing: 'The lock file is gone',
  }[problem];
  const kept = at === undefined ? '' : ` It was put aside as ${at}.`;
  return [
    {
      tone: 'warning',
      lines: [
        `${what}, so nothing is known of earlier runs.${kept}`,
        '  Files that differ from what would be written count as edited by you.',
        '  If you have an older copy of the lock file (in git, perhaps), put it back and run again.',
      ],
    },
  ];
}

function changedOptions({
  changedOptions,
  dryRun,
}: Pick<MigrateReport, 'changedOptions' | 'dryRun'>): Section[] {
  if (changedOptions.length === 0) return [];
  const lines = changedOptions.map(
    ({ name, was, is }) => `  --${name} ${shown(is)}, until now ${shown(was)}`,
  );
  const heading = dryRun
    ? 'Options that are not those the blog was written with:'
    : 'Options that are new for this blog; they are remembered from now on:';
  return [{ tone: 'note', lines: [heading, ...lines] }];
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.join(' ');
  return value === '' ? '(empty)' : String(value);
}

function movedFiles({ posts }: MigrateReport, limits: Limits): Section[] {
  const moved = posts.filter(({ from }) => from !== undefined).map(({ from, file }) => `  ${from} → ${file}`);
  return section(`${plural(moved.length, 'file')} in another place than before:`, moved, limits);
}

function olderSources({ posts }: MigrateReport, limits: Limits): Section[] {
  const older = posts.filter(({ why }) => why === 'older-source').map(({ file }) => `  ${file}`);
  return section(
    `${plural(older.length, 'post')} of an older export than the text in the blog, which stays:`,
    older,
    limits,
  );
}

/** The files of redirects that a run writes, or would write. */
export function redirectNotes(
  { redirects = [] }: Pick<MigrateReport, 'redirects'>,
  limits: Limits,
): Section[] {
  const kept = redirects.flatMap(({ file, conflictFile }) =>
    conflictFile === undefined ? [] : [`  ${file}; ours is in ${conflictFile}`],
  );
  const full = redirects.flatMap(({ file, leftOut }) =>
    leftOut === 0 ? [] : [`  ${file} lacks ${plural(leftOut, 'redirect')}, the least likely ones`],
  );
  const written = redirects.filter(({ state }) => state === 'create' || state === 'update');
  return [
    ...warning('A file of redirects that you have changed is left alone:', kept, limits),
    ...warning('The host takes no more redirects:', full, limits),
    ...section(
      `${plural(written.length, 'file')} of redirects:`,
      written.map(({ file }) => `  ${file}`),
      limits,
    ),
  ];
}

function warning(heading: string, lines: readonly string[], limits: Limits): Section[] {
  return section(heading, lines, limits).map((it) => ({ ...it, tone: 'warning' }));
}

function notNewer({ posts }: MigrateReport, limits: Limits): Section[] {
  const same = posts.filter(({ why }) => why === 'no-newer-page').map(({ file }) => `  ${file}`);
  return section(
    `${plural(same.length, 'post')} whose page has no newer text than the blog; only tags were taken from it:`,
    same,
    limits,
  );
}

/** How many of them are named. */
const UNUSED = { posts: 20, lines: 1 };

function unusedTags({ tags }: Pick<MigrateReport, 'tags'>): Section[] {
  if (!tags) return [];
  const lines = (posts: readonly string[]) => posts.map((post) => `  ${post}`);
  return [
    ...section(
      `Tags that were not used, as no id names the post (${tags.leftOut.length}); an id ends a post’s address:`,
      lines(tags.leftOut),
      UNUSED,
    ),
    ...section(`Tags of posts that are not here (${tags.unknown.length}):`, lines(tags.unknown), UNUSED),
  ];
}

function section(heading: string, lines: readonly string[], limits: Limits): Section[] {
  return lines.length === 0 ? [] : [{ tone: 'note', lines: [heading, ...limited(lines, limits.posts)] }];
}
