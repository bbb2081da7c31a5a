/** Holds the Markdown of a post against its page, with what a run did on purpose. */
import { expectPost } from './expect.ts';
import type { Gists } from './model.ts';
import type { Post } from './parse-post.ts';
import type { PostOptions } from './prepare-post.ts';
import type { RenderedPost } from './render-post.ts';
import { type Loss, verifyPost } from './verify.ts';

/** What `text` lacks of the post on its page, given where its pictures were put. */
export function judgePost(
  { page }: Pick<Post, 'page'>,
  text: string,
  { pictureUrls }: Pick<RenderedPost, 'pictureUrls'>,
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
  return verifyPost(expectPost(page), text, {
    captions,
    cardImages,
    guessedLanguages,
    pictureUrls,
    overridden,
    links: new Map(),
    gists,
  });
}
