/** One post on its way, first half: found on its page, and its pictures asked for. */
import { attempt } from './attempt.ts';
import type { FrontMatterSettings } from './front-matter.ts';
import type { Place } from './index-posts.ts';
import type { PictureSource } from './io/pictures/open-pictures.ts';
import type { Page, PictureAnswer, PictureRequest, Pictures } from './model.ts';
import type { Archive } from './open-archive.ts';
import type { MigrateOptions } from './options.ts';
import { type Post, parsePost } from './parse-post.ts';
import type { SkippedPage } from './report.ts';
import { pictureRequests } from './requests.ts';

/** What of the options concerns a single post. */
export type PostOptions = Pick<
  MigrateOptions,
  'output' | 'captions' | 'cardImages' | 'guessedLanguages' | 'assetPrefix' | 'onConflict' | 'verify'
> & { readonly settings: FrontMatterSettings };

export type PreparedPost = {
  readonly page: Page;
  readonly place: Place;
  readonly post: Post;
  readonly answers: Pictures;
};

/** Parses a page and gets the pictures of its post; says why where the page gives no post. */
export async function preparePost(
  page: Page,
  archive: Pick<Archive, 'index'>,
  pictures: Pick<PictureSource, 'get'> | undefined,
  options: Pick<PostOptions, 'guessedLanguages' | 'cardImages'>,
): Promise<PreparedPost | SkippedPage> {
  const found = findPost(page, archive, options);
  if ('reason' in found) return found;
  if (!pictures) return { ...found, answers: new Map() };
  const ask = async (request: PictureRequest): Promise<[string, PictureAnswer]> => [
    request.key,
    await pictures.get(request),
  ];
  return { ...found, answers: new Map(await Promise.all(pictureRequests(found.post.body).map(ask))) };
}

/** The post of a page that the index knows, and its place; what went wrong where it cannot be parsed. */
export function findPost(
  page: Page,
  { index }: Pick<Archive, 'index'>,
  { guessedLanguages, cardImages }: Pick<PostOptions, 'guessedLanguages' | 'cardImages'>,
): Omit<PreparedPost, 'answers'> | SkippedPage {
  const place = index.get(page.path);
  const post = attempt(page, () => parsePost(page, { guessedLanguages, cardImages }));
  if (!place || !post) return { source: page.path, reason: 'no-post' };
  return 'reason' in post ? post : { page, place, post };
}
