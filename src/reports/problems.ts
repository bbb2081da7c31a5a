/** What went wrong or deserves a look, one section for each kind, with the posts it concerns. */
import { groupBy } from '../group-by.ts';
import { describeMessage, type Severity, wordingOf } from '../messages.ts';
import type { PictureFailure } from '../model.ts';
import type { MigrateReport } from '../report.ts';
import { type Limits, limited, linesByPost, plural } from './listing.ts';
import { lossLines } from './loss-lines.ts';
import { runNotes } from './run-notes.ts';
import { skippedPages } from './skipped-pages.ts';

/** A heading and the lines below it. A `loss` makes the run fail, a `warning` does so with `--strict`. */
export type Section = { readonly tone: 'loss' | Severity; readonly lines: readonly string[] };

/** The sections of a run, the worst last: there it is nearest to the summary. */
export function problemsOf(report: MigrateReport, limits: Limits): Section[] {
  return [
    ...runNotes(report, limits),
    ...messagesOf(report, 'note', limits),
    ...messagesOf(report, 'warning', limits),
    ...failedPicturesOf(report, limits),
    ...conflictsOf(report, limits),
    ...skippedPages(report, limits),
    ...lossesOf(report, limits),
  ];
}

function messagesOf({ posts }: MigrateReport, severity: Severity, limits: Limits): Section[] {
  const said = posts.flatMap(({ file, messages }) => messages.map((message) => ({ file, message })));
  const kinds = groupBy(
    said.filter(({ message }) => wordingOf(message.code).severity === severity),
    ({ message }) => message.code,
  );
  return [...kinds].map(([code, all]) => {
    const lines = all.map(({ file, message }) => ({ file, line: describeMessage(message) }));
    return {
      tone: severity,
      lines: [`${wordingOf(code).heading} (${all.length}):`, ...linesByPost(lines, limits)],
    };
  });
}

const FAILURES: Readonly<Record<PictureFailure, string>> = {
  'not-found': 'gone from the host',
  refused: 'refused by the host',
  timeout: 'no answer in time',
  network: 'no connection',
  'server-error': 'an error of the host',
  'rate-limited': 'too many requests for the host',
  'not-an-image': 'what came is no picture',
  truncated: 'only a part came',
  'too-large': 'larger than --max-image-size',
  'private-address': 'private address, see --allow-private-hosts',
  'bad-address': 'no address to fetch from',
  'not-asked': 'not asked, because the host had failed before',
  offline: 'not on disk, and --offline was given',
};

function failedPicturesOf({ posts }: MigrateReport, limits: Limits): Section[] {
  const failed = posts.flatMap(({ file, pictures }) =>
    pictures.flatMap((it) => ('failed' in it ? [{ reason: it.failed, line: it.url, file }] : [])),
  );
  return [...groupBy(failed, ({ reason }) => reason)].map(([reason, all]) => ({
    tone: 'loss',
    lines: [
      `${plural(all.length, 'picture')} missing, addresses kept: ${FAILURES[reason]}`,
      ...linesByPost(all, limits),
    ],
  }));
}

function conflictsOf({ posts }: MigrateReport, limits: Limits): Section[] {
  const texts = posts.filter(({ state, overwritten }) => state === 'conflict' && !overwritten);
  const lines = texts.map(({ file, conflictFile }) => ({ file, line: offeredAt(conflictFile) }));
  const pictures = posts.flatMap((post) =>
    post.pictures.flatMap((it) =>
      'state' in it && it.state === 'conflict' && !it.overwritten ? [it.file] : [],
    ),
  );
  return [
    ...section(
      `${plural(texts.length, 'file')} left alone, because you and Medium changed the same place:`,
      linesByPost(lines, limits),
    ),
    ...section(
      `${plural(pictures.length, 'picture')} left alone, because a different file was there:`,
      limited(pictures, limits.posts).map((file) => `  ${file}`),
    ),
  ];
}

function offeredAt(conflictFile: string | undefined): string {
  return conflictFile === undefined ? 'something else is in its place' : `ours is in ${conflictFile}`;
}

function lossesOf({ posts }: MigrateReport, limits: Limits): Section[] {
  const damaged = posts.filter(({ losses }) => losses && losses.length > 0);
  const lines = damaged.map(({ file, losses = [] }) => [`  ${file}`, ...lossLines(losses)]);
  return section(
    `${plural(damaged.length, 'post')} did not come over whole; please report this:`,
    limited(lines, limits.posts, (count) => [`  and ${plural(count, 'more post')}`]).flat(),
  );
}

function section(heading: string, lines: readonly string[]): Section[] {
  return lines.length === 0 ? [] : [{ tone: 'loss', lines: [heading, ...lines] }];
}
