/** What the head of a page, and its data for search engines, say about the post. */
import type { CheerioAPI } from 'cheerio';
import { imageIdOf } from '../image-address.ts';
import { isDefaultImage } from './default-images.ts';
import { definedOnly } from './defined-only.ts';
import { elsewhere, withoutQuery } from './json-facts.ts';
import { property } from './json-reader.ts';
import type { PostFacts } from './source.ts';

/** @param isModern a page of 2019 or later, where `article:published_time` is the last change and not the first publication */
export function pageFacts($: CheerioAPI, isModern: boolean): PostFacts {
  const meta = (...names: string[]) =>
    names
      .map((name) => $(`meta[property="${name}"], meta[name="${name}"]`).first().attr('content')?.trim())
      .find(Boolean);
  const ld = linkedData($);
  const said = (name: string) => textOf(property(ld, name));
  const author = firstOf(property(ld, 'author'));
  const authorUrl =
    textOf(property(author, 'url')) ?? meta('article:author') ?? $('link[rel="author"]').attr('href');
  const publisher = textOf(property(property(ld, 'publisher'), 'name'));
  const canonical = $('link[rel="canonical"]').attr('href');
  const address = withoutQuery(meta('og:url')) ?? withoutQuery(meta('al:web:url')) ?? withoutQuery(canonical);
  const id = pageId($, ld, address, canonical);
  const image = meta('og:image');
  const featured = image === undefined ? undefined : imageIdOf(image);
  const published = meta('article:published_time');
  return definedOnly({
    id,
    title: titleOf($, meta('og:title'), said('headline')),
    summary: meta('og:description', 'description'),
    authorName: textOf(property(author, 'name')) ?? meta('author'),
    authorUsername: authorUrl === undefined ? undefined : /\/@([\w.-]+)$/.exec(authorUrl)?.[1],
    authorUrl: withoutQuery(authorUrl),
    publication: publisher === undefined || publisher === 'Medium' ? undefined : { name: publisher },
    tags: tagsOf($, property(ld, 'keywords')),
    firstPublished: isoDate(said('datePublished')) ?? (isModern ? undefined : isoDate(published)),
    // Medium: "dateModified" is of every change, of tags, too; still, no text is later.
    latestPublished: (isModern ? isoDate(published) : undefined) ?? isoDate(said('dateModified')),
    shownDate: shownDate($),
    address,
    canonicalUrl: elsewhere(canonical, address, id),
    language: $('html').attr('lang') || undefined,
    featuredImage: featured === undefined || isDefaultImage(featured) ? undefined : featured,
  });
}

const ID = /^[\da-f]{8,12}$/;

/** The id that an address of a post ends in, or that follows `/p/`. */
export function idInAddress(address: string | undefined): string | undefined {
  const path = address?.replace(/[?#].*$/s, '').replace(/\/+$/, '') ?? '';
  return (
    /\/p\/([\da-f]{8,12})(?:\/edit)?$/i.exec(path)?.[1] ?? /(?:^|[/-])([\da-f]{8,12})$/i.exec(path)?.[1]
  )?.toLowerCase();
}

// <meta property="al:ios:url" content="medium://p/7ece623daf9b"> and the like name the post for sure; addresses end in its id.
function pageId(
  $: CheerioAPI,
  ld: unknown,
  address: string | undefined,
  canonical: string | undefined,
): string | undefined {
  const apps = $(
    'meta[property="al:ios:url"], meta[property="al:android:url"], meta[name="twitter:app:url:iphone"], link[rel="alternate"][href^="android-app:"]',
  )
    .toArray()
    .map(({ attribs }) => /\/p\/([\da-f]{8,12})$/.exec(attribs.content ?? attribs.href ?? '')?.[1]);
  const named = [
    ...apps,
    $('meta[name="parsely-post-id"]').attr('content'),
    textOf(property(ld, 'identifier')),
    idInAddress(address),
    idInAddress(canonical),
  ];
  return named.find((id) => id !== undefined && ID.test(id));
}

/** The title as the post's settings have it, which the heading of the text need not be; the page's name hangs things behind it. */
function titleOf($: CheerioAPI, said: string | undefined, headline: string | undefined): string | undefined {
  const shown = $('h1.pw-post-title, [data-testid="storyTitle"], .graf--title').first().text().trim();
  const named = said ?? headline?.replace(/ - .+ - Medium$/, '');
  if (named === undefined) return shown || undefined;
  const behind = shown !== '' && named.startsWith(shown) ? named.slice(shown.length) : undefined;
  if (behind !== undefined && /^(?: [–—|-] .*)?$/s.test(behind)) return shown;
  return named.replace(/ \| by .+ \| .+$/, '').replace(/ [–—|-] Medium$/, '') || undefined;
}

/** The first piece of linked data that describes an article. */
function linkedData($: CheerioAPI): unknown {
  for (const script of $('script[type="application/ld+json"]').toArray().slice(0, 10)) {
    const source = $(script)
      .text()
      .replace(/^\s*(?:\/\/\s*)?<!\[CDATA\[|(?:\/\/\s*)?\]\]>\s*$/g, '');
    try {
      const found: unknown = JSON.parse(source);
      if (/Article|BlogPosting|SocialMediaPosting/.test(textOf(firstOf(property(found, '@type'))) ?? ''))
        return found;
    } catch {
      // Somebody else's, or cut: there may be more.
    }
  }
  return undefined;
}

// 2017: ["Cats"]; 2018–19: ["Tag:Cats","Publication:…","LockedPostSource:0"]
function tagsOf($: CheerioAPI, keywords: unknown): readonly string[] | undefined {
  const words = (Array.isArray(keywords) ? keywords : []).filter(
    (it): it is string => typeof it === 'string',
  );
  const tags = words.some((word) => word.startsWith('Tag:'))
    ? words.filter((word) => word.startsWith('Tag:')).map((word) => word.slice(4))
    : words.filter((word) => !/^\w+:/.test(word));
  const shown = $('a[href^="/tag/"], a[href^="https://medium.com/tag/"], a[href*="/tagged/"], ul.tags a')
    .toArray()
    .map((link) => $(link).text().trim());
  const found = [...new Set(tags.length > 0 ? tags : shown)].filter((tag) => tag !== '' && tag.length < 60);
  return found.length === 0 ? undefined : found.slice(0, 10);
}

function isoDate(date: string | undefined): string | undefined {
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}/.test(date)) return undefined;
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

// <span data-testid="storyPublishDate">Apr 10, 2024</span>, <p class="pw-published-date"><span>Apr 2, 2018</span></p>
function shownDate($: CheerioAPI): string | undefined {
  const shown = $('[data-testid="storyPublishDate"], .pw-published-date').first().text();
  const [, month = '', day = '', year = ''] = /\b([A-Z][a-z]{2}) (\d{1,2}), (\d{4})\b/.exec(shown) ?? [];
  const number = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(month) / 3 + 1;
  if (month === '' || !Number.isInteger(number) || number < 1) return undefined;
  return isoDate(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
