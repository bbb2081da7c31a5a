/** What the environment variables of a process say about a run. */
import { join } from 'node:path';
import type { ProxyVariables } from './run-pictures.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where pictures are kept between runs: in the cache folder of the XDG base directory specification. */
export function cacheFolder({ XDG_CACHE_HOME }: Environment, home: string): string {
  return join(XDG_CACHE_HOME || join(home, '.cache'), 'medium-migrate');
}

/** The proxies to use; small letters go first, as with curl. */
export function proxyVariables(environment: Environment): ProxyVariables {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name];
  const [httpProxy, httpsProxy, noProxy] = [read('HTTP_PROXY'), read('HTTPS_PROXY'), read('NO_PROXY')];
  return {
    ...(httpProxy ? { httpProxy } : {}),
    ...(httpsProxy ? { httpsProxy } : {}),
    ...(noProxy ? { noProxy } : {}),
  };
}
