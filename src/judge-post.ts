/** Holds the Markdown of a post against its page, with what a run did on purpose. */
import { type Expectation, expectPost } from './expect.ts';
import type { Gists } from './model.ts';
import type { Post } from './parse-post.ts';
import type { PostOptions } from './prepare-post.ts';
import type { RenderedPost } from './render-post.ts';
import { type Loss, verifyPost } from './verify.ts';

/**
 * What `text` lacks of the post on `page`, given where its pictures were put and how it is to be read; and of `expectation`, where there
 * is one from elsewhere.
 */
export function judgePost(
  { page }: Pick<Post, 'page'>,
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
  expectation?: () => Expectation,
): readonly Loss[] {
  const overridden = Object.keys(settings);
  const intended = { captions, cardImages, guessedLanguages, pictureUrls, overridden, gists, reading, links };
  const losses = verifyPost(expectPost(page), text, intended);
  // What was made of a page's data is held against the data, too.
  return losses.length > 0 || !expectation ? losses : verifyPost(expectation(), text, intended);
}
