/** One post on its way, second half: its files planned. */
import { join } from 'node:path';
import type { PostTexts } from './change.ts';
import type { Place } from './index-posts.ts';
import { lookAtPost } from './io/blog/look-at-post.ts';
import type { Blog } from './io/blog/open-blog.ts';
import { pictureHash } from './io/blog/picture-hash.ts';
import { readDiskFile } from './io/blog/read-file.ts';
import type { LockEntry } from './lock-file.ts';
import { madeOf, type RunSignature } from './made.ts';
import type { MadePost } from './make-post.ts';
import type { Message } from './messages.ts';
import type { Metadata } from './model.ts';
import { asString, ourText } from './our-text.ts';
import type { PageOrigin } from './page-origin.ts';
import type { Plan } from './plan.ts';
import { planPictures } from './plan-pictures.ts';
import { planPost } from './plan-post.ts';
import type { PostJob, PostOptions, PreparedPost } from './prepare-post.ts';
import { defaultPreset } from './presets/default.ts';
import { filesOfSettled, otherVersion, type SettledPost, settledChange } from './settled.ts';
import { hashText, sameText } from './text-hash.ts';
import { whyKept } from './why-kept.ts';

/** A post that is to be carried out; its texts are decoded where somebody wants them. */
export type ConvertedPost = Plan & { readonly texts: () => PostTexts };

/** Plans the files of a post, from what was made of it and what the blog has. */
export async function convertPost(
  { ref, place, entry, origin }: PostJob,
  { metadata, requests, answers, made, told, linkedIds, ownState, html }: PreparedPost,
  blog: Pick<Blog, 'baseText'>,
  options: PostOptions & { readonly signature: RunSignature },
): Promise<ConvertedPost> {
  const known = entry?.pictures ?? new Map();
  const why = whyKept(place, entry, origin);
  const poorer = why !== undefined && entry !== undefined;
  const base = poorer ? await textWritten(place, entry, blog, options) : undefined;
  if (poorer && base === undefined) return untouched({ place, page: ref.path, entry, why }, html, options);
  const ours =
    base === undefined
      ? made.ours
      : ourText((await import('./merge-texts.ts')).takeKeys(base, asString(made.ours), tagKeys(options)));
  const losses = poorer ? undefined : made.losses;
  const { output, onConflict, restoreDeleted } = options;
  const { id, exportedOn, canonicalLink, authorUrl } = metadata;
  const planned = await planPost(
    {
      key: place.key,
      ...(id === undefined ? {} : { id }),
      ...(poorer ? toldAs(entry) : toldAs(metadata)),
      source: ref.path,
      slug: place.slug,
      messages: poorer
        ? []
        : [
            ...(origin?.messages ?? []),
            ...made.messages,
            ...otherVersion(place),
            ...wrongSizes({ requests, answers }, made),
          ],
      ...(why === undefined ? {} : { why }),
      ...(losses === undefined ? {} : { losses }),
      origin: poorer ? entry.source : sourceOf(place.hash, exportedOn, origin),
      ...(told ? { told } : {}),
      ...(poorer
        ? linksOf(entry)
        : linksOf({ address: canonicalLink, authorUrl, links: linkedIds, own: ownState })),
      ...(poorer ? {} : { made: madeOf(options.signature, told, place.otherVersionOf !== undefined) }),
    },
    {
      ours,
      entry,
      planned: poorer ? (entry.placed ?? entry.file) : place.file,
      found: place.found,
      read: (file) => readDiskFile(output, file),
      baseText: () => blog.baseText(place.key),
      onConflict,
      restoreDeleted,
    },
    poorer
      ? { changes: [], entries: entry.pictures, writes: [], backups: [] }
      : await planPictures({
          requests,
          named: made.pictures,
          answers,
          known,
          hashOf: (file, picture) => pictureHash(join(output, file), picture),
          onConflict,
          restoreDeleted,
        }),
  );
  return {
    ...planned,
    texts: () => ({
      ...planned.texts(),
      ...(html === undefined ? {} : { page: html }),
      pictureFiles: pictureFiles(made),
    }),
  };
}

/** The text that we wrote last: remembered, or the file as long as it is that text. */
async function textWritten(
  { key, found }: Place,
  { wrote }: LockEntry,
  { baseText }: Pick<Blog, 'baseText'>,
  { output }: Pick<PostOptions, 'output'>,
): Promise<string | undefined> {
  const remembered = await baseText(key);
  if (remembered !== undefined || found === undefined) return remembered;
  const disk = await readDiskFile(output, found);
  return disk && disk !== 'blocked' && sameText(hashText(disk.text), wrote) ? disk.text : undefined;
}

/** What a post is called and where it belongs: of a text that is kept, what was known of it. */
function toldAs({ kind, title, date }: Pick<Metadata, 'kind' | 'title' | 'date'>) {
  return {
    kind,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
  };
}

type Linked = { readonly [K in 'address' | 'authorUrl' | 'links' | 'own']?: LockEntry[K] | undefined };

function linksOf({
  address,
  authorUrl,
  links,
  own,
}: Linked): Pick<LockEntry, 'address' | 'authorUrl' | 'links' | 'own'> {
  return {
    ...(address === undefined ? {} : { address }),
    ...(authorUrl === undefined ? {} : { authorUrl }),
    ...(links === undefined ? {} : { links }),
    ...(own === undefined ? {} : { own }),
  };
}

/** A post whose page has nothing new, of a blog that has lost the text that we wrote last: nothing is done. */
async function untouched(
  post: SettledPost,
  html: string | undefined,
  options: PostOptions,
): Promise<ConvertedPost> {
  const change = settledChange(post, lookAtPost(options.output, filesOfSettled(post)), options);
  return {
    change,
    entry: post.entry,
    backups: [],
    writes: [],
    texts: () => ({ ...(html === undefined ? {} : { page: html }), pictureFiles: new Map() }),
  };
}

function sourceOf(
  hash: string,
  exportedOn: string | undefined,
  origin: PageOrigin | undefined,
): LockEntry['source'] {
  const date = origin ? origin.date : exportedOn;
  return {
    hash,
    ...(date === undefined ? {} : { date }),
    ...(origin && origin.form !== 'export' ? { form: origin.form } : {}),
  };
}

/** The keys under which the front matter has the tags: `taxonomies.tags`. */
function tagKeys({ preset = defaultPreset }: PostOptions): readonly string[] {
  const { entries } = preset.frontMatter;
  return entries.filter(({ field }) => field === 'tags').map(({ key }) => key);
}

/** The address of a picture ends in the name of its file. */
function pictureFiles({ pictureUrls, pictures }: MadePost): ReadonlyMap<string, string> {
  const byName = new Map(pictures.map(({ path = '' }) => [nameOf(path), path]));
  return new Map([...pictureUrls].map(([key, url]) => [key, byName.get(nameOf(url)) ?? url]));
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '');
}

function wrongSizes(
  { requests, answers }: Pick<PreparedPost, 'answers' | 'requests'>,
  { pictures }: Pick<MadePost, 'pictures'>,
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
