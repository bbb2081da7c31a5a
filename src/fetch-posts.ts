/** Gets the posts that the items of an import stand for, in the form of export pages. */
import { fetchMedia } from './io/fetch-media.ts';
import type { ImportItem, ImportText } from './io/open-import.ts';
import type { PageSource } from './io/pages/open-pages.ts';
import type { TextPage } from './model.ts';
import { pageFailureMessage } from './page-messages.ts';
import { hasLess, type PageOrigin } from './page-origin.ts';
import { readPostPage } from './read-post-page.ts';
import type { SkippedPage } from './report.ts';
import { refusalWording } from './sources/refusal-wording.ts';
import type { FoundPost, PageRefusal } from './sources/source.ts';

export type Fetched = {
  readonly posts: readonly FetchedPost[];
  /** Items that gave no post, or the same as another, and why. */
  readonly skipped: readonly SkippedPage[];
};

type FetchedPost = {
  readonly page: TextPage;
  readonly origin: PageOrigin;
  readonly id?: string;
};

export type FetchHow = {
  readonly pages: Pick<PageSource, 'get'>;
  readonly allowPreview: boolean;
  readonly signal: AbortSignal;
  /** Where Medium says what embeds show; Medium, unless a test plays it. */
  readonly mediaOrigin?: string | undefined;
};

/**
 * Reads the items one after the other. Of several pages of one post, the one that has most is taken. Rejects only when aborted.
 */
export async function fetchPosts(items: readonly ImportItem[], how: FetchHow): Promise<Fetched> {
  const posts = new Map<string, FetchedPost>();
  const skipped: SkippedPage[] = [];
  for (const item of items) {
    how.signal.throwIfAborted();
    const text = await item.read();
    if (!text.ok) {
      skipped.push(refuse(item.label, pageFailureMessage(item.label, text)));
      continue;
    }
    const found = await findPost(text, how);
    if ('reason' in found) {
      skipped.push(refuse(item.label, refusalText(found)));
      continue;
    }
    // Two copies of a page may have one name, such as that of a list.
    const path = [...posts.values()].some(({ page }) => page.path === item.label)
      ? `${item.label} (${posts.size + 1})`
      : item.label;
    const post = fetchedPost(found, path);
    const key = post.id ?? path;
    const before = posts.get(key);
    const [better, other] = before && !hasLess(before.origin, post.origin) ? [before, post] : [post, before];
    posts.set(key, better);
    if (other) skipped.push({ source: other.page.path, reason: 'same-post' });
  }
  return { posts: [...posts.values()], skipped };
}

/** The post of a page. What its embeds show is asked for where the page itself was asked for. */
async function findPost(
  { text, about }: ImportText,
  { pages, allowPreview, mediaOrigin }: FetchHow,
): Promise<FoundPost | PageRefusal> {
  const found = readPostPage(text, { ...about, allowPreview });
  if ('reason' in found || about.url === undefined || found.extra.mediaIds.length === 0) return found;
  const media = await fetchMedia(found.extra.mediaIds, pages, mediaOrigin);
  return media.size === 0 ? found : readPostPage(text, { ...about, allowPreview, media });
}

function refuse(source: string, detail: string): SkippedPage {
  return { source, reason: 'refused', detail };
}

function refusalText({ reason, detail }: PageRefusal): string {
  const { cause, advice } = refusalWording(reason);
  return `${cause}${detail ? ` (${detail})` : ''}. ${advice}`;
}

function fetchedPost(found: FoundPost, path: string): FetchedPost {
  const { id, form, html } = found;
  // The file names of an export say what is a draft.
  const name = form === 'export' ? /[^/\\]*$/.exec(path)?.[0] : undefined;
  return {
    page: { path, name: name || `${id ?? 'page'}.html`, html },
    origin: originOf(found),
    ...(id === undefined ? {} : { id }),
  };
}

function originOf({ form, extra, messages, expectation }: FoundPost): PageOrigin {
  const date = extra.exportedOn ?? extra.modified ?? extra.latestPublished ?? extra.firstPublished;
  return {
    form,
    ...(date === undefined ? {} : { date: date.slice(0, 10) }),
    isPreview: extra.isPreview,
    messages,
    ...(expectation ? { expectation } : {}),
  };
}
