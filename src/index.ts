/** The public API. */
export { InputError, UsageError } from './errors.ts';
export type { Message } from './messages.ts';
export { type MigrateContext, migrate } from './migrate.ts';
export type { PictureFailure, PostKind } from './model.ts';
export type { MigrateOptions } from './options.ts';
export type { ProgressEvent } from './progress.ts';
export type { FileState, MigrateReport, PictureReport, PostReport, SkippedPage } from './report.ts';
export type { Loss } from './verify.ts';
