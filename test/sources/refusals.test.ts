/** Pages that hold no post, each with the reason a user is told; and what looks like one of them and is none. */
import { describe, expect, test } from 'vitest';
import { readPostPage } from '../../src/read-post-page.ts';
import { type RefusalReason, refusalWording } from '../../src/sources/refusal-wording.ts';
import { apolloV3Page, formatJson, graphqlJson, page } from '../support/post-pages.ts';
import { samplePost } from '../support/sample-post.ts';

const html = (title: string, body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
const mediums = '<script src="https://cdn-client.medium.com/lite/static/js/main.js"></script>';
const at = (address: string) =>
  `<meta property="og:url" content="${address}"><meta property="og:site_name" content="Medium">`;
const state = (value: unknown) => `<script>window.__APOLLO_STATE__ = ${JSON.stringify(value)}</script>`;
const whole = apolloV3Page(samplePost);
const data = whole.indexOf('__APOLLO_STATE__');

const REFUSED: readonly (readonly [what: string, reason: RefusalReason, text: string])[] = [
  ['nothing', 'empty', ' \n '],
  ['a PDF', 'not-text', '%PDF-1.7 …'],
  ['a zip', 'not-text', 'PK\u0003\u0004…'],
  [
    'a web archive',
    'mhtml',
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://medium.com/p/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n',
  ],
  [
    'Chrome’s source view',
    'view-source',
    html(
      '',
      `<div class="line-gutter-backdrop"></div><table><tbody><tr><td class="line-number" value="1"></td><td class="line-content">&lt;!doctype html&gt;${whole.slice(data - 20, data + 400)}</td></tr></tbody></table>`,
    ),
  ],
  [
    'Firefox’s source view',
    'view-source',
    '<html><head><title>view-source:https://medium.com/p/1</title></head><body id="viewsource"><pre>…</pre></body></html>',
  ],
  [
    'a challenge',
    'challenge',
    html('Just a moment...', '<script>window._cf_chl_opt={cvId: "3"};</script><h1>medium.com</h1>'),
  ],
  [
    'a firewall',
    'challenge',
    html(
      'Attention Required! | Cloudflare',
      '<div id="cf-error-details"><h1>Sorry, you have been blocked</h1></div>',
    ),
  ],
  [
    'a sign-in page',
    'sign-in',
    html(
      'Sign in - Medium',
      `<h2>Welcome back.</h2>${mediums}`,
      at('https://medium.com/m/signin?operation=login'),
    ),
  ],
  [
    'a page that is gone',
    'gone',
    html('Medium', `<h2>PAGE NOT FOUND</h2><h1>404</h1><div>Out of nothing, something.</div>${mediums}`),
  ],
  ['a suspended account', 'gone', html('Medium', `<h2>This account is suspended</h2>${mediums}`)],
  [
    'a state without the post asked for',
    'gone',
    html(
      'Medium',
      state({ ROOT_QUERY: { 'postResult({"id":"5a1ebada55e5"})': { __typename: 'NotFound' } } }) + mediums,
    ),
  ],
  ['an answer without a post', 'gone', '{"data":{"post":null}}'],
  ['an answer that failed', 'gone', '])}while(1);</x>{"success":false,"error":"Not found","v":3}'],
  [
    'a profile',
    'not-a-post',
    html('Ada Example – Medium', `<h2>Latest</h2>${mediums}`, '<meta property="og:type" content="profile">'),
  ],
  [
    'a profile, by its address',
    'not-a-post',
    html(
      'Ada Example – Medium',
      `<article><h2 id="ab12">A post</h2><p id="ab13">Its beginning</p></article>${mediums}`,
      at('https://medium.com/@ada-example'),
    ),
  ],
  ['a tag', 'not-a-post', html('Bread – Medium', mediums, at('https://medium.com/tag/bread'))],
  ['the home page', 'not-a-post', html('Medium', mediums, at('https://medium.com/'))],
  [
    'a list',
    'not-a-post',
    html('Reading list', mediums, at('https://medium.com/@ada-example/list/reading-list')),
  ],
  ['a publication', 'not-a-post', html('Little Example', mediums, at('https://medium.com/little-example'))],
  ['a shell', 'app-shell', html('Medium', `<div id="root"></div>${mediums}`)],
  ['cut data', 'broken-data', `${whole.slice(0, data + 900)}`],
  ['damaged data', 'broken-data', whole.replace('"bodyModel":', '"bodyModel"')],
  ['a cut answer', 'broken-data', formatJson(samplePost).slice(0, 900)],
  [
    'somebody else’s page',
    'not-medium',
    html('A WordPress blog', `<article><h1>A post</h1><p>${'Words. '.repeat(100)}</p></article>`),
  ],
  ['somebody else’s JSON', 'no-post', '{"name":"medium-migrate","version":"1.0.0"}'],
  ['nesting without end', 'too-deep', `${'<div>'.repeat(50_000)}https://miro.medium.com/`],
];

test.each(REFUSED)('%s: %s', (_what, reason, text) => {
  expect(readPostPage(text)).toMatchObject({ reason });
});

test('every reason is in words, with advice', () => {
  for (const [, reason] of REFUSED) {
    const { cause, advice } = refusalWording(reason);
    expect(cause).toMatch(/^[A-Z].+[^.]$/s);
    expect(advice).toMatch(/^[A-Z].+\.$/s);
  }
});

describe('another post than the one asked for', () => {
  const id = 'ffffffffffff';
  test.each([
    ['a page with data', whole],
    ['?format=json', formatJson(samplePost)],
    ['GraphQL', graphqlJson(samplePost)],
    [
      'a page as shown',
      page(samplePost, '<article><p id="ab12" class="pw-post-body-paragraph">Some words.</p></article>'),
    ],
  ])('%s', (_what, text) => {
    expect(readPostPage(text, { id })).toMatchObject({ reason: 'other-post' });
    expect(
      readPostPage(text, { url: `https://medium.com/@ada-example/another-${id}?sk=0123` }),
    ).toMatchObject({ reason: 'other-post' });
    expect(readPostPage(text, { id: samplePost.id.toUpperCase() })).toMatchObject({ id: samplePost.id });
  });
});

describe('the beginning of a member-only story', () => {
  const preview = whole.replace('"isLockedPreviewOnly":false', '"isLockedPreviewOnly":true');

  test('is refused, unless it is allowed, and then marked', () => {
    expect(readPostPage(preview)).toEqual({ reason: 'preview', detail: 'Rye, slowly' });
    const allowed = readPostPage(preview, { allowPreview: true });
    expect(allowed).toMatchObject({
      form: 'apollo',
      extra: { isPreview: true },
      messages: [{ code: 'only-preview' }],
    });
  });

  test('gives way to the whole text, where a member saved what was shown', () => {
    const names = Array.from({ length: 60 }, (_, index) => (0xb000 + index).toString(16));
    const shown = names
      .map((name) => `<p id="${name}" class="pw-post-body-paragraph">Paragraph ${name}.</p>`)
      .join('');
    const saved = preview.replace('<body>', `<body><article><section>${shown}</section></article>`);
    const found = readPostPage(saved);
    expect(found).toMatchObject({
      form: 'article',
      id: samplePost.id,
      extra: { isPreview: false, tags: ['Bread', 'Slow Food'] },
    });
    expect('html' in found && found.html).toContain('Paragraph b03b.');
  });

  test('is known on pages without data, too', () => {
    const shown =
      '<article><section><p id="ab12" class="pw-post-body-paragraph">Its beginning.</p></section></article><h2>Create an account to read the full story.</h2>';
    const saved = page(samplePost, shown);
    expect(readPostPage(saved)).toMatchObject({ reason: 'preview' });
    expect(readPostPage(saved, { allowPreview: true })).toMatchObject({
      form: 'article',
      extra: { isPreview: true },
    });
  });

  test('is not taken where the whole text is in a second place', () => {
    const twice = preview.replace(
      '"content({',
      '"content({})":{"isLockedPreviewOnly":false,"bodyModel":{"sections":[],"paragraphs":[{"name":"1","type":"P","text":"All of it.","markups":[]}]}},"content({',
    );
    const found = readPostPage(twice.replace('\\"content({})\\"', '"content({})"'));
    expect(found).toMatchObject({ form: 'apollo', extra: { isPreview: false } });
  });
});
