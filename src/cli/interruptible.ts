/** Runs a command as a terminal wants it: with its progress shown, and until Ctrl-C. */
import type { RunContext } from '../open-archive.ts';

/** Conventional for a program that Ctrl-C ended: 128 + SIGINT. */
const INTERRUPTED = 130;

/** What a command ends with. */
type Outcome = { readonly exitCode: number; readonly printed: string };

/** Runs a command with its progress shown. Ctrl-C ends it in order; a second one is left to the system, which ends it at once. */
export async function interruptible(
  quiet: boolean | undefined,
  run: (context: RunContext) => Promise<Outcome>,
): Promise<number> {
  const { terminalProgress } = await import('../terminal-progress.ts');
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
