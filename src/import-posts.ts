/** Single posts again, by address or from saved pages, into the same blog. */

import type { Fetched } from './fetch-posts.ts';
import { openBlog } from './io/blog/open-blog.ts';
import { checkOutput, checkPictureFolders } from './io/check-folders.ts';
import { LIMITS, type MediumExport } from './io/open-export.ts';
import type { PageOptions } from './io/pages/open-pages.ts';
import { type ImportOptions, importOptions, migrateOptions } from './options.ts';
import { withoutSecrets } from './page-messages.ts';
import type { PageOrigin } from './page-origin.ts';
import { readOptions } from './read-options.ts';
import type { MigrateReport } from './report.ts';
import { type MigrateContext, runPosts } from './run-posts.ts';

/** What a caller may hand over besides options. */
export type ImportContext = MigrateContext & {
  /** What `-` stands for: standard input. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** The value of the `Cookie` header of the user's own session; sent to Medium and to nobody else. */
  readonly cookie?: string;
  /** For tests, which play Medium themselves. */
  readonly pages?: Partial<PageOptions>;
  readonly addressOfId?: (id: string) => string;
  readonly mediaOrigin?: string;
};

/**
 * Imports single posts: `values` are addresses of posts, ids, saved pages, Medium's JSON, folders of them, `-` for standard input. Each
 * stands or falls alone: what was refused is in the report as `skipped`, with the reason. A post that the blog has keeps its place, and
 * is compared three ways like in every run; its text is replaced only by a newer one.
 *
 * Options and what is thrown are as for `migrate`.
 */
export async function importPosts(
  values: readonly string[],
  given: Partial<ImportOptions> = {},
  context: ImportContext = {},
): Promise<MigrateReport> {
  const { output, pictures, dryRun, userAgent, allowPreview, allowPrivateHosts, offline } = readOptions(
    importOptions,
    given,
  );
  await checkOutput(output);
  await checkPictureFolders(pictures);
  const [{ fetchPosts }, { openImport }, { openPages }] = await Promise.all([
    import('./fetch-posts.ts'),
    import('./io/open-import.ts'),
    import('./io/pages/open-pages.ts'),
  ]);
  const signal = context.signal ?? new AbortController().signal;
  const source = openPages({
    signal,
    userAgent,
    allowPrivateHosts,
    offline,
    cookie: context.cookie,
    ...(context.proxy ? { proxy: context.proxy } : {}),
    ...context.pages,
  });
  const { stdin, addressOfId, mediaOrigin } = context;
  const blog = await openBlog(output, { readOnly: dryRun });
  return blog.closeAfter(async () => {
    try {
      const items = await openImport(values, {
        pages: source,
        ...(addressOfId ? { addressOfId } : {}),
        ...(stdin ? { stdin } : {}),
      });
      const archives = values.map((value) => withoutSecrets(value));
      const fetched = await fetchPosts(items, { pages: source, allowPreview, signal, mediaOrigin });
      if (fetched.posts.length === 0) return nothing({ archives, output, dryRun, skipped: fetched.skipped });
      const options = readOptions(importOptions, given, blog.lock.options);
      const all = { ...readOptions(migrateOptions, {}, blog.lock.options), ...options };
      const report = await runPosts(asExport(archives, fetched), all, context, blog, {
        origins: originsOf(fetched),
      });
      return { ...report, skipped: [...report.skipped, ...fetched.skipped] };
    } finally {
      source.close();
    }
  });
}

/** A page of an export is one, wherever it comes from. */
function originsOf({ posts }: Fetched): ReadonlyMap<string, PageOrigin> {
  const others = posts.filter(({ origin }) => origin.form !== 'export');
  return new Map(others.map(({ page, origin }) => [page.path, origin]));
}

/** Of a run to which nothing came: it did nothing, and is remembered by nothing. */
function nothing(about: Pick<MigrateReport, 'archives' | 'output' | 'dryRun' | 'skipped'>): MigrateReport {
  return { ...about, changedOptions: [], posts: [] };
}

/** The fetched pages in the form in which an export is opened. */
function asExport(archives: readonly string[], { posts }: Fetched): MediumExport {
  const refs = posts.map(({ page: { path, name, html } }) => ({ path, name, claimed: true, at: { html } }));
  return { archives, pictureFolders: [], leftOut: [], refs, limits: LIMITS };
}
