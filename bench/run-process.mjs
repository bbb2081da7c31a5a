/** Runs Node in a process of its own, and tells what that took. */

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const USAGE = pathToFileURL(join(import.meta.dirname, 'tell-usage.mjs')).href;

/**
 * Runs `node …args`. Wall time and processor time in milliseconds, peak memory in MiB, and what was printed. Throws where the
 * process ends with anything but the `expected` exit codes.
 */
export function runProcess(args, { cwd = process.cwd(), expected = [0], bare = false } = {}) {
  const usageFile = join(tmpdir(), `bench-usage-${process.pid}.json`);
  const preload = bare ? [] : ['--import', USAGE];
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...preload, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, BENCH_USAGE: usageFile },
  });
  const wall = performance.now() - start;
  if (!expected.includes(status)) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  if (bare) return { wall, printed: stdout };
  const { cpu, memory } = JSON.parse(readFileSync(usageFile, 'utf8'));
  rmSync(usageFile);
  return { wall, cpu, memory, printed: stdout };
}
