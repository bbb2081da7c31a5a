/** Runs a command that changes the blog, or would, and reports it in the forms that were asked for. */
import { commandLine } from '../command-line.ts';
import { proxyVariables } from '../environment.ts';
import { openRunReport } from '../io/run-report.ts';
import { migrateOptions, type OptionValues, reportOptions } from '../options.ts';
import { printReport } from '../print-report.ts';
import { readOptions } from '../read-options.ts';
import type { MigrateReport } from '../report.ts';
import { exitCodeOf } from '../reports/totals.ts';
import type { MigrateContext } from '../run-posts.ts';
import type { TerminalArguments } from './arguments.ts';
import { interruptible } from './interruptible.ts';

type Reported = Partial<OptionValues<typeof reportOptions>> &
  TerminalArguments & {
    readonly output?: string;
    readonly dryRun?: boolean;
    readonly strict?: boolean;
    readonly exitCode?: ((report: MigrateReport) => number) | undefined;
  };

/** The exit code: that of the report, where the command has none of its own. */
export async function reported(
  given: Reported,
  argv: readonly string[],
  run: (context: MigrateContext) => Promise<MigrateReport>,
): Promise<number> {
  const { json, format, report: file, stat = false, quiet, verbose = false, output, dryRun, strict } = given;
  const how = readOptions(reportOptions, { format: json ? 'json' : format });
  const { npm_lifecycle_event: script, npm_package_name: name } = process.env;
  const npm = { script, package: name };
  const command = commandLine({ script: process.argv[1] ?? '', argv, folder: process.cwd(), npm });
  return interruptible(quiet, async (context) => {
    const keepDiffs = dryRun === true || how.format === 'markdown';
    const written = await openRunReport(file, output ?? migrateOptions.output.default, keepDiffs);
    try {
      const report = await run({ ...context, ...written, proxy: proxyVariables(process.env) });
      const exitCode = given.exitCode?.(report) ?? exitCodeOf(report, strict ?? false);
      await written.end(report, exitCode);
      const colour = process.stdout.hasColors?.() ?? false;
      const shown = { ...how, verbose, stat, colour, command };
      return { exitCode, printed: printReport(report, written.changes, exitCode, shown) };
    } catch (error) {
      await written.abort();
      throw error;
    }
  });
}
