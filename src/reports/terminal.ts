/** The summary of a run for a person: at a glance what came in, what did not, and what to do next; 80 columns. */
import { groupBy } from '../group-by.ts';
import { describeMessage, type Message, type Severity, wordingOf } from '../messages.ts';
import type { PictureFailure } from '../model.ts';
import type { MigrateReport, PostReport } from '../report.ts';
import { type Totals, totalsOf } from './totals.ts';

export type TerminalOptions = {
  /** List every post and every picture. */
  readonly verbose: boolean;
  /** The command that would go on where this run stopped, for the advice at the end. */
  readonly command: string;
};

/** Lines with a line break at the end of each. */
export function terminalReport(report: MigrateReport, { verbose, command }: TerminalOptions): string {
  const totals = totalsOf(report);
  const sections = [
    ...(verbose ? [everyPost(report)] : []),
    lossesOf(report),
    conflictsOf(report),
    failedPagesOf(report),
    failedPicturesOf(report),
    messagesOf(report, 'warning'),
    messagesOf(report, 'note'),
    summaryOf(report, totals),
    adviceFor(report, totals, command),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** How many items of a kind are listed unless `verbose`; the rest is counted. */
const MOST = 12;

function everyPost({ posts }: MigrateReport): string[] {
  return posts.flatMap(({ state, file, pictures }) => [
    `${state.padEnd(11)} ${file}`,
    ...pictures.map(
      (it) =>
        `    ${'failed' in it ? `${it.failed.padEnd(11)} ${it.url}` : `${it.state.padEnd(11)} ${it.file}`}`,
    ),
  ]);
}

function lossesOf({ posts }: MigrateReport): string[] {
  const damaged = posts.filter(({ losses }) => losses && losses.length > 0);
  if (damaged.length === 0) return [];
  return [
    `Not whole (${damaged.length}):`,
    ...listed(damaged, ({ file, losses = [] }) => [
      `  ${file}`,
      ...losses
        .slice(0, 3)
        .flatMap(({ kind, place, expected, found }) => [
          `    ${kind}, ${place}`,
          `      Medium:   ${expected}`,
          `      Markdown: ${found}`,
        ]),
      ...(losses.length > 3 ? [`    and ${losses.length - 3} more`] : []),
    ]),
  ];
}

function conflictsOf({ posts }: MigrateReport): string[] {
  const files = posts.flatMap(({ file, state, pictures }) => [
    ...(state === 'conflict' ? [file] : []),
    ...pictures.flatMap((it) => ('state' in it && it.state === 'conflict' ? [it.file] : [])),
  ]);
  if (files.length === 0) return [];
  return [
    `Left alone, because a different file was there already (${files.length}):`,
    ...listed(files, (it) => [`  ${it}`]),
  ];
}

function failedPagesOf({ skipped }: MigrateReport): string[] {
  const failed = skipped.filter(({ reason }) => reason === 'failed');
  if (failed.length === 0) return [];
  return [
    `Posts that could not be converted (${failed.length}); please report them:`,
    ...listed(failed, ({ source, detail }) => [`  ${source}`, `    ${detail}`]),
  ];
}

const FAILURES: Readonly<Record<PictureFailure, string>> = {
  'not-found': 'gone',
  refused: 'refused by the host',
  timeout: 'no answer in time',
  network: 'no connection',
  'server-error': 'an error of the host',
  'rate-limited': 'too many requests for the host',
  'not-an-image': 'what came is no picture',
  truncated: 'only a part came',
  'too-large': 'larger than --max-image-size',
  'private-address': 'in a private network, see --allow-private-hosts',
  'bad-address': 'no address to fetch from',
  'not-asked': 'not asked, because the host had refused before',
  offline: 'not on disk, and --offline was given',
};

function failedPicturesOf({ posts }: MigrateReport): string[] {
  const failed = posts.flatMap(({ file, pictures }) =>
    pictures.flatMap((it) => ('failed' in it ? [{ ...it, file }] : [])),
  );
  if (failed.length === 0) return [];
  const reasons = groupBy(failed, (it) => it.failed);
  return [
    `Pictures that could not be had (${failed.length}); they keep their addresses:`,
    ...[...reasons].flatMap(([reason, pictures]) => [
      `  ${FAILURES[reason]} (${pictures.length})`,
      ...listed(pictures, ({ url, file }) => [`    ${url}`, `      in ${file}`]),
    ]),
  ];
}

function messagesOf({ posts }: MigrateReport, severity: Severity): string[] {
  const said = posts.flatMap((post) => post.messages.map((message) => ({ message, post })));
  const kinds = groupBy(
    said.filter(({ message }) => wordingOf(message.code).severity === severity),
    ({ message }) => message.code,
  );
  return [...kinds].flatMap(([code, all]) => [
    `${wordingOf(code).heading} (${all.length}):`,
    ...listed(all, messageLines),
  ]);
}

function messageLines({ message, post }: { message: Message; post: PostReport }): string[] {
  const detail = describeMessage(message);
  return [`  ${post.file}`, ...(detail === '' ? [] : [`    ${detail}`])];
}

function summaryOf({ archives, output, skipped }: MigrateReport, totals: Totals): string[] {
  const { posts, files, pictures, verified, whole } = totals;
  const all = posts.post + posts.draft + posts.response;
  const same = skipped.filter(({ reason }) => reason === 'same-post').length;
  const filtered = skipped.filter(({ reason }) => reason === 'filtered').length;
  const shown = pictures.network + pictures.cache + pictures.disk;
  return [
    `${plural(all, 'post')} from ${archives.length === 1 ? archives[0] : plural(archives.length, 'archive')}`,
    `  kinds      ${parts([
      [posts.post, 'published'],
      [posts.draft, 'draft'],
      [posts.response, 'response'],
    ])}`,
    `  files      ${parts([
      [files.created, 'new'],
      [files.overwritten, 'overwritten'],
      [files.unchanged, 'unchanged'],
      [files.conflict, 'in conflict'],
    ])}`,
    ...(shown + pictures.failed === 0
      ? []
      : [
          `  pictures   ${parts([
            [pictures.network, 'downloaded'],
            [pictures.disk, 'from disk'],
            [pictures.cache, 'from the cache'],
            [pictures.failed, 'failed'],
          ])}`,
        ]),
    ...(verified === 0 ? [] : [`  verified   ${whole} of ${verified} posts came over whole`]),
    ...(same + filtered === 0
      ? []
      : [
          `  left out   ${parts([
            [same, 'exported twice'],
            [filtered, 'not chosen'],
          ])}`,
        ]),
    `  output     ${output}`,
  ];
}

function adviceFor({ output }: MigrateReport, { files, pictures }: Totals, command: string): string[] {
  return [
    ...(pictures.failed > 0 ? ['To ask for the missing pictures again:', `  ${command}`] : []),
    ...(files.conflict + pictures.conflict > 0
      ? ['To replace the files that were left alone:', `  ${command} --on-conflict overwrite`]
      : []),
    ...(pictures.failed + files.conflict + pictures.conflict === 0
      ? [`Next: look at ${output}, and copy it into your site.`]
      : []),
  ];
}

function parts(counts: readonly (readonly [number, string])[]): string {
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count.toLocaleString('en')} ${what}`);
  return said.join(', ') || 'none';
}

function plural(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

function listed<T>(items: readonly T[], lines: (item: T) => readonly string[]): string[] {
  const shown = items.slice(0, MOST).flatMap(lines);
  return items.length > MOST ? [...shown, `  … and ${items.length - MOST} more; --json has them all`] : shown;
}
