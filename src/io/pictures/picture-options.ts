/** What a run says about its pictures. Only `signal` is needed; everything else has a default. */

import type { ImageOrigins } from '../../image-address.ts';
import type { NetworkOptions } from '../network/network-options.ts';

export type PictureOptions = NetworkOptions & {
  /** Folders with pictures the user has already, named by image id; searched with all below them, in this order. */
  readonly folders?: readonly string[];
  /** Kept between runs. Without one, a temporary folder serves until `close`. */
  readonly cacheFolder?: string | undefined;
  /** `<mirror>/<image id>` is asked before Medium. */
  readonly mirror?: string | undefined;
  /** Uses folders and cache only, and writes nothing: false. */
  readonly offline?: boolean;
  /** Asks again for what was not found, or was no picture, in an earlier run: false. */
  readonly retryFailed?: boolean;
  /** Medium's hosts, unless a test has its own. */
  readonly origins?: ImageOrigins;
};
