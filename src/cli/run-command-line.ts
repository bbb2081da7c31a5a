/** Reads the command line: argv → options → command → exit code. */
import yargs from 'yargs';
import { InputError, UsageError } from '../errors.ts';
import { failureMessage } from '../failure-message.ts';
import {
  diffOptions,
  importOptions,
  migrateOptions,
  type OptionSpec,
  reportOptions,
  terminalOptions,
  verifyOptions,
} from '../options.ts';
import { booleanProblem, usageMessage } from '../usage-message.ts';
import type { ImportArguments, MigrateArguments, VerifyArguments } from './arguments.ts';
import { commandIn, found } from './found-command.ts';
import { tuneV8 } from './tune-v8.ts';
import { yargsOptions } from './yargs-options.ts';

const COULD_NOT_START = 2;
const FAILED = 1;

const allOptions: Readonly<Record<string, OptionSpec>> = {
  ...migrateOptions,
  ...importOptions,
  ...reportOptions,
  ...terminalOptions,
};
const booleans = Object.keys(allOptions).filter((name) => allOptions[name]?.type === 'boolean');

/** What every command takes. */
const inputs = { type: 'string', array: true } as const;

/** Stands for `-`, which yargs drops from lists of arguments; no shell can give it. */
const DASH = '\0-';

/** Runs what the command line asks for, and gives the exit code. What a command needs is loaded when it runs: `--help` needs none of it. */
export async function runCommandLine(argv: readonly string[], version: string): Promise<number> {
  tuneV8();
  const parser = yargs(argv.map((argument) => (argument === '-' ? DASH : argument)))
    .scriptName('medium-migrate')
    .usage('$0 [migrate] [input…]\n\nA Medium export in, a Markdown blog out.')
    .command(
      ['migrate [input..]', '$0'],
      'migrate an export: the zip from Medium, an unpacked folder, single posts, or several of them',
      (command) =>
        command
          .positional('input', { ...inputs, describe: 'Exports; the folder input when none is given' })
          .options(yargsOptions({ ...migrateOptions, ...reportOptions, ...terminalOptions })),
      found(async (given: MigrateArguments) => {
        const { runMigrate } = await import('./run-migrate.ts');
        return runMigrate(given, argv, 'migrate');
      }),
    )
    .command(
      'diff <input..>',
      'say what migrate would change, and write nothing',
      (command) =>
        command
          .positional('input', { ...inputs, demandOption: true, describe: 'The exports, as for migrate' })
          .options(yargsOptions({ ...diffOptions, ...reportOptions, ...terminalOptions })),
      found(async (given: MigrateArguments) => {
        const { runMigrate } = await import('./run-migrate.ts');
        return runMigrate({ ...given, dryRun: true }, argv, 'diff');
      }),
    )
    .command(
      'import <input..>',
      'import single posts: addresses, ids, saved pages, Medium’s JSON, or - for standard input',
      (command) =>
        command
          .positional('input', {
            ...inputs,
            demandOption: true,
            describe: 'Addresses of posts, saved pages, folders of them, - for standard input',
          })
          .options(yargsOptions({ ...importOptions, ...reportOptions, ...terminalOptions })),
      found(async (given: ImportArguments) => {
        const { runImport } = await import('./run-import.ts');
        return runImport(given, argv);
      }),
    )
    .command(
      'verify <input..>',
      'hold the blog in the output folder against the export, and write nothing',
      (command) =>
        command
          .positional('input', { ...inputs, demandOption: true, describe: 'The exports it came from' })
          .options(yargsOptions({ ...verifyOptions, strict: migrateOptions.strict, ...terminalOptions })),
      found(async (given: VerifyArguments) => {
        const { runVerify } = await import('./run-verify.ts');
        return runVerify(given);
      }),
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
    const command = await commandIn(() => parser.parseAsync());
    return command ? await command() : 0;
  } catch (error) {
    console.error(failureMessage(error, argv.includes('--verbose')));
    return error instanceof InputError || error instanceof UsageError ? COULD_NOT_START : FAILED;
  }
}

function restoreDashes(given: Record<string, unknown>): void {
  const restored = (value: unknown): unknown =>
    value === DASH ? '-' : Array.isArray(value) ? value.map(restored) : value;
  for (const [name, value] of Object.entries(given)) given[name] = restored(value);
}
