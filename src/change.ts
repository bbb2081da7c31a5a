/** What a run does to the blog, or would do: one value for each post, the same from a dry run and from a real one. */
import type { Message } from './messages.ts';
import type { PictureFailure, PostKind } from './model.ts';
import type { Loss } from './verify.ts';

/**
 * What becomes of a file, from what we wrote last, what is on disk, and what we would write now:
 *
 * - `create` it is new
 * - `update` only ours changed
 * - `merge` both changed, in different places
 * - `move` it goes to another folder, as a draft does that is published; edits travel along
 * - `keep` nothing changed
 * - `yours` only the user changed it; it stays as it is
 * - `conflict` both changed, in the same place
 * - `deleted` the user removed it; it stays away
 * - `orphan` its post is no longer in the export; it stays
 */
export type ChangeState =
  | 'create'
  | 'update'
  | 'merge'
  | 'move'
  | 'keep'
  | 'yours'
  | 'conflict'
  | 'deleted'
  | 'orphan';

/** A key of the front matter whose value changes on disk; `before` is absent for a new key, `after` for one that goes. */
export type FrontMatterChange = {
  readonly key: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

export type PictureChange = {
  /** Where Medium has the picture. */
  readonly url: string;
} & (
  | {
      /** Path below the output folder, with forward slashes. */
      readonly file: string;
      /** As for a post; pictures are never merged. `orphan`: the post no longer shows it. */
      readonly state: Exclude<ChangeState, 'merge' | 'move'>;
      /** Where its bytes are from, `blog` for what an earlier run wrote; absent for an `orphan` and where a dry run cannot know. */
      readonly from?: 'network' | 'disk' | 'cache' | 'blog';
      readonly bytes?: number;
      /** A conflict that `--on-conflict overwrite` decided for ours; the user's picture is among the backups. */
      readonly overwritten?: true;
      /** A dry run asked nobody: that the picture can be had, and of which type it is, is taken from its id. */
      readonly assumed?: true;
    }
  | { readonly failed: PictureFailure; readonly detail: string }
);

export type PostChange = {
  /** What the lock file knows the post by: its Medium id, or a name of ours where it has none. */
  readonly key: string;
  readonly id?: string;
  readonly kind: PostKind;
  readonly title?: string;
  /** First publication, ISO 8601. */
  readonly date?: string;
  /** The page it was read from; absent for an orphan. */
  readonly source?: string;
  /** Path of the Markdown file below the output folder, with forward slashes: where it is after the run. */
  readonly file: string;
  /** Where the file was before, when that is another place. */
  readonly from?: string;
  readonly state: ChangeState;
  /**
   * `older-source`: the page is older than the text we wrote last, so it was not used. `no-newer-page`: a single page has nothing that the
   * text does not have, but perhaps tags.
   */
  readonly why?: 'older-source' | 'no-newer-page';
  /** Empty for a new file. */
  readonly frontMatter: readonly FrontMatterChange[];
  /** Lines of the file, front matter included, that come and go on disk. */
  readonly lines: { readonly added: number; readonly removed: number };
  readonly pictures: readonly PictureChange[];
  readonly messages: readonly Message[];
  /** What `verify` misses in the text that we write; absent when it was not asked. */
  readonly losses?: readonly Loss[];
  /** Where our text was put when the user's stayed in a conflict; below the output folder. */
  readonly conflictFile?: string;
  /** A conflict that `--on-conflict overwrite` decided for ours. */
  readonly overwritten?: true;
  /** Where the user's text was put before that; below the output folder. Only once it is there. */
  readonly backup?: string;
};

/** The texts behind a change, for reports; handed on post by post, and never kept. */
export type PostTexts = {
  /** Medium's page, in the form of the export; absent for an orphan. */
  readonly page?: string;
  /** The file as it is on disk before the run. */
  readonly before?: string;
  /** The file as it is on disk after the run; of a conflict that is kept, what we would have written. */
  readonly after?: string;
  /** By the image id, or else the address, that the page has for it: the picture's file below the output folder. */
  readonly pictureFiles: ReadonlyMap<string, string>;
};
