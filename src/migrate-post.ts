/** One post on its way: parsed and its pictures asked for, then rendered, verified and written. */
import { join } from 'node:path';
import type { Wanted } from './choose-posts.ts';
import { expectPost } from './expect.ts';
import type { FrontMatterSettings } from './front-matter.ts';
import type { Index, Place } from './index-posts.ts';
import type { PictureSource } from './io/pictures/open-pictures.ts';
import { writeFileSafely } from './io/write-file.ts';
import type { Page, PictureAnswer, PictureRequest, Pictures } from './model.ts';
import type { MigrateOptions } from './options.ts';
import { type Post, parsePost } from './parse-post.ts';
import { type RenderedPost, renderPost } from './render-post.ts';
import type { PictureReport, PostReport, SkippedPage } from './report.ts';
import { pictureRequests } from './requests.ts';
import { type Loss, verifyPost } from './verify.ts';

/** What of the options concerns a single post. */
export type PostOptions = Pick<
  MigrateOptions,
  'output' | 'captions' | 'guessedLanguages' | 'assetPrefix' | 'onConflict' | 'verify'
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
  index: Index,
  wanted: Wanted,
  pictures: Pick<PictureSource, 'get'> | undefined,
  { guessedLanguages }: PostOptions,
): Promise<PreparedPost | SkippedPage> {
  const place = index.get(page.path);
  if (!place) return { source: page.path, reason: index.has(page.path) ? 'same-post' : 'no-post' };
  const post = parsePost(page, { guessedLanguages });
  if (!post) return { source: page.path, reason: 'no-post' };
  if (!wanted(post.metadata)) return { source: page.path, reason: 'filtered' };
  if (!pictures) return { page, place, post, answers: new Map() };
  const ask = async (request: PictureRequest): Promise<[string, PictureAnswer]> => [
    request.key,
    await pictures.get(request),
  ];
  return { page, place, post, answers: new Map(await Promise.all(pictureRequests(post.body).map(ask))) };
}

/** Renders a post, holds it against its page, and puts it and its pictures in their places. */
export async function writePost(prepared: PreparedPost, options: PostOptions): Promise<PostReport> {
  const { page, place, post } = prepared;
  const rendered = renderPost(post, place.slug, prepared.answers, options);
  const losses = options.verify ? lossesOf(page, rendered, options) : undefined;

  const pictures = await writePictures(prepared, rendered, options);
  const state = await writeFileSafely(
    join(options.output, place.file),
    { text: rendered.text },
    options.onConflict,
  );

  const { id, kind, title, date } = post.metadata;
  return {
    kind,
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    source: page.path,
    file: place.file,
    state,
    pictures,
    messages: otherVersion(place, post),
    ...(losses === undefined ? {} : { losses }),
  };
}

function lossesOf(page: Page, { text, pictureUrls }: RenderedPost, options: PostOptions): readonly Loss[] {
  return verifyPost(expectPost(page.html), text, {
    captions: options.captions,
    guessedLanguages: options.guessedLanguages,
    pictureUrls,
    overridden: Object.keys(options.settings),
    links: new Map(),
  });
}

async function writePictures(
  { post, answers }: PreparedPost,
  { pictures }: RenderedPost,
  { output, onConflict }: PostOptions,
): Promise<readonly PictureReport[]> {
  const paths = new Map(pictures.map(({ key, path }) => [key, path]));
  const reports: PictureReport[] = [];
  for (const { key, url } of pictureRequests(post.body)) {
    const answer = answers.get(key);
    const path = paths.get(key);
    if (answer?.status === 'failed') reports.push({ url, failed: answer.reason, detail: answer.detail });
    if (answer?.status !== 'had' || path === undefined) continue;
    const state = await writeFileSafely(join(output, path), { copyOf: answer.file }, onConflict);
    reports.push({ url, file: path, state, from: answer.from, bytes: answer.bytes });
  }
  return reports;
}

function otherVersion({ otherVersionOf }: Place, { messages }: Post): PostReport['messages'] {
  return otherVersionOf === undefined
    ? messages
    : [...messages, { code: 'other-version', of: otherVersionOf }];
}
