/** The public API. */
export type { ChangeState, FrontMatterChange, PictureChange, PostChange, PostTexts } from './change.ts';
export { InputError, UsageError } from './errors.ts';
export { importPosts } from './import-posts.ts';
export type { Message } from './messages.ts';
export { migrate } from './migrate.ts';
export type { PictureFailure, PostKind } from './model.ts';
export type { RunContext } from './open-archive.ts';
export type { ImportOptions, MigrateOptions, VerifyOptions } from './options.ts';
export { presets } from './presets/index.ts';
export type { Preset } from './presets/preset.ts';
export type { ProgressEvent } from './progress.ts';
export { redirectFiles } from './redirects/index.ts';
export type { RedirectFile } from './redirects/redirect-host.ts';
export type { PublishedPost } from './redirects/table.ts';
export type {
  ChangedOption,
  MigrateReport,
  SkippedPage,
  VerifiedPost,
  VerifyReport,
} from './report.ts';
export type { MigrateContext } from './run-posts.ts';
export type { Loss } from './verify.ts';
export { verifyBlog } from './verify-blog.ts';
