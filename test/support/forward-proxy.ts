/** A forward proxy on 127.0.0.1 that leads every host to 127.0.0.1, so that tests can use public names. */

import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export type ForwardProxy = {
  readonly url: string;
  /** `GET http://host:port/path` and `CONNECT host:port`, in the order they came. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
};

/** Starts the proxy; `mute` makes it accept connections and never answer. */
export async function startForwardProxy(mute = false): Promise<ForwardProxy> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (mute) return;
    const { port, pathname } = new URL(request.url ?? '');
    httpRequest({ host: '127.0.0.1', port, path: pathname, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end();
  });
  server.on('connect', (request, socket) => {
    requests.push(`${request.method} ${request.url}`);
    if (mute) return;
    const upstream = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [socket, upstream]) end.on('error', () => upstream.destroy());
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Those of a CONNECT are no longer the server's own.
        for (const socket of sockets) socket.destroy();
      }),
  };
}
