/** Gets the posts that the items of an import stand for, in the form of export pages. */
import type { ImportItem } from './io/open-import.ts';
import type { Page } from './model.ts';
import { pageFailureMessage } from './page-messages.ts';
import type { PageOrigin } from './page-origin.ts';
import { readPostPage } from './read-post-page.ts';
import type { SkippedPage } from './report.ts';
import { refusalWording } from './sources/refusal-wording.ts';
import type { FoundPost, PageRefusal } from './sources/source.ts';

export type Fetched = {
  readonly posts: readonly { readonly page: Page; readonly origin: PageOrigin }[];
  /** Items that gave no post, and why. */
  readonly refused: readonly SkippedPage[];
};

/** Reads the items one after the other. Rejects only when aborted. */
export async function fetchPosts(
  items: readonly ImportItem[],
  { allowPreview, signal }: { readonly allowPreview: boolean; readonly signal: AbortSignal },
): Promise<Fetched> {
  const posts: Fetched['posts'][number][] = [];
  const refused: SkippedPage[] = [];
  for (const item of items) {
    signal.throwIfAborted();
    const text = await item.read();
    if (!text.ok) {
      refused.push(refuse(item.label, pageFailureMessage(item.label, text)));
      continue;
    }
    const found = readPostPage(text.text, { ...text.about, allowPreview });
    if ('reason' in found) refused.push(refuse(item.label, refusalText(found)));
    else posts.push({ page: pageOf(found, item.label), origin: originOf(found) });
  }
  return { posts, refused };
}

function refuse(source: string, detail: string): SkippedPage {
  return { source, reason: 'refused', detail };
}

function refusalText({ reason, detail }: PageRefusal): string {
  const { cause, advice } = refusalWording(reason);
  return `${cause}${detail ? ` (${detail})` : ''}. ${advice}`;
}

function pageOf({ html, id }: FoundPost, label: string): Page {
  return { path: label, name: `${id ?? 'page'}.html`, html };
}

function originOf({ form, extra, messages, expectation }: FoundPost): PageOrigin {
  const date = extra.modified ?? extra.latestPublished ?? extra.firstPublished;
  return {
    form,
    ...(date === undefined ? {} : { date: date.slice(0, 10) }),
    isPreview: extra.isPreview,
    messages,
    ...(expectation ? { expectation } : {}),
  };
}
