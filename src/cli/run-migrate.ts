/** The commands `migrate` and `diff`. */
import { InputError } from '../errors.ts';
import { migrate } from '../migrate.ts';
import { diffExitCode } from '../reports/diff-exit-code.ts';
import type { MigrateArguments } from './arguments.ts';
import { keptIn } from './kept-in.ts';
import { reported } from './reported.ts';

/** @returns the exit code */
export async function runMigrate(
  given: MigrateArguments,
  argv: readonly string[],
  command: 'migrate' | 'diff',
): Promise<number> {
  const { input = [], cache, ...options } = given;
  const inputs = input.length > 0 ? input : ['input'];
  return reported({ ...given, exitCode: command === 'diff' ? diffExitCode : undefined }, argv, (context) =>
    migrate(inputs, { ...options, ...keptIn(cache) }, { ...context, aside: 'sample' }).catch(
      (error: unknown) => {
        if (input.length > 0 || !(error instanceof InputError)) throw error;
        throw new InputError(`No input was given, so input/ was looked at: ${error.message}`);
      },
    ),
  );
}
