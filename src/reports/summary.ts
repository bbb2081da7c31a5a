/** The figures of a run for a person, at a glance. */
import type { MigrateReport, SkippedPage } from '../report.ts';
import { parts, plural } from './listing.ts';
import type { Totals } from './totals.ts';

/** A heading, and a line for each thing that there is a figure for. */
export function summaryOf(
  { archives, output, posts, skipped, dryRun }: MigrateReport,
  totals: Totals,
): string[] {
  const { files, pictures, verified, whole, messages } = totals;
  const from = archives.length === 1 ? archives[0] : plural(archives.length, 'input');
  const count = totals.posts.post + totals.posts.draft + totals.posts.response;
  const warned = posts.filter(({ messages: all }) => all.length > 0).length;
  const left = (reason: SkippedPage['reason']) => skipped.filter((page) => page.reason === reason).length;
  const lines: readonly (readonly [name: string, said: string])[] = [
    [
      'kinds',
      parts([
        [totals.posts.post, 'published'],
        [totals.posts.draft, 'draft', 'drafts'],
        [totals.posts.response, 'response', 'responses'],
      ]),
    ],
    [
      'files',
      parts([
        [files.create, 'new'],
        [files.update, 'updated'],
        [files.merge, 'merged with your edits'],
        [files.move, 'moved'],
        [files.overwritten, 'overwritten'],
        [files.keep, 'unchanged'],
        [files.yours, 'edited by you'],
        [files.deleted, 'deleted by you'],
        [files.conflict, 'left alone'],
        [files.orphan, 'no longer in the export'],
      ]),
    ],
    [
      'pictures',
      parts([
        [pictures.network, 'downloaded'],
        [pictures.disk, 'from disk'],
        [pictures.cache, 'from the cache'],
        [pictures.kept, 'there already'],
        [pictures.assumed, 'to download'],
        [pictures.failed, 'failed'],
      ]),
    ],
    ['verified', verified === 0 ? 'none' : `${whole} of ${plural(verified, 'post')} came over whole`],
    [
      'messages',
      messages.warning + messages.note === 0
        ? 'none'
        : `${parts([
            [messages.warning, 'warning', 'warnings'],
            [messages.note, 'note', 'notes'],
          ])} on ${plural(warned, 'post')}`,
    ],
    [
      'left out',
      parts([
        [left('filtered'), 'not chosen'],
        [left('same-post'), 'given twice'],
        [left('failed'), 'not converted'],
        [left('no-post'), 'page without a post', 'pages without a post'],
      ]),
    ],
    ['output', output],
  ];
  return [
    `${plural(count, 'post')} from ${from}${dryRun ? '; nothing was written' : ''}`,
    ...lines.filter(([, said]) => said !== 'none').map(([name, said]) => `  ${name.padEnd(10)} ${said}`),
  ];
}
