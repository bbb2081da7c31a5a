/** A post as an item of Medium's feed: the poorest form there is. */
import { type CheerioAPI, load } from 'cheerio';
import { type Element, isTag } from 'domhandler';
import { articleBlocks } from './article-blocks.ts';
import { sectionsOf } from './article-page.ts';
import { definedOnly } from './defined-only.ts';
import type { FigureOptions } from './figure-graf.ts';
import type { Section } from './graf.ts';
import { withoutQuery } from './json-facts.ts';
import { idInAddress } from './page-facts.ts';
import type { PostFacts } from './source.ts';

export type FeedItem = {
  readonly facts: PostFacts;
  readonly sections: (options: FigureOptions) => readonly Section[];
  /** Of paywalled posts a feed has no text. */
  readonly isPreview: boolean;
};

/** The items of a feed, which may stand in the middle of another text. */
export function feedItems(text: string): readonly FeedItem[] {
  const start = text.search(/<(?:rss|channel)\b/i);
  if (start < 0) return [];
  const $ = load(text.slice(start), { xml: { decodeEntities: true } });
  return $('item')
    .toArray()
    .map((item) => itemOf($, item));
}

/** Whether a text is a feed. */
export function isFeed(text: string): boolean {
  const head = text.slice(0, 3000);
  return /<rss\b/i.test(head) && !/<html\b/i.test(head);
}

function itemOf($: CheerioAPI, item: Element): FeedItem {
  const said = (name: string) =>
    $(item)
      .children()
      .filter((_, child) => child.name.toLowerCase() === name)
      .toArray()
      .map((child) => $(child).text().trim())
      .filter((it) => it !== '');
  const [link] = said('link');
  const address = withoutQuery(link);
  const [content] = said('content:encoded');
  const time = (value: string | undefined) => {
    const milliseconds = Date.parse(value ?? '');
    return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
  };
  const tags = said('category');
  return {
    facts: definedOnly({
      id: idInAddress(said('guid')[0]) ?? idInAddress(address),
      title: said('title')[0],
      authorName: said('dc:creator')[0],
      authorUsername: /\/@([\w.-]+)\//.exec(address ?? '')?.[1],
      tags: tags.length === 0 ? undefined : tags,
      firstPublished: time(said('pubdate')[0]),
      latestPublished: time(said('atom:updated')[0]),
      address,
    }),
    sections: (options) => sectionsOfContent(content ?? '', options),
    isPreview: content === undefined,
  };
}

function sectionsOfContent(content: string, options: FigureOptions): readonly Section[] {
  const $ = load(content, { xml: { xmlMode: false, decodeEntities: true } }, false);
  // A picture that counts readers, and the sentence that says where the post first stood, with the rule above it.
  $('img[src*="/_/stat?"]').remove();
  const last = $.root().children('p').last();
  if (/ was originally published in .+ on Medium/.test(last.text())) {
    last.prev('hr').remove();
    last.remove();
  }
  const [root] = $('<div></div>').append($.root().contents()).toArray();
  return root && isTag(root) ? sectionsOf(articleBlocks(root, false, options), false) : [];
}
