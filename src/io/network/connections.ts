/** The keep-alive connections of a run: direct ones that guard against private addresses, or through the proxy. */

import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { UsageError } from '../../errors.ts';
import { publicLookup } from './address-guard.ts';

/** The values of the environment's variables of the same names. */
export type ProxySettings = {
  readonly httpProxy?: string | undefined;
  readonly httpsProxy?: string | undefined;
  readonly noProxy?: string | undefined;
};

/** The agents for one URL, as got takes them. */
export type Agents = { readonly http: HttpAgent; readonly https: HttpsAgent };

export type Connections = {
  readonly agentsFor: (url: URL) => Promise<Agents>;
  readonly close: () => void;
};

/** Opens nothing yet. Throws a `UsageError` for a proxy that is no http(s) address. `lookup` stands in for DNS. */
export function openConnections(options: {
  readonly proxy: ProxySettings;
  readonly allowPrivateHosts: boolean;
  readonly lookup?: LookupFunction | undefined;
}): Connections {
  const { proxy, lookup } = options;
  const common = { keepAlive: true };
  const guarded = options.allowPrivateHosts ? lookup : publicLookup(lookup);
  const direct = guarded === undefined ? common : { ...common, lookup: guarded };
  const agents: Agents = { http: new HttpAgent(direct), https: new HttpsAgent(direct) };
  const proxies = {
    http: proxy.httpProxy ? proxyUrl(proxy.httpProxy) : undefined,
    https: proxy.httpsProxy ? proxyUrl(proxy.httpsProxy) : undefined,
  };
  let proxied: Promise<Partial<Agents>> | undefined;

  return {
    async agentsFor(url) {
      if (bypassesProxy(url, proxy.noProxy)) return agents;
      // To the proxy, which may well be at a private address, the guard does not apply; it resolves the names itself.
      proxied ??= openProxies(proxies, common);
      return { ...agents, ...(await proxied) };
    },
    close: () => {
      destroyAll(agents);
      proxied?.then(destroyAll, () => {});
    },
  };
}

function destroyAll({ http, https }: Partial<Agents>): void {
  http?.destroy();
  https?.destroy();
}

/** The agents for those proxies that there are; most runs have none, and load nothing for them. */
async function openProxies(
  { http, https }: { readonly [Protocol in keyof Agents]: URL | undefined },
  common: { readonly keepAlive: boolean },
): Promise<Partial<Agents>> {
  const proxied: { -readonly [Protocol in keyof Agents]?: Agents[Protocol] } = {};
  if (http) proxied.http = new (await import('http-proxy-agent')).HttpProxyAgent(http, common);
  if (https) {
    const { HttpsProxyAgent } = await import('https-proxy-agent');
    proxied.https = new HttpsProxyAgent(https, common) as HttpAgent as HttpsAgent;
  }
  return proxied;
}

/**
 * Whether `NO_PROXY` exempts a URL, as curl reads it: names with their subdomains, an optional port, `*` for all,
 * separated by commas or spaces.
 */
export function bypassesProxy(url: URL, noProxy: string | undefined): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return (noProxy ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, name = '', entryPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (entryPort !== undefined && entryPort !== port) return false;
      return name === '' || url.hostname === name || url.hostname.endsWith(`.${name}`);
    });
}

// As with curl, `proxy.example:3128` is enough.
function proxyUrl(text: string): URL {
  const address = text.includes('://') ? text : `http://${text}`;
  if (URL.canParse(address) && /^https?:/i.test(address)) return new URL(address);
  // Errors end in the logs of build servers; before the last @ stands the password.
  throw new UsageError(
    `The proxy ${text.slice(text.lastIndexOf('@') + 1)} is no address of the form http://proxy.example:3128; see HTTPS_PROXY and HTTP_PROXY.`,
  );
}
