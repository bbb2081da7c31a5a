#!/usr/bin/env node
/** The command line: argv → options → command → printed result → exit code. The only file with yargs, process and console. */
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import type { Options as YargsOption } from 'yargs';
import { commandLine } from './command-line.ts';
import { cacheFolder, proxyVariables } from './environment.ts';
import { InputError, UsageError } from './errors.ts';
import { failureMessage } from './failure-message.ts';
import type { RunContext } from './open-archive.ts';
import {
  diffOptions,
  type ImportOptions,
  importOptions,
  type MigrateOptions,
  migrateOptions,
  type OptionSpec,
  type OptionValues,
  reportOptions,
  terminalOptions,
  type VerifyOptions,
  verifyOptions,
} from './options.ts';
import { readOptions } from './read-options.ts';
import type { MigrateReport } from './report.ts';
import { diffExitCode } from './reports/diff-exit-code.ts';
import { exitCodeOf } from './reports/totals.ts';
import { verifyExitCode, verifyJson, verifyText } from './reports/verify.ts';
import type { MigrateContext } from './run-posts.ts';
import { booleanProblem, usageMessage } from './usage-message.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Conventional for a program that Ctrl-C ended: 128 + SIGINT. */
const INTERRUPTED = 130;
const COULD_NOT_START = 2;
const FAILED = 1;

const allOptions: Readonly<Record<string, OptionSpec>> = {
  ...migrateOptions,
  ...importOptions,
  ...reportOptions,
  ...terminalOptions,
};
const booleans = Object.keys(allOptions).filter((name) => allOptions[name]?.type === 'boolean');

/** Stands for `-`, which yargs drops from lists of arguments; no shell can give it. */
const DASH = '\0-';

type Arguments = Partial<Omit<MigrateOptions, 'cache'>> &
  Partial<OptionValues<typeof reportOptions>> &
  TerminalArguments & { readonly cache?: string | false };
type ImportArguments = Partial<Omit<ImportOptions, 'cache'>> &
  Partial<OptionValues<typeof reportOptions>> &
  TerminalArguments & { readonly cache?: string | false };
type VerifyArguments = Partial<Omit<VerifyOptions, 'cache'>> &
  TerminalArguments & { readonly strict?: boolean; readonly cache?: string | false };

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

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const outcome = { exitCode: 0 };
  // What a command needs is loaded when it runs, because loading all of it takes longer than to answer.
  if (argv.length === 1 && argv[0] === '--version') {
    console.log(version);
    return outcome.exitCode;
  }
  const { default: yargs } = await import('yargs');
  const parser = yargs(argv.map((argument) => (argument === '-' ? DASH : argument)))
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
          .options(yargsOptions({ ...migrateOptions, ...reportOptions, ...terminalOptions })),
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
      'import <input..>',
      'import single posts: addresses, ids, saved pages, Medium’s JSON, or - for standard input',
      (command) =>
        command
          .positional('input', {
            type: 'string',
            array: true,
            demandOption: true,
            describe: 'Addresses of posts, saved pages, folders of them, - for standard input',
          })
          .options(yargsOptions({ ...importOptions, ...reportOptions, ...terminalOptions })),
      async (given) => {
        outcome.exitCode = await runImport(given as unknown as ImportArguments, argv);
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
    .middleware(restoreDashes)
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

function restoreDashes(given: Record<string, unknown>): void {
  const restored = (value: unknown): unknown =>
    value === DASH ? '-' : Array.isArray(value) ? value.map(restored) : value;
  for (const [name, value] of Object.entries(given)) given[name] = restored(value);
}

async function runMigrate(
  given: Arguments,
  argv: readonly string[],
  command: 'migrate' | 'diff',
): Promise<number> {
  const { input = [], cache, ...options } = given;
  const inputs = input.length > 0 ? input : ['input'];
  const { migrate } = await import('./migrate.ts');
  return reported({ ...given, exitCode: command === 'diff' ? diffExitCode : undefined }, argv, (context) =>
    migrate(inputs, { ...options, ...keptIn(cache) }, { ...context, aside: 'sample' }).catch(
      (error: unknown) => {
        if (input.length > 0 || !(error instanceof InputError)) throw error;
        throw new InputError(`No input was given, so input/ was looked at: ${error.message}`);
      },
    ),
  );
}

async function runImport(given: ImportArguments, argv: readonly string[]): Promise<number> {
  const { input = [], cache, cookieFile, ...options } = given;
  const [{ importPosts }, { sessionCookie }] = await Promise.all([
    import('./import-posts.ts'),
    import('./io/session-cookie.ts'),
  ]);
  const cookie = await sessionCookie({ file: cookieFile, variable: process.env.MEDIUM_COOKIE });
  return reported(given, argv, (context) =>
    importPosts(
      input,
      { ...options, ...keptIn(cache) },
      {
        ...context,
        stdin: process.stdin,
        ...(cookie === undefined ? {} : { cookie }),
      },
    ),
  );
}

function keptIn(cache: string | false | undefined): { readonly cache?: string } {
  return cache === false ? {} : { cache: cache ?? cacheFolder(process.env, homedir()) };
}

type Reported = Partial<OptionValues<typeof reportOptions>> &
  TerminalArguments & {
    readonly output?: string;
    readonly dryRun?: boolean;
    readonly strict?: boolean;
    readonly exitCode?: ((report: MigrateReport) => number) | undefined;
  };

/** Runs a command that changes the blog, or would, and reports it in the forms that were asked for. */
async function reported(
  given: Reported,
  argv: readonly string[],
  run: (context: MigrateContext) => Promise<MigrateReport>,
): Promise<number> {
  const { json, format, report: file, stat = false, quiet, verbose = false, output, dryRun, strict } = given;
  const how = readOptions(reportOptions, { format: json ? 'json' : format });
  const { npm_lifecycle_event: script, npm_package_name: name } = process.env;
  const npm = { script, package: name };
  const command = commandLine({ script: process.argv[1] ?? '', argv, folder: process.cwd(), npm });
  const [{ openRunReport }, { printReport }] = await Promise.all([
    import('./io/run-report.ts'),
    import('./print-report.ts'),
  ]);
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

async function runVerify(given: VerifyArguments): Promise<number> {
  const { input = [], json, quiet, strict = false, cache, ...options } = given;
  const { verifyBlog } = await import('./verify-blog.ts');
  return interruptible(quiet, async (context) => {
    const report = await verifyBlog(input, { ...options, ...keptIn(cache) }, context);
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
  const { terminalProgress } = await import('./terminal-progress.ts');
  const stopper = new AbortController();
  const progress = quiet ? undefined : await terminalProgress(process.stderr);
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
