/** Holds a blog on disk against the export it came from, later and without writing anything. */
import { join, posix } from 'node:path';
import { attempt } from './attempt.ts';
import { byCodeUnits } from './code-units.ts';
import { type Flavour, type PostPlace, placeOf } from './flavour.ts';
import { gistRequests } from './gist-requests.ts';
import { gistsFor } from './gists-for.ts';
import type { Place } from './index-posts.ts';
import { listPosts } from './io/blog/list-posts.ts';
import { type Blog, openBlog } from './io/blog/open-blog.ts';
import { openCrew } from './io/crew.ts';
import type { GistSource } from './io/gists/open-gists.ts';
import { type MediumExport, openExport } from './io/open-export.ts';
import { pictureFault } from './io/picture-fault.ts';
import { listPictures, readPost } from './io/read-blog.ts';
import { readPages } from './io/read-pages.ts';
import { filesOf, type Lock, type LockEntry } from './lock-file.ts';
import type { Gists, Page, PictureAnswer, PictureRequest, Pictures } from './model.ts';
import { type Archive, openArchive, type RunContext } from './open-archive.ts';
import { type VerifyOptions, verifyOptions } from './options.ts';
import { parseOwnPost } from './parse-own-post.ts';
import { pictureNumber } from './picture-names.ts';
import { readFlavour } from './read-flavour.ts';
import { readOptions } from './read-options.ts';
import { renderPost } from './render-post.ts';
import type { SkippedPage, VerifiedPost, VerifyReport } from './report.ts';
import { pictureRequests } from './requests.ts';
import { openRunGists } from './run-pictures.ts';
import { isOlder } from './settled.ts';
import { hashText, sameText } from './text-hash.ts';
import type { Loss } from './verify.ts';
import { withoutOldAddress } from './without-old-address.ts';

/**
 * Compares every post of the input with its file in the output folder.
 *
 * A file that is as a run wrote it (without a lock file: as a run would write it today) is this program's, and whatever it lacks is our
 * loss. Any other file has been edited: what it lacks is told, but is no failure.
 */
export async function verifyBlog(
  input: string | readonly string[],
  given: Partial<VerifyOptions> = {},
  context: RunContext = {},
): Promise<VerifyReport> {
  const { output } = readOptions(verifyOptions, given);
  const blog = await openBlog(output, { readOnly: true });
  return blog.closeAfter(() => verifyAll(input, given, context, blog));
}

async function verifyAll(
  input: string | readonly string[],
  given: Partial<VerifyOptions>,
  context: RunContext,
  blog: Blog,
): Promise<VerifyReport> {
  const options: VerifyOptions = readOptions(verifyOptions, given, blog.lock.options);
  const flavour = await readFlavour(options);
  const how = { ...options, ...flavour };
  const inputs = typeof input === 'string' ? [input] : input;
  const opened = await openExport(inputs);
  const archive = await indexed(opened, options, flavour, context, blog.lock);
  const posts: VerifiedPost[] = [];
  const skipped: SkippedPage[] = [...archive.skipped];
  const signal = context.signal ?? new AbortController().signal;
  const gists = await openRunGists({ ...options, ...CACHE_ONLY }, { signal });
  try {
    for (const page of readPages({ ...opened, refs: archive.refs })) {
      signal.throwIfAborted();
      const verified = await verifyOne(page, archive, { lock: blog.lock, gists }, how);
      if ('reason' in verified) skipped.push(verified);
      else posts.push(verified);
      context.onProgress?.({ phase: 'posts', done: posts.length, total: archive.total.posts });
    }
  } finally {
    await gists?.close();
  }
  posts.sort((a, b) => byCodeUnits(a.file, b.file));
  return { archives: archive.archives, output: options.output, posts, skipped };
}

/** The first pass; the second one reads the blog, too, and is done here. */
async function indexed(
  opened: MediumExport,
  options: VerifyOptions,
  flavour: Awaited<ReturnType<typeof readFlavour>>,
  context: RunContext,
  lock: Lock,
): Promise<Archive> {
  const forThreads = { ...options, ...MAKES_NOTHING, maxPageBytes: opened.limits.page };
  const crew = openCrew(opened.refs.length, { ...forThreads, ...flavour }, forThreads);
  try {
    const files = await listPosts(options.output, filesOf(lock));
    return await openArchive(opened, crew, { ...options, ...flavour }, context, { lock, files });
  } finally {
    await crew.close();
  }
}

