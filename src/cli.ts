#!/usr/bin/env node
/** The command line: argv → options → command → printed result → exit code. The only file with yargs, process and console. */
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import yargs, { type Options as YargsOption } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { InputError, UsageError } from './errors.ts';
import { migrate } from './migrate.ts';
import {
  type MigrateOptions,
  migrateOptions,
  type OptionSpec,
  terminalOptions,
  type VerifyOptions,
  verifyOptions,
} from './options.ts';
import { jsonReport } from './reports/json.ts';
import { terminalReport } from './reports/terminal.ts';
import { exitCodeOf } from './reports/totals.ts';
import { verifyExitCode, verifyJson, verifyText } from './reports/verify.ts';
import { similarNames } from './similar-names.ts';
import { terminalProgress } from './terminal-progress.ts';
import { verifyBlog } from './verify-blog.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Conventional for a program that Ctrl-C ended: 128 + SIGINT. */
const INTERRUPTED = 130;
const COULD_NOT_START = 2;

const allOptions = { ...migrateOptions, ...terminalOptions };

type Arguments = MigrateOptions & {
  readonly input?: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
};

type VerifyArguments = VerifyOptions & {
  readonly input: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly strict: boolean;
};

process.exitCode = await main(hideBin(process.argv));

async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const parser = yargs([...argv])
    .scriptName('medium-migrate')
    .usage('$0 [migrate] <input…>\n\nA Medium export in, a Markdown blog out.')
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
        exitCode = await runMigrate(given as unknown as Arguments, argv);
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
        exitCode = await runVerify(given as unknown as VerifyArguments);
      },
    )
    .example('$0 medium-export.zip --output my-blog', '')
    .parserConfiguration({ 'greedy-arrays': false })
    .check(({ _, input, ...given }) => {
      for (const [name, spec] of Object.entries(allOptions)) {
        if (spec.type !== 'list' && Array.isArray(given[name]))
          throw new UsageError(`--${name} is given more than once.`);
      }
      return true;
    })
    .strict()
    .version(version)
    .help()
    .alias('help', 'h')
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .fail((message, error) => {
      throw error ?? new UsageError(withSuggestion(message));
    });
  try {
    await parser.parseAsync();
  } catch (error) {
    if (!(error instanceof InputError || error instanceof UsageError)) throw error;
    console.error(error.message);
    return COULD_NOT_START;
  }
  return exitCode;
}

async function runMigrate(given: Arguments, argv: readonly string[]): Promise<number> {
  const { input = [], json, quiet, verbose, ...options } = given;
  const stopper = new AbortController();
  process.once('SIGINT', () => stopper.abort());
  const progress = quiet ? undefined : terminalProgress(process.stderr);
  const context = {
    signal: stopper.signal,
    aside: 'sample',
    proxy: proxyFromEnvironment(),
    ...(progress ? { onProgress: progress.onProgress } : {}),
  };
  try {
    const inputs = input.length > 0 ? input : ['input'];
    const report = await migrate(inputs, { ...options, ...cacheOption(given) }, context);
    progress?.stop();
    const exitCode = exitCodeOf(report, options.strict);
    const command = ['medium-migrate', ...argv].join(' ');
    process.stdout.write(json ? jsonReport(report, exitCode) : terminalReport(report, { verbose, command }));
    return exitCode;
  } catch (error) {
    progress?.stop();
    if (!stopper.signal.aborted) throw error;
    console.error('Stopped. What was finished is in its place; the same command goes on from here.');
    return INTERRUPTED;
  }
}

async function runVerify({ input, json, quiet, strict, ...options }: VerifyArguments): Promise<number> {
  const progress = quiet ? undefined : terminalProgress(process.stderr);
  const report = await verifyBlog(input, options, progress ? { onProgress: progress.onProgress } : {});
  progress?.stop();
  const exitCode = verifyExitCode(report, strict);
  process.stdout.write(json ? verifyJson(report, exitCode) : verifyText(report));
  return exitCode;
}

function yargsOptions(table: Readonly<Record<string, OptionSpec>>): Record<string, YargsOption> {
  return Object.fromEntries(
    Object.entries(table).map(
      ([name, { type, describe, alias, choices, default: preset }]): [string, YargsOption] => [
        name,
        {
          describe,
          ...(type === 'list' ? { type: 'string', array: true } : { type }),
          ...(alias ? { alias } : {}),
          ...(choices ? { choices } : {}),
          ...(preset === undefined ? {} : { default: preset }),
          requiresArg: type !== 'boolean',
        },
      ],
    ),
  );
}

/** Pictures are kept in the cache folder of the XDG base directory specification, unless told otherwise. */
function cacheOption({ cache }: { readonly cache?: string | false }): { readonly cache?: string } {
  if (cache === false) return {};
  if (cache !== undefined) return { cache };
  return { cache: join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'medium-migrate') };
}

function proxyFromEnvironment(): { httpProxy?: string; httpsProxy?: string; noProxy?: string } {
  const { HTTP_PROXY, http_proxy, HTTPS_PROXY, https_proxy, NO_PROXY, no_proxy } = process.env;
  const [httpProxy, httpsProxy, noProxy] = [
    http_proxy || HTTP_PROXY,
    https_proxy || HTTPS_PROXY,
    no_proxy || NO_PROXY,
  ];
  return {
    ...(httpProxy ? { httpProxy } : {}),
    ...(httpsProxy ? { httpsProxy } : {}),
    ...(noProxy ? { noProxy } : {}),
  };
}

// yargs: "Unknown argument: outptu"
function withSuggestion(message: string): string {
  const unknown = /^Unknown arguments?: (.+)$/.exec(message)?.[1]?.split(', ')[0];
  if (unknown === undefined) return `${message}\nmedium-migrate --help lists all options.`;
  const similar = similarNames(unknown, Object.keys(allOptions)).map((name) => `--${name}`);
  const advice =
    similar.length > 0 ? `Did you mean ${similar.join(' or ')}?` : 'medium-migrate --help lists all options.';
  return `There is no option --${unknown}. ${advice}`;
}
