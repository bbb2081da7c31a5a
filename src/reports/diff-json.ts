/** What a run changes, or would change, as JSON, for programs; docs/reports.md describes every field. */
import { changeTotals } from './change-totals.ts';
import type { ChangesReport } from './changes-report.ts';

/** One JSON document with a line break at its end. `schema` grows when a field changes its meaning. */
export function diffJson(report: ChangesReport, exitCode: number): string {
  const totals = changeTotals(report.posts);
  return `${JSON.stringify({ schema: 1, exitCode, totals, ...report }, undefined, 2)}\n`;
}
