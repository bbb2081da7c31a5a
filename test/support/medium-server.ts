/**
 * A server on 127.0.0.1 that plays Medium: each path answers as it was told to, the rest is not found.
 * What Medium and its bot protection are known to answer stands in `answers`; the posts are our own.
 */

import type { IncomingHttpHeaders } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { type Behaviour, startImageServer } from './image-server.ts';

/** What one path answers; a list is gone through request by request, its last stays. */
export type Answer = Behaviour | readonly Behaviour[];

type MediumRequest = { readonly path: string; readonly headers: IncomingHttpHeaders };

export type MediumServer = {
  /** Without a slash at the end. */
  readonly url: string;
  /** `127.0.0.1:12345` */
  readonly host: string;
  readonly port: number;
  /** Every request, in the order they came. */
  readonly requests: readonly MediumRequest[];
  /** Makes a path (query included, percent-decoded) answer so from now on. Returns its address. */
  readonly serve: (path: string, answer: Answer) => string;
};

/** Starts a server that ends with the test; with `tls` (PEM) it speaks https. */
export async function startMediumServer(
  paths: Readonly<Record<string, Answer>> = {},
  tls?: { readonly key: string; readonly cert: string },
): Promise<MediumServer> {
  const served = new Map(Object.entries(paths));
  const requests: MediumRequest[] = [];
  const server = await startImageServer((path, time, { headers }) => {
    requests.push({ path, headers });
    const answer = served.get(path) ?? answers.gone();
    return isList(answer) ? answer[Math.min(time, answer.length) - 1] : answer;
  }, tls);
  onTestFinished(server.close);
  return {
    url: server.url,
    host: `127.0.0.1:${server.port}`,
    port: server.port,
    requests,
    serve(path, answer) {
      served.set(path, answer);
      return server.url + path;
    },
  };
}

function isList(answer: Answer): answer is readonly Behaviour[] {
  return Array.isArray(answer);
}

/** A post of our own, as much of it as its page says. */
export type ServedPost = {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tags?: readonly string[];
  /** Medium sends the first paragraphs only. */
  readonly preview?: boolean;
};

export const loaf: ServedPost = {
  id: '1a2b3c4d5e6f',
  title: 'A loaf in four days',
  paragraphs: ['Feed the starter on Monday – with rye.', 'Bake on Thursday, “hot”.'],
  tags: ['Baking', 'Rye Bread'],
};

const html = { 'content-type': 'text/html; charset=utf-8' };

/** What a Medium, and what stands in front of it, answers. */
export const answers = {
  /** The page of a post, its data in `__APOLLO_STATE__`, as since October 2020. */
  post: (post: ServedPost = loaf): Behaviour => ({ headers: html, body: postPage(post) }),

  /** Packed as the header says. */
  packed: (encoding: 'gzip' | 'br', body: string | Buffer = postPage(loaf)): Behaviour => ({
    headers: { ...html, 'content-encoding': encoding },
    body: encoding === 'gzip' ? gzipSync(body) : brotliCompressSync(body),
  }),

  redirect: (to: string, headers: Readonly<Record<string, string>> = {}, status = 302): Behaviour => ({
    status,
    headers: { location: to, ...headers },
  }),

  /** Cloudflare's “Just a moment…”. */
  challenge: (status = 403): Behaviour => ({
    status,
    headers: { ...html, server: 'cloudflare', 'cf-ray': '0' },
    body: '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={};</script></body></html>',
  }),

  /** The challenge, told by its header alone. */
  mitigated: (): Behaviour => ({
    status: 403,
    headers: { ...html, 'cf-mitigated': 'challenge' },
    body: '<!DOCTYPE html><title>medium.com</title>',
  }),

  /** Cloudflare's firewall. */
  firewall: (): Behaviour => ({
    status: 403,
    headers: html,
    body: '<!DOCTYPE html><title>Attention Required! | Cloudflare</title><div id="cf-error-details"><h1>Sorry, you have been blocked</h1></div>',
  }),

  gone: (status: 404 | 410 = 404): Behaviour => ({
    status,
    headers: html,
    body: '<!DOCTYPE html><title>Medium</title><h1>PAGE NOT FOUND</h1>',
  }),

  /** Status 200 all the same, and with state, as every page of Medium has it. */
  softGone: (): Behaviour => ({
    headers: html,
    body: '<!DOCTYPE html><html><head><title>Medium</title></head><body><div>PAGE NOT FOUND</div><div>404</div><div>Out of nothing, something.</div><script>window.__APOLLO_STATE__ = {"ROOT_QUERY":{"__typename":"Query"}}</script></body></html>',
  }),

  signIn: (): Behaviour => ({
    headers: html,
    body: '<!DOCTYPE html><html><head><title>Sign in – Medium</title></head><body><h2>Welcome back.</h2></body></html>',
  }),

  busy: (retryAfter?: string, status: 429 | 503 = 429): Behaviour => ({
    status,
    headers: { ...html, ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) },
    body: 'Too many requests',
  }),

  failing: (status = 500): Behaviour => ({ status, headers: html, body: '<title>Error</title>' }),

  /** The frame of a page; the text would come later, in a browser. */
  shell: (): Behaviour => ({
    headers: html,
    body: '<!DOCTYPE html><html><head><title>Medium</title></head><body><div id="root"></div><script>window.__APOLLO_STATE__ = {"ROOT_QUERY":{"__typename":"Query"}}</script></body></html>',
  }),

  /** A post whose data ends in the middle. */
  cutState: (post: ServedPost = loaf): Behaviour => {
    const page = postPage(post);
    return { headers: html, body: page.slice(0, page.indexOf('"Paragraph:') + 60) };
  },

  /** The same, and the text is nowhere else. */
  cutData: (post: ServedPost = loaf): Behaviour => {
    const page = postPage(post).replace(/<article>.*<\/article>/s, '');
    return { headers: html, body: page.slice(0, page.indexOf('"Paragraph:') + 60) };
  },

  /** A page of somebody who has left Medium. */
  elsewhere: (): Behaviour => ({
    headers: html,
    body: '<!DOCTYPE html><html><head><title>Our blog</title><meta name="generator" content="WordPress 6.8"></head><body><p>Hello.</p></body></html>',
  }),

  /** So many bytes of nothing, packed so that few are sent. */
  junk: (bytes: number, encoding?: 'gzip' | 'br'): Behaviour => {
    const body = Buffer.alloc(bytes, 'junk ');
    return encoding === undefined ? { headers: html, body } : answers.packed(encoding, body);
  },

  /** Says nothing more after so many bytes of a post. */
  stalling: (after: number): Behaviour => ({ ...answers.post(), after, ending: 'stall' }),

  /** Sends so many bytes of a post at a time. */
  dripping: (bytes: number, everyMs: number): Behaviour => ({ ...answers.post(), drip: { bytes, everyMs } }),

  /** Ends the connection after so many bytes of a post. */
  breaking: (after: number): Behaviour => ({ ...answers.post(), after, ending: 'reset' }),

  /** The page of a post in another encoding than the header says; `body` has the bytes. */
  encoded: (body: Buffer, contentType: string): Behaviour => ({
    headers: { 'content-type': contentType },
    body,
  }),

  json: (value: unknown): Behaviour => ({
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  }),
};

