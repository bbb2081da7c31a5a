/** One post on its way, second half: rendered, held against its page, and its files planned. */
import { join } from 'node:path';
import { attempt } from './attempt.ts';
import type { PostTexts } from './change.ts';
import type { Place } from './index-posts.ts';
import type { Blog } from './io/blog/open-blog.ts';
import { pictureHash } from './io/blog/picture-hash.ts';
import { readDiskFile } from './io/blog/read-file.ts';
import { judgePost } from './judge-post.ts';
import { madeOf, type RunSignature } from './made.ts';
import type { Message } from './messages.ts';
import { type PlannedPost, planPost } from './plan-post.ts';
import type { PostOptions, PreparedPost } from './prepare-post.ts';
import { type RenderedPost, renderPost } from './render-post.ts';
import type { SkippedPage } from './report.ts';
import { pictureRequests } from './requests.ts';

export type ConvertedPost = PlannedPost & { readonly texts: PostTexts };

/** Renders a post, holds it against its page, and plans its files; says why where it cannot be converted. */
export async function convertPost(
  { page, place, post, answers }: PreparedPost,
  blog: Pick<Blog, 'lock' | 'baseText'>,
  options: PostOptions & { readonly signature: RunSignature },
): Promise<ConvertedPost | SkippedPage> {
  const entry = blog.lock.posts.get(place.key);
  const known = entry?.pictures ?? new Map();
  const result = attempt(page, () => {
    const rendered = renderPost(post, place.slug, answers, { ...options, pictureNumbers: known });
    return {
      rendered,
      losses: options.verify ? judgePost(post, rendered.text, rendered, options) : undefined,
    };
  });
  if ('reason' in result) return result;
  const { rendered, losses } = result;
  const { output, onConflict, restoreDeleted } = options;
  const requests = pictureRequests(post.body);
  const { id, kind, title, date, exportedOn } = post.metadata;
  const planned = await planPost(
    {
      key: place.key,
      ...(id === undefined ? {} : { id }),
      kind,
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
      source: page.path,
      slug: place.slug,
      messages: [...post.messages, ...otherVersion(place), ...wrongSizes({ requests, answers }, rendered)],
      ...(losses === undefined ? {} : { losses }),
      origin: { hash: place.hash, ...(exportedOn === undefined ? {} : { date: exportedOn }) },
      made: madeOf(place.hash, options.signature),
    },
    {
      ours: rendered.text,
      entry,
      planned: place.file,
      found: place.found,
      read: (file) => readDiskFile(output, file),
      baseText: () => blog.baseText(place.key),
      onConflict,
      restoreDeleted,
    },
    {
      requests,
      named: rendered.pictures,
      answers,
      known,
      hashOf: (file, picture) => pictureHash(join(output, file), picture),
      onConflict,
      restoreDeleted,
    },
  );
  return {
    ...planned,
    texts: { ...planned.texts, page: page.html, pictureFiles: pictureFiles(rendered, options) },
  };
}

function pictureFiles(
  { pictureUrls }: RenderedPost,
  { assetPrefix }: Pick<PostOptions, 'assetPrefix'>,
): ReadonlyMap<string, string> {
  return new Map([...pictureUrls].map(([key, url]) => [key, url.slice(assetPrefix.length)]));
}

function otherVersion({ otherVersionOf }: Place): readonly Message[] {
  return otherVersionOf === undefined ? [] : [{ code: 'other-version', of: otherVersionOf }];
}

function wrongSizes(
  {
    requests,
    answers,
  }: Pick<PreparedPost, 'answers'> & { readonly requests: ReturnType<typeof pictureRequests> },
  { pictures }: RenderedPost,
): readonly Message[] {
  return requests.flatMap(({ key, width, height }, i): Message[] => {
    const [answer, path] = [answers.get(key), pictures[i]?.path];
    if (answer?.status !== 'had' || path === undefined) return [];
    if (!width || !height || !answer.width || !answer.height) return [];
    if (answer.width === width && answer.height === height) return [];
    const came = `${answer.width}×${answer.height}`;
    return [{ code: 'picture-size', file: path, expected: `${width}×${height}`, came }];
  });
}
