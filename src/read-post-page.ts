/** Finds the one post in a page of Medium's, however it was made or saved, and brings it into the shape of an export page. */

import { chosenPost, sameId } from './sources/choose-post.ts';
import type { Embedded } from './sources/embed-html.ts';
import { type FeedItem, feedItems, isFeed } from './sources/feed.ts';
import { foundPost } from './sources/found-post.ts';
import { jsonFinding } from './sources/json-finding.ts';
import { jsonInText } from './sources/json-in-text.ts';
import { property } from './sources/json-reader.ts';
import { postsOfJson } from './sources/locate-post.ts';
import { wholeAddress } from './sources/page-address.ts';
import { idInAddress } from './sources/page-facts.ts';
import { readHtmlPage } from './sources/read-html-page.ts';
import { refuseFile } from './sources/refuse-page.ts';
import type { FoundPost, PageRefusal } from './sources/source.ts';

/** What is known of the post before its page is read. */
export type AboutPost = {
  readonly id?: string;
  readonly url?: string;
  /** Take the beginning of a member-only story where there is no more. */
  readonly allowPreview?: boolean;
  /** What is known from elsewhere of embeds, by Medium's id of them; see `readMediaAnswer`. */
  readonly media?: ReadonlyMap<string, Embedded>;
};

/**
 * Reads a page as served or saved, an answer to `?format=json` or GraphQL, a feed, or a page of an export. Sources in this order:
 * the page's data, its older data, its HTML of before 2019, its HTML since; the first that has text is taken.
 *
 * The text is nobody's: whatever it holds, a post or a reason comes back, and the time is proportional to its length.
 */
export function readPostPage(text: string, about: AboutPost = {}): FoundPost | PageRefusal {
  const page = text.replace(/^\uFEFF/, '');
  const refusal = refuseFile(page);
  if (refusal) return refusal;
  const wanted = about.id?.toLowerCase() ?? idInAddress(about.url);
  const start = /^\s*(?:\]\)\}while\(1\);(?:<\/x>)?\s*)?(?=[{[])/.exec(page)?.[0].length;
  if (start !== undefined) return readJsonFile(page, start, wanted, about);
  if (isFeed(page)) return readFeed(page, wanted, about);
  return readHtmlPage(page, wanted, about);
}

function readJsonFile(
  text: string,
  start: number,
  wanted: string | undefined,
  about: AboutPost,
): FoundPost | PageRefusal {
  const json = jsonInText(text, start);
  if ('brokenAt' in json) return { reason: 'broken-data' };
  const located = chosenPost(postsOfJson(json.value), wanted, undefined);
  if (located === undefined) return saysGone(json.value) ? { reason: 'gone' } : { reason: 'no-post' };
  if ('reason' in located) return located;
  const finding = jsonFinding(located, about.media ?? new Map());
  if (!finding) return { reason: 'no-post' };
  if (finding.isPreview && !about.allowPreview)
    return { reason: 'preview', detail: finding.facts.title ?? '' };
  return foundPost(finding);
}

// {"data":{"post":null}} · {"success":false,"error":"…"}
function saysGone(value: unknown): boolean {
  const answer = Array.isArray(value) ? value[0] : value;
  const data = property(answer, 'data');
  const isNull = ['post', 'postResult'].some((name) => property(data, name) === null);
  return isNull || property(answer, 'success') === false;
}

function readFeed(text: string, wanted: string | undefined, about: AboutPost): FoundPost | PageRefusal {
  const items = feedItems(text);
  const named = items.find(({ facts }) => wanted !== undefined && sameId(facts.id, wanted));
  const item: FeedItem | undefined =
    named ?? (wanted === undefined && items.length === 1 ? items[0] : undefined);
  if (!item) {
    if (items.length === 0) return { reason: 'no-post' };
    return wanted === undefined
      ? { reason: 'which-post', detail: String(items.length) }
      : { reason: 'other-post', detail: wanted };
  }
  if (item.isPreview) return { reason: 'preview', detail: item.facts.title ?? '' };
  const mediaIds = new Set<string>();
  const sections = item.sections({
    address: (href) => wholeAddress(href, item.facts.address),
    embedded: (id) => about.media?.get(id),
    unresolved: (id) => mediaIds.add(id),
  });
  if (sections.length === 0) return { reason: 'no-post' };
  return foundPost({
    form: 'rss',
    facts: item.facts,
    sections,
    isPreview: false,
    mediaIds: [...mediaIds],
    messages: [{ code: 'from-feed' }],
  });
}
