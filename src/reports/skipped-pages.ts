/** Pages that gave no post though they should have, with the reasons. */
import type { MigrateReport } from '../report.ts';
import { type Limits, linesByPost, plural } from './listing.ts';
import type { Section } from './problems.ts';

/** What an import refused, every one of it; then what could not be converted. */
export function skippedPages({ skipped }: Pick<MigrateReport, 'skipped'>, limits: Limits): Section[] {
  const refused = skipped.filter(({ reason }) => reason === 'refused');
  const failed = skipped.filter(({ reason }) => reason === 'failed');
  return [
    ...section(
      `${plural(refused.length, 'post')} not imported:`,
      refused.flatMap(({ source, detail = '' }) =>
        detail.startsWith(source) ? [`  ${detail}`] : [`  ${source}`, `    ${detail}`],
      ),
    ),
    ...section(
      `${plural(failed.length, 'post')} could not be converted; please report this:`,
      linesByPost(
        failed.map(({ source, detail = '' }) => ({ file: source, line: detail })),
        limits,
      ),
    ),
  ];
}

function section(heading: string, lines: readonly string[]): Section[] {
  return lines.length === 0 ? [] : [{ tone: 'loss', lines: [heading, ...lines] }];
}