const MAKES_NOTHING = { dryRun: true, restoreDeleted: false, verify: false } as const;

/** Nobody is asked. */
const CACHE_ONLY = { offline: true, retryFailed: false } as const;

type HowToVerify = Omit<VerifyOptions, keyof Flavour> & Flavour;

async function verifyOne(
  page: Page,
  archive: Archive,
  { lock, gists: source }: { readonly lock: Lock; readonly gists: Pick<GistSource, 'get'> | undefined },
  options: HowToVerify,
): Promise<VerifiedPost | SkippedPage> {
  const place = archive.index.get(page.path);
  const post = attempt(page, () => parseOwnPost(page, options, archive.own));
  if (!place || !post) return { source: page.path, reason: 'no-post' };
  if ('reason' in post) return post;
  const file = place.found ?? place.file;
  const text = await readPost(options.output, file);
  if (text === undefined) return { source: page.path, file, state: 'missing', losses: [] };
  const entry = lock.posts.get(place.key);
  if (entry && isOlder(place, entry)) return { source: page.path, file, state: 'newer', losses: [] };
  const known = entry?.pictures;
  const requests = pictureRequests(post.body);
  const where = placeOf(place.slug, post.metadata, options);
  const answers = await answersOnDisk(requests, known, where.pictures, options.output);
  const metadata = withoutOldAddress(post.metadata, place);
  const gists = source && (await gistsFor(gistRequests(post.body), source));
  const how = { ...options, gists };
  const rendered = renderPost({ ...post, metadata }, place.slug, answers, {
    ...how,
    ...(known ? { pictureNumbers: known } : {}),
  });
  const { judgePost } = await import('./judge-post.ts');
  const judged = judgePost(post, text, rendered, how);
  const losses = entry && wasVerified(entry, place, text) && isUnknown(gists) ? [] : judged;
  const broken = await brokenPictures(text, where, options);
  const wrote = entry?.wrote ?? hashText(rendered.text);
  const isOurs = sameText(hashText(text), wrote) || broken.length > 0;
  const state = losses.length + broken.length === 0 ? 'whole' : isOurs ? 'damaged' : 'edited';
  return { source: page.path, file, losses: [...broken, ...losses], state };
}

/** Whether a gist that the cache has lost may stand in the text or not. */
function isUnknown(gists: Gists = new Map()): boolean {
  return [...gists.values()].some((it) => it.status === 'failed' && it.reason === 'offline');
}

/** Whether this very text was held against this very page when it was written, and nothing was missing. */
function wasVerified({ verified, source, wrote }: LockEntry, { hash }: Place, text: string): boolean {
  return verified === true && source.hash === hash && sameText(hashText(text), wrote);
}

/** The pictures that the text shows from the post's own folder, and that are none. */
async function brokenPictures(
  text: string,
  { pictures: folder, pictureUrl }: PostPlace,
  { output }: HowToVerify,
): Promise<readonly Loss[]> {
  const names = text
    .split(pictureUrl)
    .slice(1)
    .map((rest) => /^[\w.-]+/.exec(rest)?.[0] ?? '');
  const ours = [...new Set(names)].filter((name) => pictureNumber(name) !== undefined);
  const paths = ours.map((name) => `${folder}/${name}`);
  const faults = await Promise.all(paths.map((path) => pictureFault(join(output, path))));
  return paths.flatMap((place, i): Loss[] => {
    const found = faults[i];
    return found === undefined ? [] : [{ kind: 'image', place, expected: 'a picture', found }];
  });
}

/** The pictures as the lock file knows them; without it, those that are on disk under our names. */
async function answersOnDisk(
  requests: readonly PictureRequest[],
  known: LockEntry['pictures'] | undefined,
  folder: string,
  output: string,
): Promise<Pictures> {
  const onDisk = await listPictures(output, folder);
  return new Map(
    requests.flatMap(({ key }, i): [string, PictureAnswer][] => {
      const picture = known?.get(key);
      const path = known ? picture && 'file' in picture && picture.file : onDisk.get(i + 1);
      return path ? [[key, answerOnDisk(path)]] : [];
    }),
  );
}

function answerOnDisk(path: string): PictureAnswer {
  return {
    status: 'had',
    file: path,
    extension: posix.extname(path).slice(1),
    bytes: 0,
    sha256: '',
    from: 'disk',
  };
}
