/** What links may lead to: the converter and the judge each have their own hand in it, and must agree. */
import { expect, test } from 'vitest';
import { expectPost } from '../src/expect.ts';
import { mendedTarget } from '../src/link-target.ts';
import { parsePost } from '../src/parse-post.ts';
import { renderPost } from '../src/render-post.ts';
import { comparableUrl, expectedTarget } from '../src/verify/comparable-url.ts';
import { verifyPost } from '../src/verify.ts';
import { fixturePage } from './support/fixture-page.ts';

const HOSTILE = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript:1/alert(1)',
  'vbscript:1/x',
  'data:1/x',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
];

const TARGETS: readonly (readonly [href: string, target: string | undefined])[] = [
  ['https://example.com/a?source=b', 'https://example.com/a?source=b'],
  [
    'https://medium.com/@ada/x-0123456789ab?source=user_profile---1',
    'https://medium.com/@ada/x-0123456789ab',
  ],
  ['https://ada.medium.com/x?a=1&source=b&c=2#d', 'https://ada.medium.com/x?a=1&c=2#d'],
  ['https://medium.com/x?source', 'https://medium.com/x'],
  ['https://notmedium.com/x?source=b', 'https://notmedium.com/x?source=b'],
  ['https://medium.com/r/?url=https%3A%2F%2Fexample.com%2Fa', 'https://example.com/a'],
  ['https://medium.com/r/?url=mailto%3Aada%40example.com', 'mailto:ada@example.com'],
  ['https://medium.com/r/?url=javascript%3Aalert(1)', undefined],
  [
    'https://help.medium.com/r/?url=https%3A%2F%2Fexample.com',
    'https://help.medium.com/r/?url=https%3A%2F%2Fexample.com',
  ],
  ['http://%28https://example.com/a', 'https://example.com/a'],
  ['http://%28https://example.com/a%29', 'https://example.com/a'],
  ['http://%28https://example.com/a_(b)', 'https://example.com/a_(b)'],
  ['mailto:ada@example.com', 'mailto:ada@example.com'],
  ['tel:+4912345', 'tel:+4912345'],
  ['sms:+4912345', 'sms:+4912345'],
  ['magnet:?xt=urn:btih:abc', 'magnet:?xt=urn:btih:abc'],
  ['#9dbd', '#9dbd'],
  ['/about', '/about'],
  ['localhost:8080/page', 'localhost:8080/page'],
  ['www.example.com:81', 'www.example.com:81'],
  ['', undefined],
  ...HOSTILE.map((href) => [href, undefined] as const),
];

test.each(TARGETS)('%j', (href, target) => {
  expect(mendedTarget(href.trim()).target).toBe(target);
  expect(expectedTarget(href)).toBe(target === undefined ? undefined : comparableUrl(target));
});

const escaped = (href: string) => href.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
const PLACES: Readonly<Record<string, (href: string) => string>> = {
  'a paragraph': (href) => `<p class="graf graf--p">See <a href="${href}">this</a>.</p>`,
  'a link around a picture': (href) =>
    `<figure class="graf graf--figure"><a class="graf-imageAnchor" href="${href}"><img data-image-id="1*a.png" src="https://cdn-images-1.medium.com/max/800/1*a.png"></a></figure>`,
  'a caption': (href) =>
    `<figure class="graf graf--figure"><img data-image-id="1*a.png" src="https://cdn-images-1.medium.com/max/800/1*a.png"><figcaption>By <a href="${href}">Ada</a></figcaption></figure>`,
  'a frame': (href) =>
    `<figure class="graf graf--figure graf--iframe"><iframe src="${href}" width="1" height="1"></iframe></figure>`,
  'a tweet': (href) =>
    `<figure class="graf graf--figure graf--iframe"><blockquote class="twitter-tweet"><a href="${href}"></a></blockquote></figure>`,
  'a link card': (href) =>
    `<div class="graf graf--mixtapeEmbed"><a href="${href}" class="markup--mixtapeEmbed-anchor"><strong>T</strong><br><em>D</em>example.com</a></div>`,
};

test.each(Object.keys(PLACES).flatMap((place) => HOSTILE.map((href) => [place, href] as const)))(
  'in %s, %j is never written',
  (place, href) => {
    const html = fixturePage(`<p class="graf graf--p">Before.</p>${PLACES[place]?.(escaped(href))}`);
    const post = parsePost({ path: 'x', name: 'x.html', html }, { guessedLanguages: false });
    if (!post) throw new Error('no post');
    const { text } = renderPost(post, 'x', new Map(), { captions: 'alt', assetPrefix: '/', settings: {} });
    expect(text).not.toMatch(/(?:href|src)="(?!https?:)|\]\((?!https?:|\/)|alert|passwd/i);
    expect(post.messages.map(({ code }) => code)).not.toEqual([]);
    const intended = {
      captions: 'alt',
      guessedLanguages: false,
      pictureUrls: new Map(),
      overridden: [],
      links: new Map(),
    } as const;
    expect(verifyPost(expectPost(html), text, intended)).toEqual([]);
  },
);
