/** The public API. */
export type { ChangeState, FrontMatterChange, PictureChange, PostChange, PostTexts } from './change.ts';
export { InputError, UsageError } from './errors.ts';
export type { Message } from './messages.ts';
export { type MigrateContext, migrate } from './migrate.ts';
export type { PictureFailure, PostKind } from './model.ts';
export type { RunContext } from './open-archive.ts';
export type { MigrateOptions, VerifyOptions } from './options.ts';
export type { ProgressEvent } from './progress.ts';
export type {
  ChangedOption,
  MigrateReport,
  SkippedPage,
  VerifiedPost,
  VerifyReport,
} from './report.ts';
export type { Loss } from './verify.ts';
export { verifyBlog } from './verify-blog.ts';
