/** How long to wait before a host is asked again, and the waiting. */

import { setTimeout as sleep } from 'node:timers/promises';

/** The wait, in milliseconds, that a `Retry-After` header asks for: seconds or an HTTP date. Undefined when it says nothing. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Milliseconds before attempt `attempt + 1`: doubling from `firstMs`, and half of it left to chance, so that waiting requests do not return together. */
export function backOffMs(attempt: number, firstMs: number, chance: number): number {
  return firstMs * 2 ** (attempt - 1) * (0.5 + chance);
}

/** Waits so many milliseconds; when aborted, rejects at once with the reason the signal was given. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
  signal.throwIfAborted();
}
