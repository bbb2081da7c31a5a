/** The form of the output: a preset, with what the user chose beside it. */
import type { FrontMatterSettings } from './front-matter.ts';
import type { CaptionStyle, Metadata } from './model.ts';
import { templateFiller } from './path-template.ts';
import { defaultPreset } from './presets/default.ts';
import type { Preset } from './presets/preset.ts';

export type Flavour = {
  readonly captions: CaptionStyle;
  /** What comes before the addresses of pictures; ends in a slash, or is empty. */
  readonly assetPrefix: string;
  readonly settings: FrontMatterSettings;
  /** Absent: the default flavour. */
  readonly preset?: Preset;
  /** Template of the addresses of posts; absent: the preset's. */
  readonly postUrl?: string;
  /** Headings one level up: Medium's h3 as h2. */
  readonly shiftHeadings?: boolean;
  /** Where comments on other people's posts go. */
  readonly responses?: 'aside' | 'include' | 'skip';
};

/** Where things of a post go. */
export type PostPlace = {
  /** The Markdown file, below the output folder, with forward slashes. */
  readonly file: string;
  /** The folder of its pictures, below the output folder. */
  readonly pictures: string;
  /** What the text writes before the name of a picture's file. */
  readonly pictureUrl: string;
  /** Its address on the finished site. */
  readonly url: string;
};

type PlacedPost = Pick<Metadata, 'kind' | 'id' | 'date' | 'exportedOn'>;

/** Where a post goes, by its slug and what is known of it. */
export function placeOf(
  slug: string,
  post: PlacedPost,
  flavour: Pick<Flavour, 'preset' | 'assetPrefix' | 'postUrl' | 'responses'>,
): PostPlace {
  const { preset: { pictures } = defaultPreset, assetPrefix } = flavour;
  const file = fileOf(slug, post, flavour);
  const fill = templateFiller(slug, post, { folder: file.slice(0, Math.max(0, file.lastIndexOf('/'))) });
  return {
    file,
    pictures: fill(pictures.folder),
    pictureUrl: pictures.url === '.' ? './' : `${assetPrefix}${fill(pictures.url)}/`,
    url: urlOf(slug, post, flavour),
  };
}

/** `PostPlace.file` alone. */
export function fileOf(
  slug: string,
  post: PlacedPost,
  { preset: { files } = defaultPreset, responses }: Pick<Flavour, 'preset' | 'responses'>,
): string {
  const kind = post.kind === 'response' && responses === 'include' ? 'post' : post.kind;
  return templateFiller(slug, post)(files[kind]);
}

/** `PostPlace.url` alone. */
export function urlOf(
  slug: string,
  post: PlacedPost,
  { preset: { url } = defaultPreset, postUrl }: Pick<Flavour, 'preset' | 'postUrl'>,
): string {
  return templateFiller(slug, post)(postUrl ?? url);
}
