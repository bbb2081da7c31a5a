/** Loaded before a program that is measured: writes at its end what it used. Threads count, child processes do not. */

import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// In every process once: a worker thread inherits `--import`.
if (isMainThread) {
  process.once('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
    writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
  });
}
