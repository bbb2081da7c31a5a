/** One post on its way, first half: found on its page, its pictures and gists asked for, its Markdown made. */
import { join } from 'node:path';
import type { Flavour } from './flavour.ts';
import { gistsFor } from './gists-for.ts';
import type { Place } from './index-posts.ts';
import type { GistSource } from './io/gists/open-gists.ts';
import type { Makers } from './io/makers.ts';
import type { PictureSource } from './io/pictures/open-pictures.ts';
import { knownAnswer, predictedAnswer } from './known-pictures.ts';
import type { Lock, LockEntry, LockPicture } from './lock-file.ts';
import type { MadePost, ParsedPost } from './make-post.ts';
import type { Metadata, Page, PictureAnswer, PictureRequest, Pictures } from './model.ts';
import type { Archive } from './open-archive.ts';
import type { MigrateOptions } from './options.ts';
import type { PageOrigin } from './page-origin.ts';
import type { SkippedPage } from './report.ts';
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

export type PreparedPost = Pick<ParsedPost, 'requests' | 'linkedIds' | 'ownState'> & {
  readonly page: Page;
  readonly place: Place;
  readonly metadata: Metadata;
  readonly answers: Pictures;
  readonly made: MadePost;
  /** What the page is, if not one of an export. */
  readonly origin?: PageOrigin;
  /** What is known of the post from elsewhere. */
  readonly told?: Told;
};

/** What a run asks for the posts, and what it knows of them beforehand. */
export type PostInputs = {
  readonly makers: Pick<Makers, 'parse' | 'make'>;
  readonly lock: Lock;
  readonly pictures?: Pick<PictureSource, 'get'> | undefined;
  readonly gists?: Pick<GistSource, 'get'> | undefined;
  readonly tags?: PostTags['tags'];
  readonly origins?: ReadonlyMap<string, PageOrigin>;
};

/** Parses a page, gets what its post asks for, and makes its Markdown; says why where the page gives no post. */
export async function preparePost(
  page: Page,
  { index }: Pick<Archive, 'index'>,
  inputs: PostInputs,
  options: Pick<PostOptions, 'output' | 'restoreDeleted' | 'dryRun'>,
): Promise<PreparedPost | SkippedPage> {
  const { makers, lock, pictures, gists: gistSource } = inputs;
  const place = index.get(page.path);
  const parsed = await makers.parse(page);
  if (!place || !parsed) return { source: page.path, reason: 'no-post' };
  if ('reason' in parsed) return parsed;
  const { requests, gistRequests, linkedIds, ownState } = parsed;
  const entry = lock.posts.get(place.key);
  const origin = inputs.origins?.get(page.path);
  const told = toldFor(parsed.metadata, entry, origin, inputs.tags);
  const metadata = withoutOldAddress(withTold(parsed.metadata, told), place);
  // Of such a page only the tags are taken: nothing else is asked for.
  const asks = whyKept(place, entry, origin) === undefined;
  const answers = pictures && asks ? await answersFor(requests, entry, pictures, options) : new Map();
  const gists = gistSource && asks ? await gistsFor(gistRequests, gistSource) : undefined;
  const made = await makers.make(
    page.path,
    {
      slug: place.slug,
      metadata,
      answers,
      ...(gists ? { gists } : {}),
      pictureNumbers: entry?.pictures ?? new Map(),
    },
    origin?.expectation,
  );
  if ('reason' in made) return made;
  return {
    page,
    place,
    metadata,
    requests,
    ...(linkedIds === undefined ? {} : { linkedIds }),
    ...(ownState === undefined ? {} : { ownState }),
    answers,
    made,
    ...(origin ? { origin } : {}),
    ...(told ? { told } : {}),
  };
}

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
