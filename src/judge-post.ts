/** Holds the Markdown of a post against its page, with what a run did on purpose. */
import { expectPost } from './expect.ts';
import type { Gists, Page } from './model.ts';
import type { PostOptions } from './prepare-post.ts';
import type { RenderedPost } from './render-post.ts';
import { type Loss, verifyPost } from './verify.ts';

/** What `text` lacks of the post on `page`, given where its pictures were put and how it is to be read. */
export function judgePost(
  page: Page,
  text: string,
  { pictureUrls, reading, links }: Pick<RenderedPost, 'pictureUrls' | 'reading' | 'links'>,
  {
    captions,
    cardImages,
    guessedLanguages,
    settings,
    gists,
  }: Pick<PostOptions, 'captions' | 'cardImages' | 'guessedLanguages' | 'settings'> & {
    /** What `renderPost` was given of them. */
    readonly gists?: Gists | undefined;
  },
): readonly Loss[] {
  const overridden = Object.keys(settings);
  return verifyPost(expectPost(page.html), text, {
    captions,
    cardImages,
    guessedLanguages,
    pictureUrls,
    overridden,
    gists,
    reading,
    links,
  });
}
