/** Shows the progress of a run: bars on a terminal, a line now and then anywhere else. */
import type { SingleBar } from 'cli-progress';
import type { OnProgress, ProgressEvent } from './progress.ts';

export type TerminalProgress = {
  readonly onProgress: OnProgress;
  /** Takes the bars away; call it before anything else is written. */
  readonly stop: () => void;
};

/** Where progress is shown; `process.stderr` is one. */
export type ProgressStream = NodeJS.WriteStream;

/** Progress for `stream`. */
export async function terminalProgress(stream: ProgressStream): Promise<TerminalProgress> {
  const { onProgress, stop } = stream.isTTY ? await bars(stream) : lines(stream);
  let stopped = false;
  return {
    onProgress: (event) => {
      if (!stopped && event.phase !== 'index' && event.total > 0) onProgress(event);
    },
    stop: () => {
      if (!stopped) stop();
      stopped = true;
    },
  };
}

type Shown = {
  readonly onProgress: (event: Exclude<ProgressEvent, { readonly phase: 'index' }>) => void;
  readonly stop: () => void;
};

/** Characters of a line beside the bar: name, numbers, note. */
const BESIDE_BAR = 56;

async function bars(stream: ProgressStream): Promise<Shown> {
  const { MultiBar, Presets } = await import('cli-progress');
  const format = '{name} {bar} {value}/{total} {note}';
  const all = new MultiBar(
    {
      stream,
      format,
      barsize: Math.min(24, Math.max(8, stream.columns - BESIDE_BAR)),
      clearOnComplete: true,
      hideCursor: true,
      linewrap: false,
      forceRedraw: true,
    },
    Presets.shades_classic,
  );
  const open = new Map<ProgressEvent['phase'], SingleBar>();
  const rate = meter();
  return {
    onProgress: (event) => {
      const bar =
        open.get(event.phase) ?? all.create(event.total, 0, { name: event.phase.padEnd(8), note: '' });
      open.set(event.phase, bar);
      bar.setTotal(event.total);
      bar.update(event.done, { note: noteFor(event, rate) });
    },
    stop: () => all.stop(),
  };
}

/** In a pipe or a log: a line when a phase begins, and then at most every five seconds. */
function lines(stream: ProgressStream): Shown {
  const written = new Map<ProgressEvent['phase'], number>();
  const finished = new Set<ProgressEvent['phase']>();
  const rate = meter();
  return {
    onProgress: (event) => {
      const now = Date.now();
      const isLast = event.done >= event.total;
      if (isLast ? finished.has(event.phase) : now - (written.get(event.phase) ?? 0) < 5000) return;
      if (isLast) finished.add(event.phase);
      written.set(event.phase, now);
      stream.write(
        `${event.phase}: ${event.done} of ${event.total} ${noteFor(event, rate)}`.trimEnd().concat('\n'),
      );
    },
    stop: () => {},
  };
}

type Rate = (bytes: number) => number;

/** Bytes per second since the first call. */
function meter(): Rate {
  let began: number | undefined;
  return (bytes) => {
    began ??= Date.now();
    return (bytes * 1000) / Math.max(1000, Date.now() - began);
  };
}

function noteFor(event: ProgressEvent, rate: Rate): string {
  if (event.phase !== 'pictures') return '';
  const perSecond = rate(event.bytes);
  if (event.bytes === 0) return '';
  const left =
    ((event.total - event.done) * (event.bytes / Math.max(1, event.done))) / Math.max(1, perSecond);
  return `${megabytes(event.bytes)} MB, ${megabytes(perSecond)} MB/s, ${duration(left)} left`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 90 ? `${whole} s` : `${Math.ceil(whole / 60)} min`;
}
