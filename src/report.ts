/** What a run did, as data: the value that the summary, `--json` and the library's callers read. */
import type { Message } from './messages.ts';
import type { PictureFailure, PostKind } from './model.ts';
import type { Loss } from './verify.ts';

/** What became of a file. */
export type FileState = 'created' | 'unchanged' | 'overwritten' | 'conflict';

export type PostReport = {
  readonly id?: string;
  readonly kind: PostKind;
  readonly title?: string;
  readonly date?: string;
  /** The page it was read from. */
  readonly source: string;
  /** Path of the Markdown file below the output folder. */
  readonly file: string;
  readonly state: FileState;
  readonly pictures: readonly PictureReport[];
  readonly messages: readonly Message[];
  /** What `verify` misses in the Markdown; absent when it was not asked. */
  readonly losses?: readonly Loss[];
};

export type PictureReport = {
  /** Where the export says the picture is. */
  readonly url: string;
} & (
  | {
      readonly file: string;
      readonly state: FileState;
      readonly from: 'network' | 'disk' | 'cache';
      readonly bytes: number;
    }
  | { readonly failed: PictureFailure; readonly detail: string }
);

/** A page that gave no file. */
export type SkippedPage = {
  readonly source: string;
  /** `same-post`: another page holds the very same post. `filtered`: an option left it out. `no-post`: it is something else. `failed`: see `detail`. */
  readonly reason: 'same-post' | 'filtered' | 'no-post' | 'failed';
  readonly detail?: string;
};

export type MigrateReport = {
  readonly archives: readonly string[];
  readonly output: string;
  readonly posts: readonly PostReport[];
  readonly skipped: readonly SkippedPage[];
};

/** A post held against its file on disk. */
export type VerifiedPost = {
  readonly source: string;
  readonly file: string;
  /** `damaged`: the file is as this program writes it, and lacks something. `edited`: it is not, and differs from Medium. */
  readonly state: 'whole' | 'damaged' | 'edited' | 'missing';
  readonly losses: readonly Loss[];
};

export type VerifyReport = {
  readonly archives: readonly string[];
  readonly output: string;
  readonly posts: readonly VerifiedPost[];
  readonly skipped: readonly SkippedPage[];
};
