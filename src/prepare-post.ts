/** One post on its way, first half: found on its page, and its pictures asked for. */
import { join } from 'node:path';
import { attempt } from './attempt.ts';
import type { Flavour } from './flavour.ts';
import type { Place } from './index-posts.ts';
import type { Blog } from './io/blog/open-blog.ts';
import type { PictureSource } from './io/pictures/open-pictures.ts';
import { knownAnswer, predictedAnswer } from './known-pictures.ts';
import type { LockPicture } from './lock-file.ts';
import type { Page, PictureAnswer, PictureRequest, Pictures } from './model.ts';
import type { Archive } from './open-archive.ts';
import type { MigrateOptions } from './options.ts';
import { ownLinkIds, rewriteOwnLinks } from './own-links.ts';
import { handleOf, type OwnArchive, ownStateOf } from './own-posts-of.ts';
import { type Post, parsePost } from './parse-post.ts';
import type { SkippedPage } from './report.ts';
import { pictureRequests } from './requests.ts';

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
};

/** Parses a page and gets the pictures of its post; says why where the page gives no post. */
export async function preparePost(
  page: Page,
  archive: Pick<Archive, 'index' | 'own'>,
  blog: Pick<Blog, 'lock'>,
  pictures: Pick<PictureSource, 'get'> | undefined,
  options: Pick<PostOptions, 'guessedLanguages' | 'cardImages' | 'output' | 'restoreDeleted' | 'dryRun'>,
): Promise<PreparedPost | SkippedPage> {
  const found = findPost(page, archive, options);
  if ('reason' in found) return found;
  if (!pictures) return { ...found, answers: new Map() };
  const known = blog.lock.posts.get(found.place.key)?.pictures;
  const ask = async (request: PictureRequest): Promise<[string, PictureAnswer]> => [
    request.key,
    await answerFor(request, known?.get(request.key), pictures, options),
  ];
  return { ...found, answers: new Map(await Promise.all(pictureRequests(found.post.body).map(ask))) };
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
