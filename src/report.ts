/** What a run did, as data: the value that the summary, `--json` and the library's callers read. */
import type { PostChange } from './change.ts';
import type { LockNotice } from './io/blog/open-blog.ts';
import type { Loss } from './verify.ts';

/** A page that gave no file. */
export type SkippedPage = {
  readonly source: string;
  /** `same-post`: another page holds the very same post. `filtered`: an option left it out. `no-post`: it is something else. `failed`, `refused`: see `detail`. */
  readonly reason: 'same-post' | 'filtered' | 'no-post' | 'failed' | 'refused';
  readonly detail?: string;
};

/** A remembered option that this run was given another value for. */
export type ChangedOption = { readonly name: string; readonly was: unknown; readonly is: unknown };

/** A file of the site that belongs to no post. */
export type SiteFile = {
  /** Path below the output folder. */
  readonly file: string;
  readonly state: 'create' | 'update' | 'keep' | 'yours' | 'conflict';
  /** How many redirects the host takes no more. */
  readonly leftOut: number;
  /** Where ours was put when the user's stayed in a conflict. */
  readonly conflictFile?: string;
};

export type MigrateReport = {
  readonly archives: readonly string[];
  readonly output: string;
  /** Nothing was written: the report says what would have been. */
  readonly dryRun: boolean;
  readonly changedOptions: readonly ChangedOption[];
  /** What was strange about the lock file, so that the run went on without it. */
  readonly lockNotice?: LockNotice;
  /** Orphans included. */
  readonly posts: readonly PostChange[];
  readonly skipped: readonly SkippedPage[];
  /** What of `--tags` found no post; absent without it. */
  readonly tags?: {
    /** Posts that the file does not name by their ids. */
    readonly leftOut: readonly string[];
    /** Ids that no post here has. */
    readonly unknown: readonly string[];
  };
  /** Files of redirects; absent where none were asked for. */
  readonly redirects?: readonly SiteFile[];
};

/** A post held against its file on disk. */
export type VerifiedPost = {
  readonly source: string;
  readonly file: string;
  /**
   * `damaged`: the file is as this program writes it, and lacks something. `edited`: it is not, and differs from Medium. `newer`: its text
   * is from a newer page or export than the one that was given, and was not compared.
   */
  readonly state: 'whole' | 'damaged' | 'edited' | 'missing' | 'newer';
  readonly losses: readonly Loss[];
};

export type VerifyReport = {
  readonly archives: readonly string[];
  readonly output: string;
  readonly posts: readonly VerifiedPost[];
  readonly skipped: readonly SkippedPage[];
};
