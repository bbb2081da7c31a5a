/** The figures of what changes, at a glance. */
import { changeTotals, STATES } from './change-totals.ts';
import { STATE_WORDS } from './change-words.ts';
import type { ChangesReport } from './changes-report.ts';
import { formatCount, parts, plural } from './listing.ts';

/** A heading, and a line for each thing that there is a figure for. */
export function changeSummary({
  archives,
  output,
  dryRun,
  posts,
  skipped,
}: ChangesReport): readonly string[] {
  const { states, lines, frontMatter, pictures, verified, whole } = changeTotals(posts);
  const from = archives.length === 1 ? archives[0] : plural(archives.length, 'input');
  const refused = skipped.filter(({ reason }) => reason === 'refused').length;
  const failed = skipped.filter(({ reason }) => reason === 'failed').length;
  const rows: readonly (readonly [name: string, said: string])[] = [
    ['files', parts(STATES.map((state) => [states[state], STATE_WORDS[state].short]))],
    [
      'lines',
      parts([
        [lines.added, 'added'],
        [lines.removed, 'removed'],
      ]),
    ],
    ['keys', frontMatter === 0 ? 'none' : `front matter changes in ${plural(frontMatter, 'post')}`],
    [
      'pictures',
      parts([
        [pictures.create, 'new'],
        [pictures.update, 'changed'],
        [pictures.conflict, 'in conflict'],
        [pictures.yours, 'yours'],
        [pictures.deleted, 'deleted by you'],
        [pictures.orphan, 'no longer shown'],
        [pictures.failed, 'missing'],
        [pictures.keep, 'unchanged'],
      ]) + (pictures.assumed === 0 ? '' : `; ${formatCount(pictures.assumed)} assumed`),
    ],
    [
      'verified',
      verified === 0
        ? 'none'
        : `${whole} of ${plural(verified, 'post')} ${dryRun ? 'come' : 'came'} over whole`,
    ],
    ['refused', refused === 0 ? 'none' : `${plural(refused, 'post')} not imported`],
    ['failed', failed === 0 ? 'none' : `${plural(failed, 'post')} could not be converted`],
    ['output', dryRun ? `${output}; nothing was written` : output],
  ];
  return [
    `${plural(posts.length, 'post')} from ${from}`,
    ...rows.filter(([, said]) => said !== 'none').map(([name, said]) => `  ${name.padEnd(10)} ${said}`),
  ];
}
