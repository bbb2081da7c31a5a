/** The report of a run as JSON, for programs. */
import type { MigrateReport } from '../report.ts';
import { totalsOf } from './totals.ts';

/** One JSON document with a line break at its end. `schema` grows when a field changes its meaning. */
export function jsonReport(report: MigrateReport, exitCode: number): string {
  return `${JSON.stringify({ schema: 1, exitCode, totals: totalsOf(report), ...report }, undefined, 2)}\n`;
}
