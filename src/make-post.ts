/** The part of a run that only computes: pages become posts, and posts become Markdown. It may run on any thread. */
import { attempt } from './attempt.ts';
import type { Flavour } from './flavour.ts';
import { gistMessages, gistRequests } from './gist-requests.ts';
import type { IndexEntry } from './index-posts.ts';
import type { judgePost } from './judge-post.ts';
import type { LockPicture } from './lock-file.ts';
import type { Message } from './messages.ts';
import type { GistRequest, Gists, Metadata, Page, PictureRequest, Pictures } from './model.ts';
import type { OwnArchive } from './own-posts-of.ts';
import { parseOwnPost } from './parse-own-post.ts';
import type { Post } from './parse-post.ts';
import { readIndexEntry } from './read-index-entry.ts';
import { type RenderedPost, renderPost } from './render-post.ts';
import type { SkippedPage } from './report.ts';
import { pictureRequests } from './requests.ts';
import type { Expectation, Loss } from './verify/loss.ts';

export type MakeOptions = Flavour & {
  readonly guessedLanguages: boolean;
  readonly cardImages: boolean;
  readonly verify: boolean;
};

/** What the rest of a run has to know of a post before its Markdown can be made. */
export type ParsedPost = Pick<Post, 'metadata' | 'linkedIds' | 'ownState'> & {
  readonly requests: readonly PictureRequest[];
  readonly gistRequests: readonly GistRequest[];
};

/** What a post's Markdown is made with, besides its page. */
export type MakeInputs = {
  readonly slug: string;
  readonly metadata: Metadata;
  readonly answers: Pictures;
  readonly gists?: Gists;
  /** The numbers that pictures have from earlier runs, by their keys. */
  readonly pictureNumbers: ReadonlyMap<string, Pick<LockPicture, 'number'>>;
};

export type MadePost = Pick<RenderedPost, 'text' | 'pictures' | 'pictureUrls'> & {
  readonly messages: readonly Message[];
  /** Absent when nothing was verified. */
  readonly losses?: readonly Loss[];
};

export type PostMaker = {
  /** `undefined` for a page without a post. */
  readonly index: (page: Page) => IndexEntry | SkippedPage | undefined;
  /** Keeps the post until it is made. `undefined` for a page without a post. */
  readonly parse: (page: Page, own: OwnArchive | undefined) => ParsedPost | SkippedPage | undefined;
  /** The Markdown of a page that was parsed; `expectation` is what it is held against besides. */
  readonly make: (
    page: string,
    inputs: MakeInputs,
    expectation?: () => Expectation,
  ) => Promise<MadePost | SkippedPage>;
};

/** Makes posts with the same options each. Nothing is thrown: what goes wrong with a page is the answer. */
export function postMaker(options: MakeOptions): PostMaker {
  const parsed = new Map<string, Post>();
  let judging: Promise<{ readonly judgePost: Judge }> | undefined;
  return {
    index: (page) => attempt(page, () => readIndexEntry(page)),
    parse(page, own) {
      const post = attempt(page, () => parseOwnPost(page, options, own));
      if (!post || 'reason' in post) return post;
      parsed.set(page.path, post);
      const { metadata, linkedIds, ownState, body } = post;
      return {
        metadata,
        ...(linkedIds === undefined ? {} : { linkedIds }),
        ...(ownState === undefined ? {} : { ownState }),
        requests: pictureRequests(body),
        gistRequests: gistRequests(body),
      };
    },
    async make(path, inputs, expectation) {
      const post = parsed.get(path);
      parsed.delete(path);
      if (!post) return { source: path, reason: 'no-post' };
      if (options.verify) judging ??= import('./judge-post.ts');
      const judge = (await judging)?.judgePost;
      return attempt({ path }, () => makePost(post, inputs, options, judge, expectation));
    },
  };
}

type Judge = typeof judgePost;

function makePost(
  { metadata: _, ...parsed }: Post,
  { slug, metadata, answers, gists, pictureNumbers }: MakeInputs,
  options: MakeOptions,
  judge: Judge | undefined,
  expectation: (() => Expectation) | undefined,
): MadePost {
  const post = { ...parsed, metadata };
  const rendered = renderPost(post, slug, answers, { ...options, gists, pictureNumbers });
  const { text, pictures, pictureUrls } = rendered;
  const how = { ...options, gists };
  return {
    text,
    pictures,
    pictureUrls,
    messages: [...post.messages, ...(gists ? gistMessages(post.body, gists) : [])],
    ...(judge ? { losses: judge(post, text, rendered, how, expectation) } : {}),
  };
}
