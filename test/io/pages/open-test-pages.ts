/** A source of pages for tests: servers on 127.0.0.1 may be asked, and every wait is short. */

import { onTestFinished } from 'vitest';
import { openPages, type PageOptions, type PageSource } from '../../../src/io/pages/open-pages.ts';

/** A source that ends with the test. */
export function openTestPages(options: Partial<PageOptions> = {}): PageSource {
  const source = openPages({
    signal: new AbortController().signal,
    allowPrivateHosts: true,
    timeouts: { connectMs: 2_000, responseMs: 700, idleMs: 700, totalMs: 3_000 },
    retries: { tries: 3, firstMs: 5, longestMs: 2_000 },
    busyMs: 20,
    ...options,
  });
  onTestFinished(source.close);
  return source;
}
