#!/usr/bin/env node
/** Where the program starts: answers `--version` at once, and loads for anything else what reads command lines. */
import { readFileSync } from 'node:fs';

const FAILED = 1;

// `medium-migrate … | head`: whoever read has seen enough; the run goes on to its end.
process.stdout.on('error', async (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.once('exit', () => {
    process.exitCode = FAILED;
  });
  const { failureMessage } = await import('./failure-message.ts');
  console.error(failureMessage(error, false));
});

const argv = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

if (argv.length === 1 && argv[0] === '--version') console.log(version);
else {
  process.stderr.on('error', () => {});
  const { runCommandLine } = await import('./cli/run-command-line.ts');
  process.exitCode = await runCommandLine(argv, version);
}
