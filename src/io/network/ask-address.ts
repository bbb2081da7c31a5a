/** Asks one address for a file until it has a final answer: redirects, retries with back-off, the host's manners. */

import { isPrivateHost, privateAddressDetail } from './address-guard.ts';
import type { Connections } from './connections.ts';
import { type Failure, failure, worthRepeating } from './failures.ts';
import type { HostGate, Mood } from './host-gate.ts';
import { type Reply, type RequestSettings, requestFile } from './request-file.ts';
import { backOffMs, retryAfterMs, wait } from './retry-delay.ts';

/** How often, and after how long, a request is repeated. */
export type Retries = {
  /** Requests in all. */
  readonly tries: number;
  /** Before the second request; doubles with each further one. */
  readonly firstMs: number;
  /** The longest wait that a `Retry-After` can impose. */
  readonly longestMs: number;
};

export type AskSettings = RequestSettings & {
  readonly connections: Connections;
  readonly gateOf: (host: string) => HostGate;
  readonly retries: Retries;
  readonly allowPrivateHosts: boolean;
  readonly onRetry: (because: string, ms: number) => void;
};

const mostRedirects = 5;

type FinalReply = Exclude<Reply, { readonly status: 'redirect' }>;

/**
 * What is at `address`, received into the new file `file`, or why not. Rejects when aborted or when the file
 * cannot be written.
 */
export async function askAddress(address: string, file: string, settings: AskSettings): Promise<FinalReply> {
  const { retries, signal } = settings;
  let before: FinalReply | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const reply = await followRedirects(address, file, settings);
    // What it answered while it was asked tells more than that it is asked no more.
    if (before && reply.status === 'failed' && reply.reason === 'not-asked') return before;
    before = reply;
    if (reply.status === 'received' || !worthRepeating(reply.reason) || reply.final) return reply;
    if (attempt >= retries.tries) {
      settings.gateOf(new URL(address).host).gaveUp();
      return reply;
    }
    const backOff = backOffMs(attempt, retries.firstMs, Math.random());
    const ms = Math.min(
      Math.max(retryAfterMs(reply.retryAfter, Date.now()) ?? 0, backOff),
      retries.longestMs,
    );
    settings.onRetry(reply.detail, ms);
    await wait(ms, signal);
  }
}

async function followRedirects(address: string, file: string, settings: AskSettings): Promise<FinalReply> {
  let at = address;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const fault = faultOf(at, settings.allowPrivateHosts);
    if (fault) return fault;
    const reply = await askOnce(new URL(at), file, settings);
    if (reply.status !== 'redirect') return reply;
    if (!URL.canParse(reply.to, at)) {
      return failure('bad-address', `a redirect to ${reply.to}, which is no address, at ${at}`);
    }
    at = new URL(reply.to, at).href;
  }
  return { ...failure('server-error', `more than ${mostRedirects} redirects from ${address}`), final: true };
}

function faultOf(address: string, allowPrivateHosts: boolean): Failure | undefined {
  if (!URL.canParse(address)) return failure('bad-address', `${address || 'an empty text'} is no address`);
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') {
    return failure('bad-address', `only http and https are asked, not ${address.slice(0, 200)}`);
  }
  if (allowPrivateHosts || !isPrivateHost(hostname)) return undefined;
  return failure('private-address', `${privateAddressDetail(hostname)} (at ${address})`);
}

async function askOnce(url: URL, file: string, settings: AskSettings): Promise<Reply> {
  const agents = await settings.connections.agentsFor(url);
  const reply = await settings.gateOf(url.host).enter(
    (leave) => requestFile(url, agents, file, settings, leave),
    (result) => moodOf(result, settings.retries),
  );
  return 'shut' in reply ? failure('not-asked', `${reply.shut}: ${url.href}`) : reply;
}

function moodOf(reply: Reply, { firstMs, longestMs }: Retries): Mood {
  if (reply.status !== 'failed') return 'answered';
  if (reply.refusal) return 'refused';
  if (reply.reason === 'rate-limited') {
    return { busyMs: Math.min(retryAfterMs(reply.retryAfter, Date.now()) ?? firstMs, longestMs) };
  }
  return worthRepeating(reply.reason) ? 'failed' : 'answered';
}
