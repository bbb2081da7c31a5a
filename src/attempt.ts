/** Lets one bad page fail by itself. */
import type { Page } from './model.ts';
import type { SkippedPage } from './report.ts';

/** One bad post never stops a run, and is never dropped without a word. */
export function attempt<T>(page: Pick<Page, 'path'>, convert: () => T): T | SkippedPage {
  try {
    return convert();
  } catch (error) {
    const detail =
      error instanceof Error
        ? (error.stack ?? error.message).split('\n').slice(0, 2).join(' ')
        : String(error);
    return { source: page.path, reason: 'failed', detail };
  }
}
