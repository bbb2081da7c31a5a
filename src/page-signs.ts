/** Tells by its text that an answer of status 200 is no post: a challenge, a page not found, a sign-in. */

import { load } from 'cheerio';
import type { PageFailureCode } from './page-messages.ts';
import type { RefusalReason } from './sources/refusal-wording.ts';
import { refusePage } from './sources/refuse-page.ts';

/**
 * What stands in the way of a post in a page; undefined where nothing does that can be told before the page is read for
 * its post. A page that holds a post is never taken for anything else, whatever the post talks about.
 */
export function obstacleIn(html: string): Obstacle | undefined {
  // Of JSON, whoever asked for it makes his own judgement.
  if (!/^\s*</.test(html) || holdsPost(html)) return undefined;
  const beginning = html.slice(0, longestObstacle);
  const obstacle = obstacles.get(refusePage(load(beginning), beginning, undefined).reason);
  return obstacle ?? (goneMarks.some((mark) => mark.test(beginning)) ? 'gone' : undefined);
}

type Obstacle = Extract<PageFailureCode, 'blocked' | 'gone' | 'sign-in'>;

const obstacles: ReadonlyMap<RefusalReason, Obstacle> = new Map([
  ['challenge', 'blocked'],
  ['gone', 'gone'],
  ['sign-in', 'sign-in'],
]);

// They have some kilobytes.
const longestObstacle = 500_000;

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

// Medium: status 200, “PAGE NOT FOUND”, and beside the number 404 the line “Out of nothing, something.”
const goneMarks = [/>\s{0,20}page not found\s{0,20}</i, /Out of nothing, something\b/];
