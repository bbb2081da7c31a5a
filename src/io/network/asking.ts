/** The network's side of a run: connections, one gate per host, and the settings every request shares. */

import { setMaxListeners } from 'node:events';
import type { AskSettings } from './ask-address.ts';
import { openConnections } from './connections.ts';
import { type HostGate, openHostGate } from './host-gate.ts';
import type { NetworkOptions } from './network-options.ts';

/** Fills in the defaults; connects nothing. `connections.close` ends what was opened. */
export function openAsking(options: NetworkOptions): AskSettings {
  const {
    signal,
    concurrency = 4,
    maxBytes = 100_000_000,
    allowPrivateHosts = false,
    userAgent = 'Mozilla/5.0 (compatible; medium-migrate)',
    proxy = {},
    onProgress = () => {},
    timeouts = { connectMs: 10_000, responseMs: 30_000, idleMs: 30_000 },
    retries = { tries: 4, firstMs: 1_000, longestMs: 60_000 },
    lookup,
    ca,
  } = options;
  const gates = new Map<string, HostGate>();
  // Every request and every wait listens: more than the ten from which Node suspects a leak.
  setMaxListeners(0, signal);

  function gateOf(host: string): HostGate {
    const known = gates.get(host);
    if (known) return known;
    const onPause = (detail: string, ms: number): void => onProgress({ kind: 'pause', detail, ms });
    const gate = openHostGate({ host, concurrency, pauseMs: retries.firstMs, signal, onPause });
    gates.set(host, gate);
    return gate;
  }

  return {
    signal,
    maxBytes,
    allowPrivateHosts,
    userAgent,
    timeouts,
    retries,
    ca,
    gateOf,
    connections: openConnections({ proxy, allowPrivateHosts, lookup }),
    onBytes: (bytes) => onProgress({ kind: 'bytes', bytes }),
    onRetry: (detail, ms) => onProgress({ kind: 'retry', detail, ms }),
  };
}
