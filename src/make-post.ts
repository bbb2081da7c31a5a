/** Makes the Markdown of a post that was parsed. */
import type { Flavour } from './flavour.ts';
import { gistMessages } from './gist-requests.ts';
import type { judgePost } from './judge-post.ts';
import type { LockPicture } from './lock-file.ts';
import type { Message } from './messages.ts';
import type { Gists, Metadata, Pictures } from './model.ts';
import { type OurText, ourText } from './our-text.ts';
import type { Post } from './parse-post.ts';
import { type RenderedPost, renderPost } from './render-post.ts';
import type { Expectation, Loss } from './verify/loss.ts';

export type MakeOptions = Flavour & {
  readonly guessedLanguages: boolean;
  readonly cardImages: boolean;
};

/** What a post's Markdown is made with, besides its page. */
export type MakeInputs = {
  readonly slug: string;
  readonly metadata: Metadata;
  readonly answers: Pictures;
  readonly gists: Gists | undefined;
  /** The numbers that pictures have from earlier runs, by their keys. */
  readonly pictureNumbers: ReadonlyMap<string, Pick<LockPicture, 'number'>>;
};

export type MadePost = Pick<RenderedPost, 'pictures' | 'pictureUrls'> & {
  readonly ours: OurText;
  readonly messages: readonly Message[];
  /** Absent when nothing was verified. */
  readonly losses?: readonly Loss[];
};

export type Judge = typeof judgePost;

/**
 * @param judge absent where nothing is to be verified
 * @param expectation what the Markdown is held against besides the page
 */
export function makePost(
  parsed: Post,
  { slug, metadata, answers, gists, pictureNumbers }: MakeInputs,
  options: MakeOptions,
  judge: typeof judgePost | undefined,
  expectation: (() => Expectation) | undefined,
): MadePost {
  const post: Post = { ...parsed, metadata };
  const rendered = renderPost(post, slug, answers, { ...options, gists, pictureNumbers });
  const { text, pictures, pictureUrls } = rendered;
  const how = { ...options, gists };
  return {
    ours: ourText(text),
    pictures,
    pictureUrls,
    messages: [...post.messages, ...(gists ? gistMessages(post.body, gists) : [])],
    ...(judge ? { losses: judge(post, text, rendered, how, expectation) } : {}),
  };
}
