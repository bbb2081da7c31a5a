/** One post on its way, second half: rendered, held against its page, and put in its place with its pictures. */
import { join } from 'node:path';
import { attempt } from './attempt.ts';
import type { Place } from './index-posts.ts';
import { writeFileSafely } from './io/write-file.ts';
import { judgePost } from './judge-post.ts';
import type { Message } from './messages.ts';
import type { PostOptions, PreparedPost } from './prepare-post.ts';
import { type RenderedPost, renderPost } from './render-post.ts';
import type { PictureReport, PostReport, SkippedPage } from './report.ts';
import { pictureRequests } from './requests.ts';

/** Renders a post, holds it against its page, and puts it and its pictures in their places. */
export async function writePost(
  prepared: PreparedPost,
  options: PostOptions,
): Promise<PostReport | SkippedPage> {
  const { page, place, post } = prepared;
  const result = attempt(page, () => {
    const rendered = renderPost(post, place.slug, prepared.answers, options);
    return {
      rendered,
      losses: options.verify ? judgePost(page, rendered.text, rendered, options) : undefined,
    };
  });
  if ('reason' in result) return result;
  const { rendered, losses } = result;

  const pictures = await writePictures(prepared, rendered, options);
  const path = join(options.output, place.file);
  const state = await writeFileSafely(path, { text: rendered.text }, options.onConflict);

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
    messages: [...post.messages, ...otherVersion(place), ...wrongSizes(prepared, rendered)],
    ...(losses === undefined ? {} : { losses }),
  };
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

function otherVersion({ otherVersionOf }: Place): readonly Message[] {
  return otherVersionOf === undefined ? [] : [{ code: 'other-version', of: otherVersionOf }];
}

function wrongSizes({ post, answers }: PreparedPost, { pictures }: RenderedPost): readonly Message[] {
  const requests = new Map(pictureRequests(post.body).map((request) => [request.key, request]));
  return pictures.flatMap(({ key, path }): Message[] => {
    const { width, height } = requests.get(key) ?? {};
    const answer = answers.get(key);
    if (answer?.status !== 'had' || !width || !height || !answer.width || !answer.height) return [];
    if (answer.width === width && answer.height === height) return [];
    const came = `${answer.width}×${answer.height}`;
    return [{ code: 'picture-size', file: path, expected: `${width}×${height}`, came }];
  });
}
