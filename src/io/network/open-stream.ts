/** The one place where got is set up: a request as a stream, and the response it gets or does not get. */

import { once } from 'node:events';
import got, { type PlainResponse, type Request } from 'got';
import type { Agents } from './connections.ts';

/** Milliseconds for each phase of a request. Waiting in a queue is no phase of it. */
export type Timeouts = {
  /** To look the name up, to connect, and to agree on TLS: each. */
  readonly connectMs: number;
  /** From the request sent to the first byte of the answer. */
  readonly responseMs: number;
  /** Without a further byte of the body. */
  readonly idleMs: number;
  /** For the whole request, where a body that drips must end some time. */
  readonly totalMs?: number;
};

export type StreamSettings = {
  readonly userAgent: string;
  readonly timeouts: Timeouts;
  readonly signal: AbortSignal;
  /** Certificates (PEM) to trust instead of the usual ones. */
  readonly ca?: string | undefined;
};

/** Starts a GET that follows no redirect, repeats nothing and takes every status for an answer. */
export function openStream(
  url: URL,
  agents: Agents,
  headers: Readonly<Record<string, string>>,
  settings: StreamSettings,
): Request {
  const { userAgent, timeouts, signal, ca } = settings;
  const { connectMs, responseMs, idleMs, totalMs } = timeouts;
  const stream = got.stream(url, {
    agent: agents,
    followRedirect: false,
    retry: { limit: 0 },
    throwHttpErrors: false,
    headers: { 'user-agent': userAgent, ...headers },
    timeout: {
      lookup: connectMs,
      connect: connectMs,
      secureConnect: connectMs,
      response: responseMs,
      socket: idleMs,
      ...(totalMs === undefined ? {} : { request: totalMs }),
    },
    signal,
    ...(ca === undefined ? {} : { https: { certificateAuthority: ca } }),
  });
  // Errors are awaited by whoever reads; this listener is for those that come when nobody does any more.
  stream.on('error', () => {});
  return stream;
}

/** The head of the response, or the error that came instead. */
export async function responseTo(
  stream: Request,
  timeouts: Timeouts,
): Promise<PlainResponse | { readonly error: unknown }> {
  // got's clocks start with a connection; a proxy that never opens one needs this.
  const late = Object.assign(new Error('no connection'), { code: 'ETIMEDOUT' });
  const clock = setTimeout(() => stream.destroy(late), 3 * timeouts.connectMs + timeouts.responseMs);
  try {
    const [response] = (await once(stream, 'response')) as [PlainResponse];
    return response;
  } catch (error) {
    return { error };
  } finally {
    clearTimeout(clock);
  }
}
