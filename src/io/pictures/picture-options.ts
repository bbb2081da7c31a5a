/** What a run says about its pictures. Only `signal` is needed; everything else has a default. */

import type { LookupFunction } from 'node:net';
import type { ImageOrigins } from '../../image-address.ts';
import type { ProxySettings } from '../network/connections.ts';
import type { Timeouts } from '../network/open-stream.ts';
import type { Retries } from './ask-address.ts';

export type PictureOptions = {
  /** Ends everything: what waits, and what is on its way, rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Folders with pictures the user has already, named by image id; searched with all below them, in this order. */
  readonly folders?: readonly string[];
  /** Kept between runs. Without one, a temporary folder serves until `close`. */
  readonly cacheFolder?: string | undefined;
  /** `<mirror>/<image id>` is asked before Medium. */
  readonly mirror?: string | undefined;
  /** Requests per host at once: 4. */
  readonly concurrency?: number;
  /** Of one picture: 100 MB. */
  readonly maxBytes?: number;
  /** Asks loopback, private and link-local addresses too: false. */
  readonly allowPrivateHosts?: boolean;
  /** Uses folders and cache only, and writes nothing: false. */
  readonly offline?: boolean;
  /** Asks again for what was not found, or was no picture, in an earlier run: false. */
  readonly retryFailed?: boolean;
  /** Default `Mozilla/5.0 (compatible; medium-migrate)`: the form that hosts accept, and who we are. */
  readonly userAgent?: string;
  /** The environment's proxy variables: none. */
  readonly proxy?: ProxySettings;
  readonly onProgress?: (event: PictureEvent) => void;
  /** 10 s to connect, 30 s to the first byte, 30 s without a further one. */
  readonly timeouts?: Timeouts;
  /** 4 requests, 1 s before the second, at most 60 s before any. */
  readonly retries?: Retries;
  /** Medium's hosts, unless a test has its own. */
  readonly origins?: ImageOrigins;
  /** The system's DNS, unless a test has its own. */
  readonly lookup?: LookupFunction;
  /** Certificates (PEM) to trust instead of the usual ones. */
  readonly ca?: string;
};

/** What happens while pictures come in. */
export type PictureEvent =
  /** So many bytes more arrived. */
  | { readonly kind: 'bytes'; readonly bytes: number }
  /** One request is repeated after `ms`. */
  | { readonly kind: 'retry'; readonly detail: string; readonly ms: number }
  /** A host is not asked for `ms`; 0: not at all in this run. */
  | { readonly kind: 'pause'; readonly detail: string; readonly ms: number };
