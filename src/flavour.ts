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

/** Where a post goes, by its slug and what is known of it. */
export function placeOf(
  slug: string,
  metadata: Pick<Metadata, 'kind' | 'id' | 'date' | 'exportedOn'>,
  {
    preset = defaultPreset,
    assetPrefix,
    postUrl,
    responses,
  }: Pick<Flavour, 'preset' | 'assetPrefix' | 'postUrl' | 'responses'>,
): PostPlace {
  const { files, pictures, url } = preset;
  const fill = templateFiller(slug, metadata);
  const kind = metadata.kind === 'response' && responses === 'include' ? 'post' : metadata.kind;
  const file = fill(files[kind]);
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return {
    file,
    pictures: fill(pictures.folder.replace(':folder', folder.replaceAll('$', '$$$$'))),
    pictureUrl: pictures.url === '.' ? './' : `${assetPrefix}${fill(pictures.url)}/`,
    url: fill(postUrl ?? url),
  };
}
