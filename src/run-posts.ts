/** The pipeline: pages in, a blog out. */
import type { PostChange, PostTexts } from './change.ts';
import { byCodeUnits } from './code-units.ts';
import { type ConvertedPost, convertPost } from './convert-post.ts';
import { applyPlan } from './io/blog/apply-plan.ts';
import { listPosts } from './io/blog/list-posts.ts';
import type { Blog } from './io/blog/open-blog.ts';
import { type Crew, openCrew } from './io/crew.ts';
import type { MediumExport } from './io/open-export.ts';
import { programFingerprint } from './io/program-fingerprint.ts';
import { writeSiteFiles } from './io/write-site-files.ts';
import { filesOf } from './lock-file.ts';
import { runSignature } from './made.ts';
import { type Archive, openArchive, type RunContext } from './open-archive.ts';
import { changedOptions, type MigrateOptions, rememberedOptions } from './options.ts';
import { orphansOf } from './orphans.ts';
import type { PageOrigin } from './page-origin.ts';
import type { PostContext, PostJob } from './prepare-post.ts';
import { describePreset } from './presets/describe-preset.ts';
import { readFlavour } from './read-flavour.ts';
import type { RedirectFile } from './redirects/redirect-host.ts';
import { relinkOthers } from './relink-others.ts';
import type { MigrateReport, SkippedPage } from './report.ts';
import {
  type GivenGists,
  openRunGists,
  openRunPictures,
  type ProxyVariables,
  prepareDownloads,
} from './run-pictures.ts';
import { settledChange, withNewerDate } from './settled.ts';
import type { PostTags } from './tags.ts';

/** What a caller may hand over besides options. */
export type MigrateContext = RunContext & {
  readonly proxy?: ProxyVariables;
  /** For tests, which play GitHub themselves. */
  readonly gists?: GivenGists;
  /** Is told of every post with the texts behind its change, which are not kept. */
  readonly onPost?: (change: PostChange, texts: PostTexts) => void | Promise<void>;
  /** Makes every post anew, so that `onPost` is told of those with nothing to do, too. */
  readonly everyPost?: boolean;
};

/** What a run knows besides the pages. */
export type RunInputs = {
  /** The tags of `--tags`. */
  readonly tags?: PostTags;
  /** Of pages that are no pages of an export, by their paths: what they are. */
  readonly origins?: ReadonlyMap<string, PageOrigin>;
};

/**
 * Makes the posts of an opened input, and puts them into the blog. Throws as `migrate` does.
 *
 * @param options all options, those that are remembered included
 */
export async function runPosts(
  opened: MediumExport,
  options: MigrateOptions,
  context: MigrateContext,
  blog: Blog,
  inputs: RunInputs,
): Promise<MigrateReport> {
  const flavour = await readFlavour(options);
  const forThreads = { ...options, maxPageBytes: opened.limits.page };
  // What a single page is held against is a function, which no thread can be given.
  const staysHere = inputs.origins !== undefined;
  const crew = openCrew(
    opened.refs.length,
    { ...forThreads, ...flavour },
    staysHere ? undefined : forThreads,
  );
  try {
    return await runWith({ crew, flavour, opened, options, context, blog, inputs });
  } finally {
    await crew.close();
  }
}

type Run = {
  readonly crew: Crew;
  readonly flavour: Awaited<ReturnType<typeof readFlavour>>;
  readonly opened: MediumExport;
  readonly options: MigrateOptions;
  readonly context: MigrateContext;
  readonly blog: Blog;
  readonly inputs: RunInputs;
};

