/** What a run says about the pages it asks for. Only `signal` is needed; everything else has a default. */

import type { LookupFunction } from 'node:net';
import type { Retries } from '../network/ask-address.ts';
import type { ProxySettings } from '../network/connections.ts';
import type { Timeouts } from '../network/open-stream.ts';

export type PageOptions = {
  /** Ends everything: what waits, and what is on its way, rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** A browser's by default: Medium answers few others. */
  readonly userAgent?: string | undefined;
  /** The value of the `Cookie` header of the user's own session: sent to medium.com and below over https, to nobody else. */
  readonly cookie?: string | undefined;
  /** Hosts (with their ports) that get the cookie in Medium's place, over http too; for tests. */
  readonly cookieHosts?: readonly string[];
  /** Of one page, unpacked: 20 MB. */
  readonly maxBytes?: number;
  /** Asks loopback, private and link-local addresses too: false. */
  readonly allowPrivateHosts?: boolean;
  /** Asks nobody: false. */
  readonly offline?: boolean;
  /** The environment's proxy variables: none. */
  readonly proxy?: ProxySettings;
  /** Called before each wait, with its reason and its milliseconds. */
  readonly onWait?: (because: string, ms: number) => void;
  /** 10 s to connect, 30 s to the first byte, 30 s without a further one, 120 s in all. */
  readonly timeouts?: Timeouts;
  /** 3 requests, 1 s before the second, at most 60 s before any. */
  readonly retries?: Retries;
  /** The wait for a 429 that does not say how long: 30 s. */
  readonly busyMs?: number;
  /** The system's DNS, unless a test has its own. */
  readonly lookup?: LookupFunction;
  /** Certificates (PEM) to trust instead of the usual ones. */
  readonly ca?: string;
};
