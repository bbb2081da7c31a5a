/** What to tell when a run ended by an error that is no part of its report. */
import { InputError, UsageError } from './errors.ts';

/**
 * Words for an error: those of an input or an option say all there is; a refusal of the system says what it refused; anything
 * else is a fault of this program. Its stack is shown with `verbose`.
 */
export function failureMessage(error: unknown, verbose: boolean): string {
  if (!(error instanceof Error)) return bug(String(error), '');
  if (error instanceof InputError || error instanceof UsageError) return error.message;
  if ('syscall' in error) {
    return `Stopped by the system: ${error.message}\nNo file is half written; when this is mended, the same command goes on from here.`;
  }
  return bug(error.message, verbose ? `\n${error.stack}` : '');
}

function bug(message: string, stack: string): string {
  const more = stack === '' ? ' with what the same command prints when you add --verbose' : '';
  return `medium-migrate failed: ${message}\nThis should not happen and is a fault of the program. Please report it${more}.${stack}`;
}
