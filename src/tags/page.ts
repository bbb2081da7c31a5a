/** Tags from a saved page of a post. */

import { type CheerioAPI, load } from 'cheerio';
import { jsonInText } from '../sources/json-in-text.ts';
import { parseJson, tagsOfJson } from './json.ts';
import { idOfPost, type TaggedPost, taggedPost } from './tagged-post.ts';

/** The post of a page with its tags, by its data first and what it shows second; empty where the page tells of none. */
export function tagsOfPage(html: string): readonly TaggedPost[] {
  const $ = load(html);
  const names = addressesOf($);
  const id = names.map(idOfPost).find((found) => found !== undefined);
  const inData = dataOf(html).flatMap(tagsOfJson);
  // The data hold posts beside, which the page recommends.
  const own = inData.find((post) => post.id !== undefined && (post.id === id || id === undefined));
  if (own) return [own];
  const shown = taggedPost(names, tagsShown($));
  return shown.tags.length > 0 ? [shown] : [];
}

function addressesOf($: CheerioAPI): readonly string[] {
  const meta = ['al:ios:url', 'al:android:url', 'al:web:url', 'og:url', 'parsely-post-id'].map((name) =>
    $(`meta[property="${name}"], meta[name="${name}"]`).attr('content'),
  );
  return [$('link[rel="canonical"]').attr('href'), ...meta, $('a.p-canonical').attr('href')].filter(
    (name) => name !== undefined,
  );
}

const marks = ['window.__APOLLO_STATE__ =', 'window["obvInit"](', '"embedded":'];

/** The JSON in a page's scripts, as far as it is whole. */
function dataOf(html: string): readonly unknown[] {
  return marks.flatMap((mark) => {
    const at = html.indexOf(mark);
    const json = at < 0 ? undefined : jsonInText(html, at + mark.length);
    return json && 'value' in json ? [json.value] : [];
  });
}

function tagsShown($: CheerioAPI): readonly string[] {
  const sources = [
    () =>
      $('meta[property="article:tag"]')
        .toArray()
        .map((it) => $(it).attr('content') ?? ''),
    () => listIn($('meta[name="parsely-tags"]').attr('content')),
    () => keywords($),
    () => listIn($('meta[name="keywords"], meta[property="keywords"]').attr('content')),
    () => linked($, '.p-tags a, ul.tags a, .js-postTags a'),
    () =>
      linked(
        $,
        'a[href^="/tag/"], a[href^="https://medium.com/tag/"], a[href^="https://medium.com/tagged/"]',
      ),
  ];
  for (const source of sources) {
    const tags = source().filter((tag) => tag.trim() !== '');
    if (tags.length > 0) return tags;
  }
  return [];
}

// application/ld+json, 2018: ["Tag:Rye","Publication:example","LockedPostSource:0"]; 2017: ["Rye"]
function keywords($: CheerioAPI): readonly string[] {
  const said = $('script[type="application/ld+json"]')
    .toArray()
    .flatMap((script) => (parseJson($(script).text()) as { keywords?: unknown } | undefined)?.keywords ?? []);
  const all = said.filter((keyword): keyword is string => typeof keyword === 'string');
  const marked = all.filter((keyword) => keyword.startsWith('Tag:'));
  return marked.length > 0
    ? marked.map((keyword) => keyword.slice('Tag:'.length))
    : all.filter((keyword) => !/^[A-Z]\w+:/.test(keyword));
}

function linked($: CheerioAPI, selector: string): readonly string[] {
  return $(selector)
    .toArray()
    .map((it) => $(it).text());
}

function listIn(content: string | undefined): readonly string[] {
  return content?.split(',') ?? [];
}
