/** Finds the post of an HTML page: in the data for its scripts, else in what it shows. */
import { type CheerioAPI, load } from 'cheerio';
import { isText } from 'domhandler';
import { findWhere } from '../element.ts';
import type { Message } from '../messages.ts';
import type { AboutPost } from '../read-post-page.ts';
import { apolloStates } from './apollo-state.ts';
import { articleSections } from './article-page.ts';
import { chosenPost, sameId } from './choose-post.ts';
import { definedOnly } from './defined-only.ts';
import { exportPost, isExportPage } from './export-page.ts';
import type { FigureOptions } from './figure-graf.ts';
import { type Findings, foundPost, mergedFacts } from './found-post.ts';
import type { Section } from './graf.ts';
import { grafSections } from './graf-page.ts';
import { withoutQuery } from './json-facts.ts';
import { jsonFinding } from './json-finding.ts';
import { missingPosts, postsOfObv, postsOfStates } from './locate-post.ts';
import { nesting } from './nesting.ts';
import { pageAddress, wholeAddress } from './page-address.ts';
import { pageFacts } from './page-facts.ts';
import { isMediums, kindOfPage, refusePage } from './refuse-page.ts';
import type { FoundPost, PageRefusal, PostFacts } from './source.ts';

/** Deeper than any page of Medium's by an order of magnitude. */
const DEEPEST = 2000;

/** The post `wanted`, else the one the page is about. */
export function readHtmlPage(
  text: string,
  wanted: string | undefined,
  about: AboutPost,
): FoundPost | PageRefusal {
  const { states, isBroken } = apolloStates(text);
  const old = postsOfObv(text);
  // A parser that mends nothing is linear, and pages of Medium's need no mending.
  const isTooDeep = nesting(text) > DEEPEST;
  const $ = load(isTooDeep ? '' : text, { xml: { xmlMode: false, decodeEntities: true } });
  if (isExportPage($)) return exportPost(text);

  const facts = pageFacts($, isModern(text));
  const located = chosenPost([...postsOfStates(states), ...old.posts], wanted, facts.id);
  const shown = located === undefined || !('reason' in located) ? located : undefined;
  const finding = shown && jsonFinding(shown, about.media ?? new Map());
  if (finding && shown) {
    const whole = {
      ...finding,
      facts: mergedFacts(finding.facts, sameId(facts.id, shown.id) || facts.id === undefined ? facts : {}),
    };
    if (!finding.isPreview) return foundPost(whole);
    return previewOrPage(whole, shownPost($, text, whole.facts, about), about);
  }
  const isOther = wanted !== undefined && facts.id !== undefined && !sameId(wanted, facts.id);
  if (located && 'reason' in located && (isOther || facts.id === undefined)) return located;
  if (isOther) return { reason: 'other-post', detail: facts.id ?? '' };

  // Pages of people and publications show several posts, or their beginnings.
  const address = pageAddress($, text);
  if (facts.id === undefined && kindOfPage($, address) !== undefined) return refusePage($, text, address);
  const page = shownPost($, text, facts, about);
  if (page) {
    const broken: readonly Message[] = isBroken || old.isBroken ? [{ code: 'broken-page-data' }] : [];
    if (page.isPreview && !about.allowPreview) return { reason: 'preview', detail: facts.title ?? '' };
    const id = facts.id ?? wanted;
    return foundPost({
      ...page,
      facts: mergedFacts(page.facts, definedOnly({ id, address: withoutQuery(about.url) })),
      messages: [...page.messages, ...broken],
    });
  }
  if (missingPosts(states).length > 0) return { reason: 'gone' };
  if (isBroken || old.isBroken) return { reason: 'broken-data' };
  return isTooDeep ? { reason: 'too-deep' } : refusePage($, text, address);
}

/** A page may hold only the beginning in its data and all in what it shows: a member saved it. */
function previewOrPage(
  preview: Findings,
  page: Findings | undefined,
  about: AboutPost,
): FoundPost | PageRefusal {
  if (page && countOf(page.sections) > countOf(preview.sections) + 3) {
    return foundPost({ ...page, isPreview: false });
  }
  if (about.allowPreview) return foundPost(preview);
  return { reason: 'preview', detail: preview.facts.title ?? '' };
}

function countOf(sections: readonly Section[]): number {
  return sections.reduce((sum, { grafs }) => sum + grafs.length, 0);
}

/** The post as the page shows it. */
function shownPost($: CheerioAPI, text: string, facts: PostFacts, about: AboutPost): Findings | undefined {
  const base = pageAddress($, text) ?? about.url;
  const mediaIds = new Set<string>();
  const options: FigureOptions = {
    address: (href) => wholeAddress(href, base),
    embedded: (id) => about.media?.get(id),
    unresolved: (id) => mediaIds.add(id),
  };
  const grafs = grafSections($, about.id ?? facts.id, options);
  const form = countOf(grafs) > 0 ? 'graf' : 'article';
  const sections = form === 'graf' ? grafs : isMediums(text) ? articleSections($, isNew(text), options) : [];
  if (countOf(sections) === 0) return undefined;
  const assumed = facts.firstPublished === undefined ? (facts.shownDate ?? facts.latestPublished) : undefined;
  return {
    form,
    facts: assumed === undefined ? facts : { ...facts, firstPublished: assumed },
    sections,
    isPreview: asksToJoin($),
    mediaIds: [...mediaIds],
    messages: [
      ...(form === 'article' ? [{ code: 'from-article' } as const] : []),
      ...(assumed === undefined ? [] : [{ code: 'assumed-date', date: assumed } as const]),
    ],
  };
}

/** What stands below the beginning of a story, for whoever may not read the rest. */
const PAYWALL =
  /Create an account to read the full story|made this story available to Medium members only|Become a member to read this story|Read (?:the full|this) story with a free account/;

function asksToJoin($: CheerioAPI): boolean {
  const body = $('body').get(0);
  return (
    body !== undefined &&
    findWhere(
      body,
      ({ name, children }) =>
        name !== 'script' && children.some((child) => isText(child) && PAYWALL.test(child.data)),
    ) !== undefined
  );
}

function isModern(text: string): boolean {
  return /__APOLLO_STATE__|data-rh="true"|class="[^"]*\bpw-|paragraph-image|data-testid="/.test(text);
}

/** Whether a page is of 2025 or later. */
function isNew(text: string): boolean {
  return /__reactRouterContext|data-discover="true"|Press enter or click to view image in full size/.test(
    text,
  );
}
