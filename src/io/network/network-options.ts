/** What a run says about everything it downloads. Only `signal` is needed; everything else has a default. */

import type { LookupFunction } from 'node:net';
import type { Retries } from './ask-address.ts';
import type { ProxySettings } from './connections.ts';
import type { Timeouts } from './open-stream.ts';

export type NetworkOptions = {
  /** Ends everything: what waits, and what is on its way, rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Requests per host at once: 4. */
  readonly concurrency?: number;
  /** Of one answer: 100 MB. */
  readonly maxBytes?: number;
  /** Asks loopback, private and link-local addresses too: false. */
  readonly allowPrivateHosts?: boolean;
  /** Default `Mozilla/5.0 (compatible; medium-migrate)`: the form that hosts accept, and who we are. */
  readonly userAgent?: string;
  /** The environment's proxy variables: none. */
  readonly proxy?: ProxySettings;
  readonly onProgress?: (event: NetworkEvent) => void;
  /** 10 s to connect, 30 s to the first byte, 30 s without a further one. */
  readonly timeouts?: Timeouts;
  /** 4 requests, 1 s before the second, at most 60 s before any. */
  readonly retries?: Retries;
  /** The system's DNS, unless a test has its own. */
  readonly lookup?: LookupFunction;
  /** Certificates (PEM) to trust instead of the usual ones. */
  readonly ca?: string;
};

/** What happens while downloads come in. */
export type NetworkEvent =
  /** So many bytes more arrived. */
  | { readonly kind: 'bytes'; readonly bytes: number }
  /** One request is repeated after `ms`. */
  | { readonly kind: 'retry'; readonly detail: string; readonly ms: number }
  /** A host is not asked for `ms`; 0: not at all in this run. */
  | { readonly kind: 'pause'; readonly detail: string; readonly ms: number };
