/** Gets one page: redirects followed within bounds, each checked before it is asked, short waits kept where a host asks for them. */

import { type PageFailure, type PageFailureCode, withoutSecrets } from '../../page-messages.ts';
import { isPrivateHost, privateAddressDetail } from '../network/address-guard.ts';
import type { Retries } from '../network/ask-address.ts';
import type { Connections } from '../network/connections.ts';
import type { HostGate, Mood } from '../network/host-gate.ts';
import type { StreamSettings } from '../network/open-stream.ts';
import { backOffMs, retryAfterMs, wait } from '../network/retry-delay.ts';
import { type CookieJar, openCookieJar } from './cookie-jar.ts';
import { type FetchedPage, type PageReply, requestPage } from './request-page.ts';

export type FetchSettings = StreamSettings & {
  readonly maxBytes: number;
  readonly allowPrivateHosts: boolean;
  readonly offline: boolean;
  readonly cookie: string | undefined;
  readonly cookieHosts: readonly string[];
  readonly connections: Connections;
  readonly gateOf: (host: string) => HostGate;
  /** Why each host was given up, for those who come later. */
  readonly lastFailures: Map<string, PageFailureCode>;
  /** Until when a host is to be left alone, by its own word; milliseconds since 1970. */
  readonly restUntil: Map<string, number>;
  readonly retries: Retries;
  readonly busyMs: number;
  readonly onWait: (because: string, ms: number) => void;
};

const mostRedirects = 10;

type Final = Exclude<PageReply, { readonly redirect: string }>;

/** The page at `address`, or why not. Rejects only when aborted. */
export async function fetchPage(
  address: string,
  settings: FetchSettings,
): Promise<FetchedPage | PageFailure> {
  if (settings.offline) return { ok: false, code: 'offline', detail: withoutSecrets(address) };
  const { retries, signal } = settings;
  for (let attempt = 1; ; attempt += 1) {
    const reply = await followRedirects(address, settings);
    if (reply.ok) {
      const { text, finalUrl, contentType } = reply;
      return { ok: true, text, finalUrl, contentType };
    }
    const asked = retryAfterMs(reply.retryAfterHeader, Date.now());
    const usual = reply.code === 'rate-limited' ? settings.busyMs : 0;
    const ms = Math.max(asked ?? usual, backOffMs(attempt, retries.firstMs, Math.random()));
    // A wait that is too long is the user's to decide on.
    if (!reply.passing || attempt >= retries.tries || ms > retries.longestMs) return failureOf(reply, asked);
    settings.onWait(reply.detail, ms);
    await wait(ms, signal);
  }
}

function failureOf({ code, detail }: PageFailure, askedMs: number | undefined): PageFailure {
  return { ok: false, code, detail, ...(askedMs ? { retryAfter: Math.ceil(askedMs / 1000) } : {}) };
}

async function followRedirects(address: string, settings: FetchSettings): Promise<Final> {
  const jar = openCookieJar(settings);
  let at = address;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const fault = faultOf(at, settings.allowPrivateHosts);
    if (fault) return fault;
    const url = new URL(at);
    const reply = await askOnce(url, jar, settings);
    if (!('redirect' in reply)) return reply;
    jar.note(url, reply.setCookie);
    if (!URL.canParse(reply.redirect, url.href)) {
      return failed('server-error', `a redirect to something that is no address, at ${url.href}`);
    }
    const next = new URL(reply.redirect, url.href);
    if (next.pathname === '/m/signin') return failed('sign-in', `asked at ${url.href}`);
    at = next.href;
  }
  return failed('too-many-redirects', `more than ${mostRedirects} redirects from ${address}`);
}

function faultOf(address: string, allowPrivateHosts: boolean): PageFailure | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return failed('no-address', `only http and https are asked, not ${address.slice(0, 200)}`);
  }
  if (allowPrivateHosts || !isPrivateHost(url.hostname)) return undefined;
  return failed('private-address', privateAddressDetail(url.hostname));
}

async function askOnce(url: URL, jar: CookieJar, settings: FetchSettings): Promise<PageReply> {
  const { connections, gateOf, lastFailures, restUntil, retries } = settings;
  const restMs = (restUntil.get(url.host) ?? 0) - Date.now();
  if (restMs > retries.longestMs) {
    const detail = `${url.host} has asked for a pause and is not asked before its end`;
    return { ...failed('rate-limited', detail), retryAfterHeader: String(Math.ceil(restMs / 1000)) };
  }
  const reply = await gateOf(url.host).enter(
    async () => requestPage(url, await connections.agentsFor(url), jar.headerFor(url), settings),
    (result) => moodOf(result, settings),
  );
  if ('shut' in reply) return failed(lastFailures.get(url.host) ?? 'unreachable', reply.shut);
  if ('code' in reply) lastFailures.set(url.host, reply.code);
  if ('code' in reply && reply.code === 'rate-limited') {
    restUntil.set(url.host, Date.now() + (retryAfterMs(reply.retryAfterHeader, Date.now()) ?? 0));
  }
  return reply;
}

function moodOf(reply: PageReply, { busyMs, retries }: FetchSettings): Mood {
  if (!('code' in reply)) return 'answered';
  if (reply.code === 'blocked' || reply.code === 'unreachable') return 'refused';
  if (reply.code === 'rate-limited') {
    const ms = retryAfterMs(reply.retryAfterHeader, Date.now()) ?? busyMs;
    // Nobody waits that long here.
    return ms > retries.longestMs ? 'answered' : { busyMs: ms };
  }
  return reply.passing ? 'failed' : 'answered';
}

function failed(code: PageFailureCode, detail: string): PageFailure {
  return { ok: false, code, detail: withoutSecrets(detail) };
}
