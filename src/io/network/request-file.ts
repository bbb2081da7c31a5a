/** One HTTP request for a file: its body goes to a file and is hashed on the way; whatever goes wrong is a value. */

import { STATUS_CODES } from 'node:http';
import type { PlainResponse, Request } from 'got';
import type { Agents } from './connections.ts';
import {
  type Failure,
  failure,
  failureOfError,
  isCertificateError,
  isUnreachable,
  reasonOfStatus,
} from './failures.ts';
import { openStream, responseTo, type StreamSettings } from './open-stream.ts';
import { type Received, writeBody } from './write-body.ts';

/** What a host answered to one request. */
export type Reply =
  | ({ readonly status: 'received' } & Received)
  | { readonly status: 'redirect'; readonly to: string }
  | (Failure & {
      /** 403, no route, no such name: the host does not want us, or is not there. */
      readonly refusal?: boolean;
      /** Asking the same again would be of no use, whatever the reason. */
      readonly final?: boolean;
      /** The header of that name. */
      readonly retryAfter?: string | undefined;
    });

export type RequestSettings = StreamSettings & {
  readonly maxBytes: number;
  readonly onBytes: (bytes: number) => void;
};

// Naming webp or avif would get us Medium's own conversion of a picture instead of the upload.
const fileHeaders = { accept: '*/*', 'accept-encoding': 'identity' };

/**
 * Asks `url` and writes a body of status 2xx to the new file `file`, which remains only when the reply is `received`.
 * `onEnd` is called when the last byte is here, though not yet on the disk.
 * Rejects when aborted or when the file cannot be written, never for anything the network does.
 */
export async function requestFile(
  url: URL,
  agents: Agents,
  file: string,
  settings: RequestSettings,
  onEnd: () => void = () => {},
): Promise<Reply> {
  const stream = openStream(url, agents, fileHeaders, settings);
  try {
    const response = await responseTo(stream, settings.timeouts);
    if ('error' in response) {
      settings.signal.throwIfAborted();
      const { error } = response;
      return {
        ...failureOfError(error, url.href),
        refusal: isUnreachable(error),
        final: isCertificateError(error),
      };
    }
    const { statusCode, headers } = response;
    if (statusCode >= 200 && statusCode < 300) return await receive(stream, response, file, settings, onEnd);
    await drain(stream);
    const { location } = headers;
    if (statusCode < 400 && location !== undefined) return { status: 'redirect', to: location };
    return statusFailure(response);
  } finally {
    stream.destroy();
  }
}

async function receive(
  stream: Request,
  response: PlainResponse,
  file: string,
  settings: RequestSettings,
  onEnd: () => void,
): Promise<Reply> {
  const { headers, url } = response;
  const { maxBytes, signal, onBytes } = settings;
  const announced = Number(headers['content-length'] ?? Number.NaN);
  const allowed = `${maxBytes} are allowed, at ${url}`;
  if (announced > maxBytes) return failure('too-large', `${announced} bytes, ${allowed}`);
  const body = await writeBody(stream, file, maxBytes, { onBytes, onEnd });
  signal.throwIfAborted();
  if ('sha256' in body) return { status: 'received', ...body };
  if (body.because === 'too-large') return failure('too-large', `${body.bytes} bytes and more, ${allowed}`);
  if (body.because === 'empty') return failure('truncated', `an empty answer at ${url}`);
  const broken = failureOfError(body.because.error, url);
  const after = `after ${body.bytes}`;
  if (broken.reason === 'timeout') return failure('timeout', `no further byte ${after}, at ${url}`);
  const whole = Number.isNaN(announced) ? '' : ` of ${announced}`;
  return failure('truncated', `the connection ended ${after}${whole} bytes, at ${url}`);
}

function statusFailure({ statusCode, headers, url }: PlainResponse): Reply {
  const detail = `${`${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim()} at ${url}`;
  if (statusCode < 400) return { ...failure('server-error', detail), final: true };
  const reason = reasonOfStatus(statusCode);
  return { ...failure(reason, detail), refusal: reason === 'refused', retryAfter: headers['retry-after'] };
}

// A connection can be used again only when the body was read; a long one is not worth it.
async function drain(stream: Request): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > 65_536) return;
    }
  } catch {
    // The status is known; what becomes of its page does not matter.
  }
}
