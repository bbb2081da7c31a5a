/** Parses a page with what is known of the author's other posts. */

import type { Page } from './model.ts';
import { linksIn, ownLinkIds, rewriteOwnLinks } from './own-links.ts';
import { handleOf, type OwnArchive, ownStateOf } from './own-posts-of.ts';
import { type ParseOptions, type Post, parsePost } from './parse-post.ts';

/** The post of a page, its links to own posts rewritten; `own` is absent where they stay. `undefined` when the page holds no post. */
export function parseOwnPost(
  page: Page,
  { guessedLanguages, cardImages = false }: Pick<ParseOptions, 'guessedLanguages' | 'cardImages'>,
  own: OwnArchive | undefined,
): Post | undefined {
  const anchors = own?.anchors.get(page.path);
  const post = parsePost(page, { guessedLanguages, cardImages, ...(anchors ? { anchors } : {}) });
  return post && own ? withOwnLinks(post, page.path, own) : post;
}

function withOwnLinks(post: Post, page: string, own: OwnArchive): Post {
  const bodyLinks = linksIn(post.body);
  const linkedIds = ownLinkIds(bodyLinks, post.metadata.id);
  const ownState = ownStateOf(linkedIds, page, own);
  const handle = handleOf(post.metadata.authorUrl);
  const handles = handle === undefined ? own.handles : new Set([...own.handles, handle]);
  const { links, messages } = rewriteOwnLinks(bodyLinks, { ...own, handles });
  return {
    ...post,
    links,
    linkedIds,
    ...(ownState === undefined ? {} : { ownState }),
    messages: [...post.messages, ...messages],
  };
}
