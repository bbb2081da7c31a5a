/** What a failed request means: which reasons pass by themselves, and how a network error is told to a person. */

import type { PictureFailure } from '../../model.ts';
import { privateAddressCode } from './address-guard.ts';

/** What could not be had, and why. */
export type Failure = {
  readonly status: 'failed';
  readonly reason: PictureFailure;
  /** For a person: `404 Not Found at https://…`. */
  readonly detail: string;
};

/** A failure; user names and passwords in the addresses of `detail` are left out. */
export function failure(reason: PictureFailure, detail: string): Failure {
  return { status: 'failed', reason, detail: detail.replace(/\/\/[^\s/?#]*@/g, '//') };
}

// Answers that a later run can hardly expect to be different.
const lasting: readonly unknown[] = [
  'not-found',
  'not-an-image',
  'too-large',
  'bad-address',
] satisfies PictureFailure[];

/** Whether a text is a reason that will not pass, so that a later run need not ask again. */
export function isLasting(reason: unknown): reason is PictureFailure {
  return lasting.includes(reason);
}

/** The reason a status other than 2xx or 3xx stands for, after RFC 9110. */
export function reasonOfStatus(status: number): PictureFailure {
  if (status === 429) return 'rate-limited';
  if (status === 408) return 'timeout';
  if (status >= 500) return 'server-error';
  return [401, 402, 403, 407, 451].includes(status) ? 'refused' : 'not-found';
}

/** Whether asking once more within the run is worth it. A 403, 404 or 410 never is. */
export function worthRepeating(reason: PictureFailure): boolean {
  return ['timeout', 'network', 'server-error', 'rate-limited', 'truncated'].includes(reason);
}

const unreachable: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name could not be found (DNS)',
  EAI_AGAIN: 'the name could not be looked up (DNS)',
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to the network',
};

/** Whether an error says that the host cannot be reached at all: no name, no route, no one listening. */
export function isUnreachable(error: unknown): boolean {
  return codeOf(error) in unreachable || ['lookup', 'connect'].includes(eventOf(error));
}

/** Whether an error is about a certificate, which no second request would change. */
export function isCertificateError(error: unknown): boolean {
  return /^(CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(codeOf(error));
}

/** The failure that an error of a request to `url` stands for. */
export function failureOfError(error: unknown, url: string): Failure {
  const code = codeOf(error);
  if (code === privateAddressCode) return failure('private-address', `${messageOf(error)} (at ${url})`);
  if (code === 'ETIMEDOUT') return failure('timeout', `no answer in time from ${url} (${messageOf(error)})`);
  return failure(
    'network',
    `${unreachable[code] ?? `the connection failed, ${messageOf(error)},`} at ${url}`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function eventOf(error: unknown): string {
  return error instanceof Error && 'event' in error ? String(error.event) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || codeOf(error) || error.name : String(error);
}
