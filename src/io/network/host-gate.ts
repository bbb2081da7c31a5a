/** The queue before one host: so many requests at once, pauses when it asks for them, and an end when it keeps refusing. */

import pLimit from 'p-limit';
import { wait } from './retry-delay.ts';

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

/** What waits its turn. It may call `leave` when it needs the host no more, before its own end. */
type Task<T> = (leave: () => void) => Promise<T>;

/** Why a host is no longer asked. */
type Shut = { readonly shut: string };

export type HostGate = {
  /** Runs `task` when its turn has come. Time in the queue is the queue's: `task` starts its own clocks. */
  readonly enter: <T>(task: Task<T>, moodOf: (result: T) => Mood) => Promise<T | Shut>;
  /** Notes that something was given up on for reasons that pass. */
  readonly gaveUp: () => void;
};

// Five refusals in a row shut a gate, or twenty addresses in a row given up: a host that hangs is no better than one that refuses.
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
    const now = Date.now();
    // Requests on their way prolong a pause; it is told once.
    if (openAt <= now) options.onPause(because, ms);
    openAt = Math.max(openAt, now + ms);
  }

  async function run<T>(task: Task<T>, moodOf: (result: T) => Mood, leave: () => void): Promise<T | Shut> {
    while (shut === undefined && openAt > Date.now()) await wait(openAt - Date.now(), options.signal);
    options.signal.throwIfAborted();
    if (shut !== undefined) return { shut };
    const result = await task(leave);
    note(moodOf(result));
    return result;
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
      // A single 429 concerns its request, which waits; two in a row concern us all.
      if (busy > 1) pause(`${options.host} asks to wait`, mood.busyMs);
    }
  }

  return {
    enter: (task, moodOf) =>
      new Promise((resolve, reject) => {
        const place = (leave: () => void): void =>
          void run(task, moodOf, leave).then(resolve, reject).finally(leave);
        limit(() => new Promise<void>(place)).catch(reject);
      }),
    gaveUp() {
      givenUp += 1;
      shutIfEnough();
    },
  };
}
