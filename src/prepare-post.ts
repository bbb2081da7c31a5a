/** One post on its way, first half: read, its pictures and gists asked for, its Markdown made. It may run on any thread. */
import { join } from 'node:path';
import { attempt } from './attempt.ts';
import { decodePage } from './decode-page.ts';
import type { Flavour } from './flavour.ts';
import { gistRequests } from './gist-requests.ts';
import { gistsFor } from './gists-for.ts';
import type { Place } from './index-posts.ts';
import type { GistSource } from './io/gists/open-gists.ts';
import { type PageReader, pageOf } from './io/page-reader.ts';
import type { PageRef } from './io/page-ref.ts';
import type { PictureSource } from './io/pictures/open-pictures.ts';
import { knownAnswer, predictedAnswer } from './known-pictures.ts';
import type { LockEntry, LockPicture } from './lock-file.ts';
import { type Judge, type MadePost, makePost } from './make-post.ts';
import type { Metadata, PictureAnswer, PictureRequest, Pictures } from './model.ts';
import type { MigrateOptions } from './options.ts';
import type { OwnArchive } from './own-posts-of.ts';
import type { PageOrigin } from './page-origin.ts';
import { parseOwnPost } from './parse-own-post.ts';
import type { Post } from './parse-post.ts';
import type { SkippedPage } from './report.ts';
import { pictureRequests } from './requests.ts';
import type { PostTags } from './tags.ts';
import { type Told, toldOf, withTold } from './told.ts';
import { whyKept } from './why-kept.ts';
import { withoutOldAddress } from './without-old-address.ts';

/** What of the options concerns a single post. */
export type PostOptions = Pick<
  MigrateOptions,
  'output' | 'cardImages' | 'guessedLanguages' | 'onConflict' | 'restoreDeleted' | 'dryRun' | 'verify'
> &
  Flavour;

/** A post that is to be made. */
export type PostJob = {
  readonly ref: PageRef;
  readonly place: Place;
  /** What the lock file says of it. */
  readonly entry?: LockEntry;
  /** What the page is, if not one of an export. */
  readonly origin?: PageOrigin;
};

export type PreparedPost = Pick<Post, 'linkedIds' | 'ownState'> & {
  readonly metadata: Metadata;
  readonly requests: readonly PictureRequest[];
  readonly answers: Pictures;
  readonly made: MadePost;
  /** What is known of the post from elsewhere. */
  readonly told?: Told;
  /** The page, where somebody wants to see it. */
  readonly html?: string;
};

/** What is known and asked for all posts of a run. */
export type PostContext = {
  /** Absent where links among own posts stay as they are. */
  readonly own?: OwnArchive;
  readonly tags?: PostTags['tags'];
  readonly pictures?: Pick<PictureSource, 'get'>;
  readonly gists?: Pick<GistSource, 'get'>;
  readonly keepsPages: boolean;
};

/** Parses a page, gets what its post asks for, and makes its Markdown; says why where the page gives no post. */
export async function preparePost(
  { ref, place, entry, origin }: PostJob,
  reader: Pick<PageReader, 'bytes'>,
  context: PostContext,
  options: Omit<PostOptions, 'onConflict'>,
  judge: Judge | undefined,
): Promise<PreparedPost | SkippedPage> {
  const page = pageOf(ref, reader.bytes(ref));
  // The reader's bytes are valid for now only.
  const html = page && context.keepsPages ? decodePage(page.html) : undefined;
  const post = page && attempt(ref, () => parseOwnPost(page, options, context.own));
  if (!post) return { source: ref.path, reason: 'no-post' };
  if ('reason' in post) return post;
  const told = toldFor(post.metadata, entry, origin, context.tags);
  const metadata = withoutOldAddress(withTold(post.metadata, told), place);
  const requests = pictureRequests(post.body);
  // Of such a page only the tags are taken: nothing else is asked for.
  const asks = whyKept(place, entry, origin) === undefined;
  const answers =
    context.pictures && asks ? await answersFor(requests, entry, context.pictures, options) : NONE;
  const gists = context.gists && asks ? await gistsFor(gistRequests(post.body), context.gists) : undefined;
  const inputs = { slug: place.slug, metadata, answers, gists, pictureNumbers: entry?.pictures ?? new Map() };
  const made = attempt(ref, () => makePost(post, inputs, options, judge, origin?.expectation));
  if ('reason' in made) return made;
  const { linkedIds, ownState } = post;
  return {
    metadata,
    requests,
    ...(linkedIds === undefined ? {} : { linkedIds }),
    ...(ownState === undefined ? {} : { ownState }),
    answers,
    made,
    ...(told ? { told } : {}),
    ...(html === undefined ? {} : { html }),
  };
}

const NONE: Pictures = new Map();

/** A single page tells of its tags itself; an export does not, so that what was told once counts. */
function toldFor(
  { id, tags: own }: Metadata,
  entry: LockEntry | undefined,
  origin: PageOrigin | undefined,
  tags: PostTags['tags'] | undefined,
): Told | undefined {
  return toldOf(id, origin && own.length > 0 ? { tags: own } : entry?.told, tags);
}

async function answersFor(
  requests: readonly PictureRequest[],
  entry: LockEntry | undefined,
  pictures: Pick<PictureSource, 'get'>,
  options: Pick<PostOptions, 'output' | 'restoreDeleted' | 'dryRun'>,
): Promise<Pictures> {
  const ask = async (request: PictureRequest): Promise<[string, PictureAnswer]> => [
    request.key,
    await answerFor(request, entry?.pictures.get(request.key), pictures, options),
  ];
  return new Map(await Promise.all(requests.map(ask)));
}

async function answerFor(
  request: PictureRequest,
  known: LockPicture | undefined,
  pictures: Pick<PictureSource, 'get'>,
  { output, restoreDeleted, dryRun }: Pick<PostOptions, 'output' | 'restoreDeleted' | 'dryRun'>,
): Promise<PictureAnswer> {
  const remembered = restoreDeleted ? undefined : knownAnswer(known, (file) => join(output, file));
  if (remembered) return remembered;
  const answer = await pictures.get(request);
  const isUnknown = answer.status === 'failed' && answer.reason === 'offline';
  return dryRun && isUnknown ? predictedAnswer(request, known) : answer;
}
