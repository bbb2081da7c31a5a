/** Holds a blog on disk against the export it came from, later and without writing anything. */
import { join, posix } from 'node:path';
import { byCodeUnits } from './code-units.ts';
import { pictureFault } from './io/picture-fault.ts';
import { listPictures, readPost } from './io/read-blog.ts';
import { judgePost } from './judge-post.ts';
import type { Page, PictureAnswer } from './model.ts';
import { type Archive, openArchive, type RunContext } from './open-archive.ts';
import { type VerifyOptions, verifyOptions } from './options.ts';
import { pictureFolder, pictureNumber } from './picture-names.ts';
import { findPost, type PostOptions } from './prepare-post.ts';
import { readOptions } from './read-options.ts';
import { renderPost } from './render-post.ts';
import type { SkippedPage, VerifiedPost, VerifyReport } from './report.ts';
import { pictureRequests } from './requests.ts';
import { readAssetPrefix, readSettings } from './settings.ts';
import type { Loss } from './verify.ts';

/**
 * Compares every post of the input with its file in the output folder.
 *
 * A file that is byte for byte what a migration writes today is this program's, and whatever it lacks is our loss. Any other
 * file has been edited, or was written with other options: what it lacks is told, but is no failure.
 */
export async function verifyBlog(
  input: string | readonly string[],
  given: Partial<VerifyOptions> = {},
  context: RunContext = {},
): Promise<VerifyReport> {
  const options: VerifyOptions = readOptions(verifyOptions, given);
  const how = {
    ...options,
    settings: readSettings(options.set),
    assetPrefix: readAssetPrefix(options.assetPrefix),
  };
  const archive = await openArchive(input, options, context);
  const posts: VerifiedPost[] = [];
  const skipped: SkippedPage[] = [...archive.skipped];
  for await (const page of archive.pages()) {
    context.signal?.throwIfAborted();
    const verified = await verifyOne(page, archive, how);
    if ('reason' in verified) skipped.push(verified);
    else posts.push(verified);
    context.onProgress?.({ phase: 'posts', done: posts.length, total: archive.total.posts });
  }
  posts.sort((a, b) => byCodeUnits(a.file, b.file));
  return { archives: archive.archives, output: options.output, posts, skipped };
}

type HowToVerify = VerifyOptions & Pick<PostOptions, 'settings'>;

async function verifyOne(
  page: Page,
  archive: Archive,
  options: HowToVerify,
): Promise<VerifiedPost | SkippedPage> {
  const found = findPost(page, archive, options);
  if ('reason' in found) return found;
  const { place, post } = found;
  const text = await readPost(options.output, place.file);
  if (text === undefined) return { source: page.path, file: place.file, state: 'missing', losses: [] };
  const onDisk = await listPictures(options.output, place.slug);
  const answers = pictureRequests(post.body).flatMap(({ key }, i): [string, PictureAnswer][] => {
    const path = onDisk.get(i + 1);
    return path === undefined ? [] : [[key, answerOnDisk(path)]];
  });
  const rendered = renderPost(post, place.slug, new Map(answers), options);
  const losses = judgePost(page, text, rendered, options);
  const broken = await brokenPictures(text, place.slug, options);
  const isOurs = text === rendered.text || broken.length > 0;
  const state = losses.length + broken.length === 0 ? 'whole' : isOurs ? 'damaged' : 'edited';
  return { source: page.path, file: place.file, losses: [...broken, ...losses], state };
}

/** The pictures that the text shows from the post's own folder, and that are none. */
async function brokenPictures(
  text: string,
  slug: string,
  { output, assetPrefix }: HowToVerify,
): Promise<readonly Loss[]> {
  const folder = pictureFolder(slug);
  const names = text
    .split(`${assetPrefix}${folder}/`)
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
