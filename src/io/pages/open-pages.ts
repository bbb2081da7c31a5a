/** Pages for imports: one request for each, with a browser's manners and within bounds. */

import { setMaxListeners } from 'node:events';
import type { PageFailure, PageFailureCode } from '../../page-messages.ts';
import { openConnections } from '../network/connections.ts';
import { openHostGate } from '../network/host-gate.ts';
import { type FetchSettings, fetchPage } from './fetch-page.ts';
import type { PageOptions } from './page-options.ts';
import type { FetchedPage } from './request-page.ts';

export type { PageOptions } from './page-options.ts';
export type { FetchedPage } from './request-page.ts';

export type PageSource = {
  /** Gets the page at an address. Rejects only when aborted. */
  readonly get: (address: string) => Promise<FetchedPage | PageFailure>;
  /** Ends the connections. */
  readonly close: () => void;
};

// Firefox's extended support release: what Medium's pages are made for.
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Fills in the defaults; connects nothing before the first `get`. Throws a `UsageError` for a proxy that is no address. */
export function openPages(options: PageOptions): PageSource {
  const { signal, proxy = {}, allowPrivateHosts = false, lookup } = options;
  const retries = options.retries ?? { tries: 3, firstMs: 1_000, longestMs: 60_000 };
  const onWait = options.onWait ?? (() => {});
  const gates = new Map<string, ReturnType<typeof openHostGate>>();
  const lastFailures = new Map<string, PageFailureCode>();
  const connections = openConnections({ proxy, allowPrivateHosts, lookup });
  setMaxListeners(0, signal);

  const settings: FetchSettings = {
    signal,
    retries,
    onWait,
    allowPrivateHosts,
    connections,
    lastFailures,
    restUntil: new Map(),
    userAgent: options.userAgent ?? browser,
    cookie: options.cookie,
    cookieHosts: options.cookieHosts ?? [],
    maxBytes: options.maxBytes ?? 20_000_000,
    offline: options.offline ?? false,
    busyMs: options.busyMs ?? 30_000,
    timeouts: options.timeouts ?? {
      connectMs: 10_000,
      responseMs: 30_000,
      idleMs: 30_000,
      totalMs: 120_000,
    },
    ca: options.ca,
    gateOf(host) {
      const known = gates.get(host);
      if (known) return known;
      const gate = openHostGate({ host, concurrency: 2, pauseMs: retries.firstMs, signal, onPause: onWait });
      gates.set(host, gate);
      return gate;
    },
  };

  return { get: (address) => fetchPage(address, settings), close: () => connections.close() };
}
