/** The queue before one host: so many requests at once, pauses when it asks for them, and an end when it keeps refusing. */

import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

/** How a request went, as far as manners are concerned. */
export type Mood =
  /** The host answered, be it with a 404. */
  | 'answered'
  /** 403, no route, connection refused, no such name. */
  | 'refused'
  /** 429, and how long to wait. */
  | { readonly busyMs: number }
  /** A time-out, a reset, a 5xx: says little about the host. */
  | 'failed';

export type HostGate = {
  /**
   * Runs `task` when its turn has come. Answers why the host is no longer asked, when it is not.
   * Time in the queue is the queue's: `task` starts its own clocks.
   */
  readonly enter: <T>(
    task: () => Promise<T>,
    moodOf: (result: T) => Mood,
  ) => Promise<T | { readonly shut: string }>;
  /** Notes that a picture was given up on for reasons that pass. */
  readonly gaveUp: () => void;
};

// Five refusals in a row shut a gate, or twenty pictures in a row given up: a host that hangs is no better than one that refuses.
const refusalWeight = 4;
const enough = 20;

/**
 * A gate for `host`, with `concurrency` requests at once. `pauseMs` is the pause after the second refusal in a row; it
 * doubles with each further one. `onPause` hears of pauses and of the end.
 */
export function openHostGate(options: {
  readonly host: string;
  readonly concurrency: number;
  readonly pauseMs: number;
  readonly signal: AbortSignal;
  readonly onPause: (because: string, ms: number) => void;
}): HostGate {
  const limit = pLimit(options.concurrency);
  let refusals = 0;
  let givenUp = 0;
  let busy = 0;
  let openAt = 0;
  let shut: string | undefined;

  function pause(because: string, ms: number): void {
    if (Date.now() + ms <= openAt) return;
    openAt = Date.now() + ms;
    options.onPause(because, ms);
  }

  function shutIfEnough(): void {
    if (shut !== undefined || refusals * refusalWeight + givenUp < enough) return;
    const what = refusals > 1 ? `refused ${refusals} times in a row` : `failed ${givenUp} times in a row`;
    shut = `${options.host} ${what} and is not asked again in this run; another run asks again`;
    options.onPause(shut, 0);
  }

  function note(mood: Mood): void {
    if (mood === 'failed') return;
    if (mood === 'answered') {
      refusals = givenUp = busy = 0;
    } else if (mood === 'refused') {
      refusals += 1;
      if (refusals > 1) pause(`${options.host} refuses`, options.pauseMs * 2 ** (refusals - 2));
      shutIfEnough();
    } else {
      busy += 1;
      // A single 429 concerns its picture, which waits; two in a row concern us all.
      if (busy > 1) pause(`${options.host} asks to wait`, mood.busyMs);
    }
  }

  return {
    enter: (task, moodOf) =>
      limit(async () => {
        while (shut === undefined && openAt > Date.now()) {
          await sleep(openAt - Date.now(), undefined, { signal: options.signal });
        }
        options.signal.throwIfAborted();
        if (shut !== undefined) return { shut };
        const result = await task();
        note(moodOf(result));
        return result;
      }),
    gaveUp() {
      givenUp += 1;
      shutIfEnough();
    },
  };
}
