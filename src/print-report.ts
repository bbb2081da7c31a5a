/** What a command prints on standard output at its end. */
import type { CommandLine } from './command-line.ts';
import type { MigrateReport } from './report.ts';
import type { ChangesReport } from './reports/changes-report.ts';
import { diffJson } from './reports/diff-json.ts';
import { diffMarkdown } from './reports/diff-markdown.ts';
import { diffTerminal } from './reports/diff-terminal.ts';
import { jsonReport } from './reports/json.ts';
import { terminalReport } from './reports/terminal.ts';

export type PrintOptions = {
  readonly format: 'text' | 'json' | 'markdown';
  readonly verbose: boolean;
  readonly stat: boolean;
  readonly colour: boolean;
  /** The command that was run, for the advice at the end. */
  readonly command: CommandLine;
};

/** The report in the form that was asked for; of a dry run, what would change. */
export function printReport(
  report: MigrateReport,
  changes: (report: MigrateReport) => ChangesReport,
  exitCode: number,
  options: PrintOptions,
): string {
  if (options.format === 'markdown') return diffMarkdown(changes(report));
  if (options.format === 'json') {
    return report.dryRun ? diffJson(changes(report), exitCode) : jsonReport(report, exitCode);
  }
  return report.dryRun ? diffTerminal(changes(report), options) : terminalReport(report, options);
}
