/** Tells by its text that an answer of status 200 is no post: a challenge, a page not found, a sign-in. */

import type { PageFailureCode } from './page-messages.ts';

/**
 * What stands in the way of a post in a page, by marks that no page with a post has; undefined where nothing does.
 * A page that holds a post is never taken for anything else, whatever the post talks about.
 */
export function obstacleIn(
  html: string,
): Extract<PageFailureCode, 'blocked' | 'gone' | 'sign-in'> | undefined {
  if (holdsPost(html)) return undefined;
  const title = (/<title\b[^>]{0,200}>([^<]{0,300})/i.exec(html.slice(0, 500_000))?.[1] ?? '').trim();
  if (/^just a moment|^attention required!/i.test(title)) return 'blocked';
  if (blockMarks.some((mark) => html.includes(mark))) return 'blocked';
  if (/^sign in\b/i.test(title)) return 'sign-in';
  if (/^(?:404|410|page not found|not found)\b/i.test(title)) return 'gone';
  return goneMarks.some((mark) => mark.test(html)) ? 'gone' : undefined;
}

/** Whether a page is made by Medium; one that only shows Medium's pictures or links to it is not. */
export function isMediumPage(html: string): boolean {
  return mediumMarks.some((mark) => html.includes(mark));
}

/** Whether a page has what only pages with the text or the data of a post have. */
function holdsPost(html: string): boolean {
  return postMarks.some((mark) => html.includes(mark));
}

const postMarks = [
  '"Paragraph:',
  '"bodyModel"',
  'postArticle-content',
  'graf--',
  'pw-post-body',
  'application/ld+json',
];

const mediumMarks = [
  '__APOLLO_STATE__',
  'window["obvInit"]',
  'postArticle-content',
  'pw-post-body',
  'com.medium.reader',
  'cdn-client.medium.com',
  'medium://p/',
];

// Of Cloudflare; `challenge-platform` and `cf-ray` stand on good pages too.
const blockMarks = [
  'cf_chl_opt',
  '_cf_chl',
  'cf-turnstile',
  'challenges.cloudflare.com',
  'cf-error-details',
  'you have been blocked',
];

// Medium: status 200, “PAGE NOT FOUND”, and beside the number 404 the line “Out of nothing, something.”
const goneMarks = [/>\s{0,20}page not found\s{0,20}</i, /Out of nothing, something\b/];