/** The page of a post, with the data in its state and the text in its body. */
export function postPage({ id, title, paragraphs, tags = [], preview = false }: ServedPost): string {
  const shown = preview ? paragraphs.slice(0, 1) : paragraphs;
  const all = [
    { name: '0a00', type: 'H3', text: title },
    ...shown.map((text, i) => ({ name: `0a${String(i + 1).padStart(2, '0')}`, type: 'P', text })),
  ];
  const keys = all.map((_, i) => `Paragraph:0123456789ab_${i}`);
  const slug = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id}`;
  const url = `https://medium.com/@ada-example/${slug}`;
  const state = {
    ROOT_QUERY: { __typename: 'Query', [`postResult({"id":"${id}"})`]: { __ref: `Post:${id}` } },
    'User:0123456789ab': {
      __typename: 'User',
      id: '0123456789ab',
      name: 'Ada Example',
      username: 'ada-example',
    },
    [`Post:${id}`]: {
      __typename: 'Post',
      id,
      title,
      uniqueSlug: slug,
      mediumUrl: url,
      canonicalUrl: '',
      isPublished: true,
      visibility: preview ? 'LOCKED' : 'PUBLIC',
      firstPublishedAt: 1_614_834_367_008,
      latestPublishedAt: 1_614_920_767_008,
      creator: { __ref: 'User:0123456789ab' },
      tags: tags.map((tag) => ({ __ref: `Tag:${tag.toLowerCase().replaceAll(' ', '-')}` })),
      'content({"postMeteringOptions":{"referrer":""}})': {
        __typename: 'PostContent',
        isLockedPreviewOnly: preview,
        bodyModel: {
          __typename: 'RichText',
          sections: [{ __typename: 'Section', name: 'a0b1', startIndex: 0 }],
          paragraphs: keys.map((key) => ({ __ref: key })),
        },
      },
    },
    ...Object.fromEntries(
      tags.map((tag) => {
        const slugged = tag.toLowerCase().replaceAll(' ', '-');
        return [
          `Tag:${slugged}`,
          { __typename: 'Tag', id: slugged, displayTitle: tag, normalizedTagSlug: slugged },
        ];
      }),
    ),
    ...Object.fromEntries(
      all.map((paragraph, i) => [
        keys[i],
        {
          __typename: 'Paragraph',
          id: keys[i]?.slice(10),
          ...paragraph,
          markups: [],
          metadata: null,
          layout: null,
        },
      ]),
    ),
  };
  // Medium writes every slash as an escape, so that no tag can end the script.
  const data = JSON.stringify(state).replaceAll('/', '\\u002F');
  const body = shown
    .map(
      (text, i) =>
        `<p id="0a${String(i + 1).padStart(2, '0')}" class="pw-post-body-paragraph">${escaped(text)}</p>`,
    )
    .join('');
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)} | by Ada Example | Medium</title>
<link rel="canonical" href="${url}"><meta property="al:ios:url" content="medium://p/${id}"><meta property="og:title" content="${escaped(title)}">
<script type="application/ld+json">${JSON.stringify({ '@type': 'SocialMediaPosting', headline: title, identifier: id, datePublished: '2021-03-04T05:06:07Z', author: { name: 'Ada Example', url: 'https://medium.com/@ada-example' } })}</script></head>
<body><article><h1 class="pw-post-title" id="0a00">${escaped(title)}</h1>${body}</article>
<script>window.__APOLLO_STATE__ = ${data}</script></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
