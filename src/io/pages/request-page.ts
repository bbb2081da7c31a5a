/** One HTTP request for a page: whatever the host answers, and whatever goes wrong, is a value. */

import { STATUS_CODES } from 'node:http';
import type { PlainResponse, Request } from 'got';
import { type PageFailure, type PageFailureCode, withoutSecrets } from '../../page-messages.ts';
import { obstacleIn } from '../../page-signs.ts';
import { decodeText } from '../decode-text.ts';
import type { Agents } from '../network/connections.ts';
import { failureOfError, isCertificateError, isUnreachable } from '../network/failures.ts';
import { openStream, responseTo, type StreamSettings } from '../network/open-stream.ts';

/** A page as its host sent it. */
export type FetchedPage = {
  readonly ok: true;
  readonly text: string;
  /** Where the redirects led. */
  readonly finalUrl: string;
  /** The header of that name; empty when there is none. */
  readonly contentType: string;
};

export type PageReply =
  | (FetchedPage & { readonly setCookie?: readonly string[] })
  | { readonly redirect: string; readonly setCookie?: readonly string[] }
  | FailedRequest;

type FailedRequest = PageFailure & {
  /** Asking the same once more may help. */
  readonly passing?: boolean;
  /** What `Retry-After` says, as it says it. */
  readonly retryAfterHeader?: string;
};

// What browsers say when somebody types an address.
const browserHeaders = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.8,*/*;q=0.7',
  'accept-language': 'en-US,en;q=0.9',
  'upgrade-insecure-requests': '1',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
};

/** Asks `url` once; `maxBytes` counts the unpacked body. Rejects when aborted, never for anything the network does. */
export async function requestPage(
  url: URL,
  agents: Agents,
  cookie: string | undefined,
  settings: StreamSettings & { readonly maxBytes: number },
): Promise<PageReply> {
  const headers = cookie === undefined ? browserHeaders : { ...browserHeaders, cookie };
  const stream = openStream(url, agents, headers, settings);
  try {
    const response = await responseTo(stream, settings.timeouts);
    settings.signal.throwIfAborted();
    if ('error' in response) return failureFrom(response.error, url);
    const reply = await replyTo(stream, response, url, settings.maxBytes);
    settings.signal.throwIfAborted();
    return reply;
  } finally {
    stream.destroy();
  }
}

async function replyTo(
  stream: Request,
  { statusCode, headers }: PlainResponse,
  url: URL,
  maxBytes: number,
): Promise<PageReply> {
  const setCookie = headers['set-cookie'] === undefined ? {} : { setCookie: headers['set-cookie'] };
  const where = `${`HTTP ${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim()} at ${url.href}`;
  const { location } = headers;
  if (statusCode >= 300 && statusCode < 400) {
    return location === undefined
      ? failed('server-error', where)
      : { redirect: asUtf8(location), ...setCookie };
  }
  if (headers['cf-mitigated'] !== undefined) return failed('blocked', `${where}, with a challenge`);
  if (statusCode >= 400) return refusal(statusCode, headers, where, await beginningOf(stream));

  const contentType = headers['content-type'] ?? '';
  if (!isReadable(contentType)) return failed('not-html', `${contentType} at ${url.href}`);
  const allowed = `${Math.round(maxBytes / 1e6)} MB are allowed, at ${url.href}`;
  if (Number(headers['content-length'] ?? 0) > maxBytes) return failed('too-large', allowed);
  const body = await bodyOf(stream, maxBytes, url);
  if ('code' in body) return body;
  if (body.more) return failed('too-large', allowed);
  const text = decodeText(body.bytes, contentType);
  const obstacle = obstacleIn(text);
  if (obstacle !== undefined) return failed(obstacle, `${where}, but by its text`);
  return { ok: true, text, finalUrl: url.href, contentType, ...setCookie };
}

// Node reads headers as Latin-1; addresses that nobody encoded are UTF-8.
function asUtf8(header: string): string {
  const text = Buffer.from(header, 'latin1').toString('utf8');
  return text.includes('\uFFFD') ? header : text;
}

function refusal(status: number, headers: PlainResponse['headers'], where: string, text: string): PageReply {
  const after = headers['retry-after'];
  const retryAfterHeader = after === undefined ? {} : { retryAfterHeader: after };
  if (status === 429) return { ...failed('rate-limited', where), passing: true, ...retryAfterHeader };
  if (status === 404 || status === 410) return failed('gone', where);
  if (status === 407) return failed('unreachable', `the proxy asks for a password: ${where}`);
  if (status === 401) return failed('sign-in', where);
  if (status === 408) return { ...failed('timeout', where), passing: true };
  if (obstacleIn(text) === 'blocked' || [402, 403, 451].includes(status)) return failed('blocked', where);
  return { ...failed('server-error', where), passing: status >= 500, ...retryAfterHeader };
}

function failureFrom(error: unknown, url: URL): FailedRequest {
  const { reason, detail } = failureOfError(error, url.href);
  if (reason === 'private-address') return failed('private-address', detail);
  if (isCertificateError(error)) return failed('certificate', detail);
  const code = reason === 'timeout' ? 'timeout' : isUnreachable(error) ? 'unreachable' : 'broken-off';
  return { ...failed(code, detail), passing: true };
}

function failed(code: PageFailureCode, detail: string): PageFailure {
  return { ok: false, code, detail: withoutSecrets(detail) };
}

// Servers that do not say what they send send text, mostly.
function isReadable(contentType: string): boolean {
  return /^\s*(?:$|;|text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml|(?:\w+\+)?json))/i.test(
    contentType,
  );
}

type Body = { readonly bytes: Buffer; readonly more: boolean };

async function bodyOf(stream: Request, maxBytes: number, url: URL): Promise<Body | FailedRequest> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      chunks.push(chunk);
      if (length > maxBytes) return { bytes: Buffer.concat(chunks), more: true };
    }
  } catch (error) {
    return failureFrom(error, url);
  }
  return { bytes: Buffer.concat(chunks), more: false };
}

// A challenge is told by its first kilobytes; how the rest fares does not matter.
async function beginningOf(stream: Request): Promise<string> {
  const body = await bodyOf(stream, 200_000, new URL('about:blank'));
  return 'bytes' in body ? decodeText(body.bytes) : '';
}
