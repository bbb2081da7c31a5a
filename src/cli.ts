#!/usr/bin/env node
/** The command line: argv → options → command → printed result → exit code. The only file with yargs, process and console. */
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import yargs, { type Options as YargsOption } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { commandLine } from './command-line.ts';
import { cacheFolder, proxyVariables } from './environment.ts';
import { InputError, UsageError } from './errors.ts';
import { failureMessage } from './failure-message.ts';
import { openRunReport } from './io/run-report.ts';
import { migrate } from './migrate.ts';
import type { RunContext } from './open-archive.ts';
import {
  diffOptions,
  type MigrateOptions,
  migrateOptions,
  type OptionSpec,
  type OptionValues,
  reportOptions,
  terminalOptions,
  type VerifyOptions,
  verifyOptions,
} from './options.ts';
import { printReport } from './print-report.ts';
import { readOptions } from './read-options.ts';
import { diffExitCode } from './reports/diff-exit-code.ts';
import { exitCodeOf } from './reports/totals.ts';
import { verifyExitCode, verifyJson, verifyText } from './reports/verify.ts';
import { terminalProgress } from './terminal-progress.ts';
import { booleanProblem, usageMessage } from './usage-message.ts';
import { verifyBlog } from './verify-blog.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Conventional for a program that Ctrl-C ended: 128 + SIGINT. */
const INTERRUPTED = 130;
const COULD_NOT_START = 2;
const FAILED = 1;

const allOptions: Readonly<Record<string, OptionSpec>> = {
  ...migrateOptions,
  ...reportOptions,
  ...terminalOptions,
};
const booleans = Object.keys(allOptions).filter((name) => allOptions[name]?.type === 'boolean');

type Arguments = Partial<Omit<MigrateOptions, 'cache'>> &
  Partial<OptionValues<typeof reportOptions>> &
  TerminalArguments & { readonly cache?: string | false };
type VerifyArguments = Partial<VerifyOptions> & TerminalArguments & { readonly strict?: boolean };

/** As yargs gives them: a flag that is not given is absent. */
type TerminalArguments = Partial<OptionValues<typeof terminalOptions>> & {
  readonly input?: readonly string[];
};

type Outcome = { readonly exitCode: number; readonly printed: string };

// `medium-migrate … | head`: whoever read has seen enough; the run goes on to its end.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  console.error(failureMessage(error, false));
  process.once('exit', () => {
    process.exitCode = FAILED;
  });
});

process.exitCode = await main(hideBin(process.argv));

async function main(argv: readonly string[]): Promise<number> {
  const outcome = { exitCode: 0 };
  const parser = yargs([...argv])
    .scriptName('medium-migrate')
    .usage('$0 [migrate] [input…]\n\nA Medium export in, a Markdown blog out.')
    .command(
      ['migrate [input..]', '$0'],
      'migrate an export: the zip from Medium, an unpacked folder, single posts, or several of them',
      (command) =>
        command
          .positional('input', {
            type: 'string',
            array: true,
            describe: 'Exports; the folder input when none is given',
          })
          .options(yargsOptions(allOptions)),
      async (given) => {
        outcome.exitCode = await runMigrate(given as unknown as Arguments, argv, 'migrate');
      },
    )
    .command(
      'diff <input..>',
      'say what migrate would change, and write nothing',
      (command) =>
        command
          .positional('input', {
            type: 'string',
            array: true,
            demandOption: true,
            describe: 'The exports, as for migrate',
          })
          .options(yargsOptions({ ...diffOptions, ...reportOptions, ...terminalOptions })),
      async (given) => {
        outcome.exitCode = await runMigrate(
          { ...(given as unknown as Arguments), dryRun: true },
          argv,
          'diff',
        );
      },
    )
    .command(
      'verify <input..>',
      'hold the blog in the output folder against the export, and write nothing',
      (command) =>
        command
          .positional('input', {
            type: 'string',
            array: true,
            demandOption: true,
            describe: 'The exports it came from',
          })
          .options(yargsOptions({ ...verifyOptions, strict: migrateOptions.strict, ...terminalOptions })),
      async (given) => {
        outcome.exitCode = await runVerify(given as unknown as VerifyArguments);
      },
    )
    .example('$0 medium-export.zip --output my-blog', '')
    .parserConfiguration({ 'greedy-arrays': false })
    .strict()
    .version(version)
    .help()
    .alias('help', 'h')
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .fail((message, error) => {
      throw message || !error ? new UsageError(usageMessage(message, Object.keys(allOptions))) : error;
    });
  try {
    const problem = booleanProblem(argv, booleans);
    if (problem !== undefined) throw new UsageError(problem);
    await parser.parseAsync();
  } catch (error) {
    console.error(failureMessage(error, argv.includes('--verbose')));
    return error instanceof InputError || error instanceof UsageError ? COULD_NOT_START : FAILED;
  }
  return outcome.exitCode;
}

