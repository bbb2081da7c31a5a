/** One post on its way, first half: found on its page, and its pictures asked for. */
import { join } from 'node:path';
import type { Element } from 'domhandler';
import { attempt } from './attempt.ts';
import type { Flavour } from './flavour.ts';
import { gistRequests } from './gist-requests.ts';
import type { Place } from './index-posts.ts';
import type { GistSource } from './io/gists/open-gists.ts';
import type { PictureSource } from './io/pictures/open-pictures.ts';
import { knownAnswer, predictedAnswer } from './known-pictures.ts';
import type { Lock, LockPicture } from './lock-file.ts';
import type { GistRequest, Gists, Page, PictureAnswer, PictureRequest, Pictures } from './model.ts';
import type { Archive } from './open-archive.ts';
import type { MigrateOptions } from './options.ts';
import { ownLinkIds, rewriteOwnLinks } from './own-links.ts';
import { handleOf, type OwnArchive, ownStateOf } from './own-posts-of.ts';
import type { PageOrigin } from './page-origin.ts';
import { type Post, parsePost } from './parse-post.ts';
import type { SkippedPage } from './report.ts';
import { pictureRequests } from './requests.ts';
import type { PostTags } from './tags.ts';
import { type Told, toldOf, withTold } from './told.ts';

/** What of the options concerns a single post. */
export type PostOptions = Pick<
  MigrateOptions,
  'output' | 'cardImages' | 'guessedLanguages' | 'onConflict' | 'restoreDeleted' | 'dryRun' | 'verify'
> &
  Flavour;

export type PreparedPost = {
  readonly page: Page;
  readonly place: Place;
  readonly post: Post;
  readonly answers: Pictures;
  /** Gists that are to stand in the text; absent where all stay embedded. */
  readonly gists?: Gists;
  /** What the page is, if not one of an export. */
  readonly origin?: PageOrigin;
  /** What is known of the post from elsewhere. */
  readonly told?: Told;
};

/** What a run asks for the posts, and what it knows of them beforehand. */
export type PostInputs = {
  readonly lock: Lock;
  readonly pictures?: Pick<PictureSource, 'get'> | undefined;
  readonly gists?: Pick<GistSource, 'get'> | undefined;
  readonly tags?: PostTags['tags'];
  readonly origins?: ReadonlyMap<string, PageOrigin>;
};

/** Parses a page and gets the pictures of its post; says why where the page gives no post. */
export async function preparePost(
  page: Page,
  archive: Pick<Archive, 'index' | 'own'>,
  { lock, pictures, gists, tags, origins }: PostInputs,
  options: Pick<PostOptions, 'guessedLanguages' | 'cardImages' | 'output' | 'restoreDeleted' | 'dryRun'>,
): Promise<PreparedPost | SkippedPage> {
  const parsed = findPost(page, archive, options);
  if ('reason' in parsed) return parsed;
  const origin = origins?.get(page.path);
  const entry = lock.posts.get(parsed.place.key);
  const { metadata } = parsed.post;
  const own = origin && metadata.tags.length > 0 ? { tags: metadata.tags } : entry?.told;
  const told = toldOf(metadata.id, own, tags);
  const found = {
    ...parsed,
    post: { ...parsed.post, metadata: withTold(metadata, told) },
    ...(origin ? { origin } : {}),
    ...(told ? { told } : {}),
    ...(gists ? { gists: await gistsFor(parsed.post.body, gists) } : {}),
  };
  if (!pictures) return { ...found, answers: new Map() };
  const known = entry?.pictures;
  const ask = async (request: PictureRequest): Promise<[string, PictureAnswer]> => [
    request.key,
    await answerFor(request, known?.get(request.key), pictures, options),
  ];
  return { ...found, answers: new Map(await Promise.all(pictureRequests(found.post.body).map(ask))) };
}

async function gistsFor(body: Element, gists: Pick<GistSource, 'get'>): Promise<Gists> {
  const ask = async (request: GistRequest) => [request.id, await gists.get(request)] as const;
  return new Map(await Promise.all(gistRequests(body).map(ask)));
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

/** The post of a page that the index knows, and its place; what went wrong where it cannot be parsed. */
export function findPost(
  page: Page,
  { index, own }: Pick<Archive, 'index' | 'own'>,
  { guessedLanguages, cardImages }: Pick<PostOptions, 'guessedLanguages' | 'cardImages'>,
): Omit<PreparedPost, 'answers'> | SkippedPage {
  const place = index.get(page.path);
  const anchors = own?.anchors.get(page.path);
  const post = attempt(page, () => {
    const parsed = parsePost(page, { guessedLanguages, cardImages, ...(anchors ? { anchors } : {}) });
    return parsed && own ? withOwnLinks(parsed, page.path, own) : parsed;
  });
  if (!place || !post) return { source: page.path, reason: 'no-post' };
  if ('reason' in post) return post;
  return { page, place, post: place.otherVersionOf === undefined ? post : withoutOldAddress(post) };
}

/** An old address leads to one post: of two versions, to that in the post's place. */
function withoutOldAddress(post: Post): Post {
  const { oldSlug: _, ...metadata } = post.metadata;
  return { ...post, metadata };
}

function withOwnLinks(post: Post, page: string, own: OwnArchive): Post {
  // Asked first: rewritten links name no id.
  const linkedIds = ownLinkIds(post);
  const ownState = ownStateOf(linkedIds, page, own);
  const handle = handleOf(post.metadata.authorUrl);
  const handles = handle === undefined ? own.handles : new Set([...own.handles, handle]);
  const { links, messages } = rewriteOwnLinks(post.body, { ...own, handles });
  return {
    ...post,
    links,
    linkedIds,
    ...(ownState === undefined ? {} : { ownState }),
    messages: [...post.messages, ...messages],
  };
}
