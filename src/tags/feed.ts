/** Tags from a feed: the categories of its items. */

import { load } from 'cheerio';
import { type TaggedPost, taggedPost } from './tagged-post.ts';

/** The items of an RSS or Atom feed; undefined for a text that is none. */
export function tagsOfFeed(text: string): readonly TaggedPost[] | undefined {
  if (!/<(?:rss|feed|rdf:RDF)\b/i.test(text.slice(0, 5_000))) return undefined;
  const $ = load(text, { xml: true });
  return $('item, entry')
    .toArray()
    .map((item) => {
      const said = (name: string) => $(item).children(name).toArray();
      const names = [...said('guid'), ...said('id'), ...said('link')].flatMap((it) => [
        $(it).text(),
        $(it).attr('href'),
      ]);
      const tags = said('category').map((it) => $(it).attr('term') ?? $(it).text());
      return taggedPost(names, tags);
    });
}