async function runMigrate(
  given: Arguments,
  argv: readonly string[],
  command: 'migrate' | 'diff',
): Promise<number> {
  const {
    input = [],
    json,
    format,
    report: file,
    stat = false,
    quiet,
    verbose = false,
    cache,
    ...options
  } = given;
  const how = readOptions(reportOptions, { format: json ? 'json' : format });
  const kept = cache === false ? {} : { cache: cache ?? cacheFolder(process.env, homedir()) };
  const { npm_lifecycle_event: script, npm_package_name: name } = process.env;
  const start = {
    script: process.argv[1] ?? '',
    argv,
    folder: process.cwd(),
    npm: { script, package: name },
  };
  return interruptible(quiet, async (context) => {
    const inputs = input.length > 0 ? input : ['input'];
    const keepDiffs = options.dryRun === true || how.format === 'markdown';
    const written = await openRunReport(file, options.output ?? migrateOptions.output.default, keepDiffs);
    try {
      const more = { ...context, ...written, aside: 'sample', proxy: proxyVariables(process.env) };
      const report = await migrate(inputs, { ...options, ...kept }, more).catch((error: unknown) => {
        if (input.length > 0 || !(error instanceof InputError)) throw error;
        throw new InputError(`No input was given, so input/ was looked at: ${error.message}`);
      });
      const exitCode =
        command === 'diff' ? diffExitCode(report.posts) : exitCodeOf(report, options.strict ?? false);
      await written.end(report, exitCode);
      const colour = process.stdout.hasColors?.() ?? false;
      const shown = { ...how, verbose, stat, colour, command: commandLine(start) };
      return { exitCode, printed: printReport(report, written.changes, exitCode, shown) };
    } catch (error) {
      await written.abort();
      throw error;
    }
  });
}

async function runVerify(given: VerifyArguments): Promise<number> {
  const { input = [], json, quiet, strict = false, ...options } = given;
  return interruptible(quiet, async (context) => {
    const report = await verifyBlog(input, options, context);
    const exitCode = verifyExitCode(report, strict);
    return {
      exitCode,
      printed: json ? verifyJson(report, exitCode) : verifyText(report),
    };
  });
}

/** Runs a command with its progress shown. Ctrl-C ends it in order; a second one is left to the system, which ends it at once. */
async function interruptible(
  quiet: boolean | undefined,
  run: (context: RunContext) => Promise<Outcome>,
): Promise<number> {
  const stopper = new AbortController();
  const progress = quiet ? undefined : terminalProgress(process.stderr);
  const interrupt = () => {
    progress?.stop();
    console.error('Stopping; Ctrl-C again ends at once.');
    stopper.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    const { exitCode, printed } = await run({
      signal: stopper.signal,
      ...(progress ? { onProgress: progress.onProgress } : {}),
    });
    progress?.stop();
    process.stdout.write(printed);
    return exitCode;
  } catch (error) {
    if (!stopper.signal.aborted) throw error;
    console.error('Stopped. What was finished is in its place; the same command goes on from here.');
    return INTERRUPTED;
  } finally {
    progress?.stop();
    process.off('SIGINT', interrupt);
  }
}

function yargsOptions(table: Readonly<Record<string, OptionSpec>>): Record<string, YargsOption> {
  return Object.fromEntries(
    Object.entries(table).map(
      ([name, { type, describe, alias, choices, default: preset }]): [string, YargsOption] => [
        name,
        {
          // Values are checked by `readOptions`, for the library as well; here they only show in the help.
          describe: choices ? `${describe} (${choices.join(', ')})` : describe,
          ...(type === 'list' ? { type: 'string', array: true } : { type }),
          ...(alias ? { alias } : {}),
          // An option that is not given must be seen to be so: it may be remembered from an earlier run.
          ...(preset === undefined || preset === false || type === 'list'
            ? {}
            : { defaultDescription: JSON.stringify(preset) }),
          requiresArg: type !== 'boolean',
        },
      ],
    ),
  );
}
