/** The command line as a function: arguments, folder and environment in; output, messages and exit code out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { temporaryFolder } from './temporary-folder.ts';

export const CLI = join(import.meta.dirname, '../../dist/cli.js');

export type CliRun = {
  readonly stdout: string;
  readonly stderr: string;
  /** As a shell tells it: of a program that a signal ended, 128 and the signal's number. */
  readonly code: number;
};

export type CliOptions = {
  /** The folder it is run in: an empty one. */
  readonly cwd?: string;
  /** Beside the path and a cache of its own. */
  readonly env?: Readonly<Record<string, string>>;
  /** The script's path, for tests of how the program was started. */
  readonly script?: string;
  /** What comes on its standard input: nothing. */
  readonly stdin?: string;
  /** Called as soon as it runs. */
  readonly onStart?: (child: ChildProcess) => void;
};

/** Runs the built program to its end; what hangs is killed after 30 s. */
export async function runCli(
  args: readonly string[],
  { cwd, env = {}, script = CLI, stdin, onStart = () => {} }: CliOptions = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: cwd ?? (await temporaryFolder()),
    env: { PATH: process.env.PATH ?? '', XDG_CACHE_HOME: await temporaryFolder(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
  onStart(child);
  // Who reads nothing closes it.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  // Nothing can be read of an output that `onStart` closed.
  const read = [child.stdout, child.stderr].map((stream) => text(stream).catch(() => ''));
  const [stdout = '', stderr = ''] = await Promise.all(read);
  return { stdout, stderr, code: await ended };
}