async function runWith(run: Run): Promise<MigrateReport> {
  const { crew, flavour, opened, options, context, blog } = run;
  const { tags, origins } = run.inputs;
  const { output, dryRun, verify, restoreDeleted } = options;
  const signature = runSignature(programFingerprint(), {
    ...rememberedOptions(options),
    flavour: describePreset(flavour.preset),
  });
  const how = { ...options, ...flavour, signature };
  const { onProgress = () => {}, onPost, everyPost = false, proxy = {} } = context;
  // What fails for good must not wait for the downloads of the posts to come.
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(context.signal ? [context.signal] : [])]);
  const orStop = (error: unknown): never => {
    failure.abort(error);
    throw error;
  };
  // A blog that is there has most of its pictures.
  if (blog.lock.posts.size === 0) prepareDownloads(options);
  const files = await listPosts(output, filesOf(blog.lock));
  const archive = await openArchive(opened, crew, how, context, {
    lock: blog.lock,
    files,
    how: { signature, verify, restoreDeleted, everyPost },
    ...(tags ? { tags: tags.tags } : {}),
  });
  blog.rememberOptions(rememberedOptions(options));
  // Before anything is written, as contradictions among them are the user's to solve.
  const redirects = await redirectsFor(options.redirects, archive, flavour);
  const pictures = await openRunPictures(options, {
    foldersBeside: archive.pictureFolders,
    total: archive.total.pictures,
    proxy,
    signal,
    onProgress,
  });

  const gists = await openRunGists(options, {
    proxy,
    signal,
    ...(context.gists ? { given: context.gists } : {}),
  });

  const posts: PostChange[] = [];
  const skipped: SkippedPage[] = [...archive.skipped];
  const add = (post: PostChange) => {
    posts.push(post);
    onProgress({ phase: 'posts', done: posts.length, total: archive.total.posts });
  };
  const jobs = archive.refs.flatMap((ref): PostJob[] => {
    const place = archive.index.get(ref.path);
    const [entry, origin] = [place && blog.lock.posts.get(place.key), origins?.get(ref.path)];
    return place ? [{ ref, place, ...(entry ? { entry } : {}), ...(origin ? { origin } : {}) }] : [];
  });
  const postContext: PostContext = {
    ...(archive.own ? { own: archive.own } : {}),
    ...(tags ? { tags: tags.tags } : {}),
    ...(pictures ? { pictures: { get: (request) => pictures.get(request).catch(orStop) } } : {}),
    ...(gists ? { gists: { get: (request) => gists.get(request).catch(orStop) } } : {}),
    keepsPages: onPost !== undefined,
  };
  const carryOut = async (planned: ConvertedPost) => {
    await onPost?.(planned.change, planned.texts());
    return dryRun ? planned.change : applyPlan(planned, output, blog);
  };
  try {
    for await (const [post, seen] of crew.look(archive.settled)) {
      signal.throwIfAborted();
      add(settledChange(post, seen, how));
      blog.remember(post.place.key, withNewerDate(post));
    }
    for await (const [job, prepared] of crew.prepare(jobs, postContext)) {
      signal.throwIfAborted();
      if ('reason' in prepared) skipped.push(prepared);
      else add(await convertPost(job, prepared, blog, how).then(carryOut).catch(orStop));
    }
    // What comes in makes anew whichever posts come in with it; those of other exports are mended.
    if (archive.own) {
      const newcomers = { keys: new Set(posts.map(({ key }) => key)), own: archive.own, files };
      for await (const planned of relinkOthers(newcomers, blog, how)) add(await carryOut(planned));
    }
  } finally {
    await pictures?.close();
    await gists?.close();
  }
  const written = await writeSiteFiles(output, redirects, options);
  const present = new Set([...archive.keys, ...posts.map(({ key }) => key)]);
  // A single page says nothing of what the export holds.
  if (!origins) posts.push(...orphansOf(blog.lock, present));
  posts.sort((a, b) => byCodeUnits(a.file, b.file) || byCodeUnits(a.key, b.key));
  skipped.sort((a, b) => byCodeUnits(a.source, b.source));
  return {
    archives: archive.archives,
    output,
    dryRun,
    changedOptions: changedOptions(blog.lock.options, rememberedOptions(options)),
    ...(blog.notice ? { lockNotice: blog.notice } : {}),
    posts,
    ...(tags ? { tags: { leftOut: tags.leftOut, unknown: unknownIds(tags, archive.keys) } } : {}),
    ...(written.length > 0 ? { redirects: written } : {}),
    skipped,
  };
}

/** The files for the hosts of `--redirects`; most blogs want none. */
async function redirectsFor(
  hosts: readonly string[],
  { published }: Pick<Archive, 'published'>,
  { preset }: Pick<Run['flavour'], 'preset'>,
): Promise<readonly RedirectFile[]> {
  if (hosts.length === 0) return [];
  const { readHosts, redirectFiles } = await import('./redirects/index.ts');
  return redirectFiles(published, readHosts(hosts), preset);
}

function unknownIds({ tags }: PostTags, keys: ReadonlySet<string>): readonly string[] {
  return [...tags.keys()].filter((id) => !keys.has(id)).sort(byCodeUnits);
}
