/** Takes a page the whole way, without disk and network: parsed, rendered, and held against what it should say. */
import { expectPost } from '../../src/expect.ts';
import type { Flavour } from '../../src/flavour.ts';
import type { CaptionStyle, Gists, PictureAnswer } from '../../src/model.ts';
import { type Post, parsePost } from '../../src/parse-post.ts';
import { renderPost } from '../../src/render-post.ts';
import { pictureRequests } from '../../src/requests.ts';
import { type Intended, type Loss, verifyPost } from '../../src/verify.ts';

export type Conversion = {
  readonly post: Post;
  readonly text: string;
  readonly losses: readonly Loss[];
  /** What was done on purpose: for holding the text against another expectation. */
  readonly intended: Intended;
};

export type ConvertOptions = {
  readonly captions: CaptionStyle;
  readonly guessedLanguages: boolean;
  /** Whether every picture came, or none did. */
  readonly pictures: boolean;
  /** Gists that are to stand in the text. */
  readonly gists?: Gists;
  /** In another flavour than the default one. */
  readonly flavour?: Partial<Flavour>;
};

const DEFAULTS: ConvertOptions = { captions: 'alt', guessedLanguages: false, pictures: true };

/** `undefined` when the page holds no post. */
export function convertPage(html: string, options: ConvertOptions = DEFAULTS): Conversion | undefined {
  const { captions, guessedLanguages, gists } = options;
  const post = parsePost({ path: 'posts/p.html', name: 'p.html', html }, { guessedLanguages });
  if (!post) return undefined;
  const answers = new Map(
    pictureRequests(post.body).map(({ key }): [string, PictureAnswer] => [
      key,
      options.pictures ? HAD : FAILED,
    ]),
  );
  const rendered = renderPost(post, 'slug', answers, {
    captions,
    assetPrefix: '/',
    settings: {},
    ...options.flavour,
    gists,
  });
  const intended: Intended = {
    captions,
    guessedLanguages,
    reading: rendered.reading,
    pictureUrls: rendered.pictureUrls,
    overridden: [],
    links: new Map(),
    gists,
  };
  return {
    post,
    text: rendered.text,
    losses: verifyPost(expectPost(html), rendered.text, intended),
    intended,
  };
}

const HAD: PictureAnswer = {
  status: 'had',
  file: 'nowhere',
  extension: 'png',
  bytes: 1,
  sha256: '00',
  from: 'cache',
};

const FAILED: PictureAnswer = { status: 'failed', reason: 'not-found', detail: '404' };
