/** A server of pictures on 127.0.0.1 that misbehaves on demand. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. Without `status` it answers 200. */
export type Behaviour = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Before the first byte of the answer. */
  readonly delayMs?: number;
  /** Sends only so many bytes of the body, and then … */
  readonly after?: number;
  /** … ends the connection in order or not, or says nothing more. */
  readonly ending?: 'close' | 'reset' | 'stall';
  /** Sends a few bytes every so many milliseconds. */
  readonly drip?: { readonly bytes: number; readonly everyMs: number };
};

export type ImageServer = {
  readonly port: number;
  /** Without a slash at the end. */
  readonly url: string;
  /** The path of every request, in the order they came. */
  readonly requests: readonly string[];
  /** The most requests that were in progress at once. */
  readonly busiest: () => number;
  /** The connections that were opened. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

/**
 * Starts a server that does what `behave` says for a path and the how-manieth request for it (from 1).
 * With `tls` (PEM) it speaks https.
 */
export async function startImageServer(
  behave: (path: string, time: number, request: IncomingMessage) => Behaviour | undefined,
  tls?: { readonly key: string; readonly cert: string },
): Promise<ImageServer> {
  const requests: string[] = [];
  const times = new Map<string, number>();
  let open = 0;
  let busiest = 0;
  let connections = 0;

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const path = decodeURIComponent(request.url ?? '');
    const time = (times.get(path) ?? 0) + 1;
    times.set(path, time);
    requests.push(path);
    open += 1;
    busiest = Math.max(busiest, open);
    response.once('close', () => {
      open -= 1;
    });
    const behaviour = behave(path, time, request) ?? { status: 404, body: 'no such picture' };
    if (behaviour.delayMs === undefined) answer(response, behaviour);
    else setTimeout(answer, behaviour.delayMs, response, behaviour);
  };
  const server = tls ? createTlsServer(tls, handle) : createServer(handle);
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    busiest: () => busiest,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  response: ServerResponse,
  { status = 200, headers = {}, body = '', after, ending, drip }: Behaviour,
): void {
  if (response.destroyed) return;
  const bytes = Buffer.from(body);
  const length = 'transfer-encoding' in headers ? {} : { 'content-length': String(bytes.length) };
  response.writeHead(status, { ...length, ...headers });
  if (drip !== undefined) {
    sendDrop(response, bytes, drip);
    return;
  }
  if (ending === undefined) {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, after));
  if (ending === 'stall') return;
  // What was written should arrive before the end does.
  setTimeout(() => (ending === 'reset' ? response.socket?.resetAndDestroy() : response.socket?.end()), 5);
}

function sendDrop(response: ServerResponse, rest: Buffer, drip: NonNullable<Behaviour['drip']>): void {
  if (response.destroyed) return;
  if (rest.length === 0) {
    response.end();
    return;
  }
  response.write(rest.subarray(0, drip.bytes));
  setTimeout(sendDrop, drip.everyMs, response, rest.subarray(drip.bytes), drip);
}
