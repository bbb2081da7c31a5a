/** Renders a post: the text of its Markdown file, and where its pictures go. */

import type { Element } from 'domhandler';
import type { Construct } from './constructs/construct.ts';
import { constructs as allConstructs } from './constructs/index.ts';
import { type Flavour, placeOf } from './flavour.ts';
import { frontMatter } from './front-matter.ts';
import { bodyMarkdown } from './markdown.ts';
import type { Gists, Pictures } from './model.ts';
import type { Post } from './parse-post.ts';
import { type NamedPicture, namePictures } from './picture-names.ts';
import { readingOf } from './reading.ts';
import { imagesIn, pictureKey, requestsFor } from './requests.ts';
import type { Reading } from './verify/loss.ts';

export type RenderOptions = Flavour & {
  /** Gists that are to stand in the text as code, by id; those that are absent or were not had stay embedded. */
  readonly gists?: Gists | undefined;
  readonly constructs?: readonly Construct[];
  /** The numbers that pictures have from earlier runs, by their keys. */
  readonly pictureNumbers?: ReadonlyMap<string, { readonly number: number }>;
};

export type RenderedPost = {
  /** The whole Markdown file. */
  readonly text: string;
  /** The pictures of the post, and the paths of those that were had, below the output folder. */
  readonly pictures: readonly NamedPicture[];
  /** Where the Markdown finds each picture that was had, by the image id, or else the address, that the page has for it. */
  readonly pictureUrls: ReadonlyMap<string, string>;
  /** How the text is to be read back. */
  readonly reading: Reading;
  /** Targets of links that were rewritten: from → to. */
  readonly links: ReadonlyMap<string, string>;
};

/** Renders a post. A picture that could not be had keeps its remote address. */
export function renderPost(
  post: Post,
  slug: string,
  answers: Pictures,
  options: RenderOptions,
): RenderedPost {
  const constructs = options.constructs ?? allConstructs;
  const place = placeOf(slug, post.metadata, options);
  const images = imagesIn(post.body);
  const pictures = namePictures(requestsFor(images), answers, place.pictures, options.pictureNumbers);
  const urls = new Map(
    pictures.flatMap(({ key, path }): [string, string][] =>
      path === undefined ? [] : [[key, place.pictureUrl + path.slice(place.pictures.length + 1)]],
    ),
  );
  const body = bodyMarkdown(post.body, constructs, {
    captions: options.captions,
    gists: options.gists,
    pictureUrl: (image) => urls.get(pictureKey(image)) ?? image.attribs.src ?? '',
    ...(options.preset?.syntax === undefined ? {} : { syntax: options.preset.syntax }),
    shiftHeadings: options.shiftHeadings ?? false,
  });
  const image = urls.get(post.metadata.featuredImage ?? '');
  const facts = { slug, url: place.url, ...(image === undefined ? {} : { image }) };
  const head = frontMatter(post.metadata, options.settings, options.preset?.frontMatter, facts);
  return {
    text: body === '' ? head : `${head}\n${body}\n`,
    pictures,
    pictureUrls: byPageKey(images, urls),
    links: post.links ?? new Map(),
    reading: readingOf({ metadata: post.metadata, slug, url: place.url }, options),
  };
}

function byPageKey(
  images: readonly Element[],
  urls: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    images.flatMap((image): [string, string][] => {
      const url = urls.get(pictureKey(image));
      return url === undefined ? [] : [[image.attribs['data-image-id'] ?? image.attribs.src ?? '', url]];
    }),
  );
}
