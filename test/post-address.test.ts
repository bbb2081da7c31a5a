import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPostAddress } from '../src/post-address.ts';

const id = '1a2b3c4d5e6f';
const medium = 'https://medium.com';
const wrapped = (address: string) => encodeURIComponent(address);

describe('posts', () => {
  it.each([
    // Who publishes it
    [`${medium}/@ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [`${medium}/@ada/${id}`, `${medium}/@ada/${id}`],
    [`${medium}/rye-weekly/a-loaf-${id}`, `${medium}/rye-weekly/a-loaf-${id}`],
    [`${medium}/s/story/a-loaf-${id}`, `${medium}/s/story/a-loaf-${id}`],
    [`https://ada.medium.com/a-loaf-${id}`, `https://ada.medium.com/a-loaf-${id}`],
    [`https://blog.example.org/a-loaf-${id}`, `https://blog.example.org/a-loaf-${id}`],
    [`https://blog.example.org/@ada/a-loaf-${id}`, `https://blog.example.org/@ada/a-loaf-${id}`],
    // Short forms
    [`${medium}/p/${id}`, `${medium}/p/${id}`],
    [`${medium}/p/${id}/edit`, `${medium}/p/${id}`],
    [`${medium}/p/${id}/responses/show`, `${medium}/p/${id}`],
    [`https://blog.example.org/p/${id}`, `https://blog.example.org/p/${id}`],
    [id, `${medium}/p/${id}`],
    [id.toUpperCase(), `${medium}/p/${id}`],
    [`a-loaf-${id}`, `${medium}/p/${id}`],
    [`गेहूँ-की-रोटी-${id}`, `${medium}/p/${id}`],
    [`${medium}/a-loaf-${id}`, `${medium}/p/${id}`],
    [`medium://p/${id}`, `${medium}/p/${id}`],
    [`medium:/p/${id}`, `${medium}/p/${id}`],
    // Schemes, hosts
    [`http://medium.com/@ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [`HTTPS://Medium.COM/@ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [`medium.com/@ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [`//medium.com/@ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [`www.medium.com/@ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [`m.medium.com/@ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [`https://medium.com./@ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [`https://user:pass@medium.com/@ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [`http://127.0.0.1:8080/@ada/a-loaf-${id}`, `http://127.0.0.1:8080/@ada/a-loaf-${id}`],
    [`https://notmedium.com/@ada/a-loaf-${id}`, `https://notmedium.com/@ada/a-loaf-${id}`],
    // What hangs on an address
    [`${medium}/@ada/a-loaf-${id}/`, `${medium}/@ada/a-loaf-${id}`],
    [`${medium}//@ada///a-loaf-${id}//`, `${medium}/@ada/a-loaf-${id}`],
    [`${medium}/@ada/a-loaf-${id}?source=user_profile---------3-&gi=1#7f3a`, `${medium}/@ada/a-loaf-${id}`],
    [`${medium}/@ada/a-loaf-${id}?utm_source=x&responsesOpen=true`, `${medium}/@ada/a-loaf-${id}`],
    [`${medium}/@ada/a-loaf-${id}/amp`, `${medium}/@ada/a-loaf-${id}`],
    [`${medium}/amp/p/${id}`, `${medium}/p/${id}`],
    [`${medium}/@ada/a-loaf-${id}/responses`, `${medium}/@ada/a-loaf-${id}`],
    [`  <${medium}/@ada/a-loaf-${id}>, `, `${medium}/@ada/a-loaf-${id}`],
    [`“${medium}/@ada/a-loaf-${id}”`, `${medium}/@ada/a-loaf-${id}`],
    [`(${medium}/@ada/a-loaf-${id});`, `${medium}/@ada/a-loaf-${id}`],
    // Percent-encoded
    [`${medium}/%40ada/a-loaf-${id}`, `${medium}/@ada/a-loaf-${id}`],
    [wrapped(`${medium}/@ada/a-loaf-${id}`), `${medium}/@ada/a-loaf-${id}`],
    [`${medium}/@ada/%E2%82%AC-%zz-${id}`, `${medium}/@ada/%E2%82%AC-%zz-${id}`],
    [`${medium}/@ada/रोटी-${id}`, `${medium}/@ada/%E0%A4%B0%E0%A5%8B%E0%A4%9F%E0%A5%80-${id}`],
    // Wrapped
    [
      `${medium}/m/global-identity-2?redirectUrl=${wrapped(`https://blog.example.org/a-${id}`)}`,
      `https://blog.example.org/a-${id}`,
    ],
    [
      `${medium}/m/global-identity?redirectUrl=${wrapped(`https://blog.example.org/a-${id}?gi=1`)}`,
      `https://blog.example.org/a-${id}`,
    ],
    [
      `${medium}/m/signin?operation=login&redirect=${wrapped(`${medium}/@ada/a-${id}`)}&source=x`,
      `${medium}/@ada/a-${id}`,
    ],
    [`${medium}/m/signin?redirect=%2F%40ada%2Fa-${id}`, `${medium}/@ada/a-${id}`],
    [
      `https://blog.example.org/m/signin?redirect=${wrapped(wrapped(`https://blog.example.org/a-${id}`))}`,
      `https://blog.example.org/a-${id}`,
    ],
    [`${medium}/r/?url=${wrapped(`${medium}/@ada/a-${id}`)}`, `${medium}/@ada/a-${id}`],
    [
      `https://www.google.com/url?sa=t&url=${wrapped(`${medium}/@ada/a-${id}`)}&usg=x`,
      `${medium}/@ada/a-${id}`,
    ],
    [`https://www.google.co.uk/url?q=${medium}/@ada/a-${id}`, `${medium}/@ada/a-${id}`],
    [`https://www.google.com/amp/s/medium.com/amp/p/${id}`, `${medium}/p/${id}`],
    [`https://medium-com.cdn.ampproject.org/c/s/medium.com/@ada/a-${id}/amp`, `${medium}/@ada/a-${id}`],
    [
      `https://webcache.googleusercontent.com/search?q=cache:AbC:${medium}/@ada/a-${id}+&cd=1`,
      `${medium}/@ada/a-${id}`,
    ],
    [`https://freedium.cfd/${medium}/@ada/a-${id}`, `${medium}/@ada/a-${id}`],
    [`https://freedium.cfd/https:/medium.com/@ada/a-${id}`, `${medium}/@ada/a-${id}`],
    [`https://freedium.cfd/${wrapped(`${medium}/@ada/a-${id}`)}`, `${medium}/@ada/a-${id}`],
    [`https://scribe.rip/@ada/a-${id}`, `${medium}/p/${id}`],
    [`https://readmedium.com/a-loaf-${id}`, `${medium}/p/${id}`],
    [`https://l.facebook.com/l.php?u=${wrapped(`${medium}/p/${id}`)}&h=1`, `${medium}/p/${id}`],
  ])('%s', (value, canonical) => {
    expect(readPostAddress(value)).toEqual({ kind: 'post', id, url: canonical, canonical });
  });

  it.each(['7c8f847b58', '14f8ad9f3c0', '7c8f847b'])('with the short id %s', (short) => {
    expect(readPostAddress(`${medium}/@ada/a-${short}`)).toMatchObject({ kind: 'post', id: short });
  });

  it.each([
    ['?sk=0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef'],
    ['?source=friends_link&sk=0123456789abcdef', '0123456789abcdef'],
    ['?sk=v2%2F0123-4567&source=x', 'v2%2F0123-4567'],
  ])('a friend link keeps its key for the request alone: %s', (query, key) => {
    const canonical = `${medium}/@ada/a-${id}`;
    expect(readPostAddress(canonical + query)).toEqual({
      kind: 'post',
      id,
      url: `${canonical}?sk=${key}`,
      canonical,
    });
  });

  it('an archive is asked for what Medium sent, not for its own view of it', () => {
    const inner = `${medium}/@ada/a-${id}`;
    expect(readPostAddress(`https://web.archive.org/web/20190801101112/${inner}?source=x`)).toEqual({
      kind: 'post',
      id,
      url: `https://web.archive.org/web/20190801101112id_/${inner}?source=x`,
      canonical: inner,
    });
  });
});

it.each([
  ['https://link.medium.com/AbCdEfGhIj', 'https://link.medium.com/AbCdEfGhIj'],
  ['link.medium.com/AbCdEfGhIj?x=1', 'https://link.medium.com/AbCdEfGhIj'],
  ['https://rsci.app.link/AbCdEf', 'https://rsci.app.link/AbCdEf'],
  ['https://blog.example.org/a-loaf', 'https://blog.example.org/a-loaf'],
  ['https://blog.example.org/release-notes-20180801', 'https://blog.example.org/release-notes-20180801'],
  ['http://localhost:3000/x', 'http://localhost:3000/x'],
  ['https://t.co/AbCdEf', 'https://t.co/AbCdEf'],
])('%s may lead to a post', (value, url) => {
  expect(readPostAddress(value)).toEqual({ kind: 'short', url });
});

it.each([
  [`${medium}/`, 'home'],
  ['medium.com', 'home'],
  [`${medium}/?source=x`, 'home'],
  ['https://blog.example.org', 'home'],
  [`${medium}/@ada`, 'profile'],
  [`${medium}/@ada/about`, 'profile'],
  [`${medium}/@ada/followers`, 'profile'],
  [`${medium}/u/${id}`, 'profile'],
  ['https://ada.medium.com', 'profile'],
  ['https://ada.medium.com/about', 'profile'],
  [`${medium}/@ada/lists`, 'list'],
  [`${medium}/@ada/list/reading-${id}`, 'list'],
  [`https://ada.medium.com/list/reading-${id}`, 'list'],
  [`https://blog.example.org/@ada/list/reading-${id}`, 'list'],
  [`${medium}/rye-weekly`, 'publication'],
  [`${medium}/constructor`, 'publication'],
  [`${medium}/rye-weekly/archive`, 'publication'],
  [`${medium}/rye-weekly/archive/2019/03`, 'publication'],
  [`${medium}/rye-weekly/subpage/${id}`, 'publication'],
  [`${medium}/rye-weekly/tagged/bread`, 'tag'],
  [`${medium}/tag/bread`, 'tag'],
  [`${medium}/tag/bread-${id}`, 'tag'],
  [`${medium}/topic/bread`, 'tag'],
  [`https://blog.example.org/tagged/bread`, 'tag'],
  [`${medium}/series/a-week-${id}`, 'series'],
  [`${medium}/search?q=bread`, 'search'],
  [`${medium}/feed/@ada`, 'feed'],
  [`https://blog.example.org/feed`, 'feed'],
  [`${medium}/p/${id}/stats`, 'stats'],
  [`${medium}/me/stories/drafts`, 'account'],
  [`${medium}/new-story`, 'account'],
  [`${medium}/media/0123456789abcdef0123456789abcdef`, 'embed'],
  ['https://miro.medium.com/v2/1*AbC.png', 'picture'],
  ['https://cdn-images-1.medium.com/max/800/1*AbC.png', 'picture'],
  ['https://help.medium.com/hc/en-us/articles/115004745787', 'service'],
  [`${medium}/m/signin`, 'service'],
  [`${medium}/membership`, 'service'],
  [`${medium}/p/bread`, 'other'],
  [`${medium}/@ada/a-loaf`, 'other'],
  [`https://web.archive.org/web/*/${medium}/@ada/a-${id}`, 'captures'],
  [`https://web.archive.org/web/20190801000000*/${medium}/@ada/a-${id}`, 'captures'],
  ['', 'no-address'],
  ['a loaf', 'no-address'],
  ['./a-loaf.html', 'no-address'],
  ['a-loaf.html', 'no-address'],
  ['a-loaf', 'no-address'],
  ['posts/a-loaf.html', 'no-address'],
  ['C:\\posts\\a-loaf.html', 'no-address'],
  [`ftp://medium.com/@ada/a-${id}`, 'no-address'],
  [`mailto:ada@example.org`, 'no-address'],
  [`javascript:alert(1)`, 'no-address'],
  ['https://', 'no-address'],
  ['https://[', 'no-address'],
])('%s is no post, but %s', (value, what) => {
  const address = readPostAddress(value);
  expect(address).toMatchObject({ kind: 'no-post', what });
  expect(address.kind === 'no-post' && address.message).toMatch(/[a-z]\.$/);
});

it('the message does not repeat the key of a friend link, nor a password', () => {
  const address = readPostAddress('https://ada:secret@medium.com/@ada/list/x-1?sk=0123456789abcdef');
  expect(JSON.stringify(address)).not.toMatch(/secret|0123456789abcdef/);
});

describe('any text', () => {
  const pieces = fc.oneof(
    fc.constantFrom(
      'https://',
      'http:',
      '//',
      'medium.com',
      '/@ada',
      '/p/',
      '/m/signin?redirect=',
      '%',
      '%2F',
      '%40',
      '?sk=',
      '#',
      '-',
      id,
      '@',
      ':',
      '.',
      '\u202e',
      '//web.archive.org/web/2019/',
      '/list/',
      ' ',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );

  it('never throws, and what it would request is https and has no query but a key', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const address = readPostAddress(parts.join(''));
        if (address.kind === 'no-post') return;
        const url = new URL(address.url);
        expect(url.protocol === 'https:' || url.port !== '').toBe(true);
        expect([url.username, url.password, url.hash]).toEqual(['', '', '']);
        if (address.kind !== 'post') return;
        expect(address.id).toMatch(/^[0-9a-f]{8,12}$/);
        expect(address.canonical).toMatch(new RegExp(`${address.id}$`, 'i'));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads its own answer as the same post', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const slug = parts.join('').replaceAll('http', '');
        const address = readPostAddress(`https://medium.com/@ada/${slug}-${id}`);
        if (address.kind !== 'post') return;
        expect(readPostAddress(address.canonical)).toEqual({ ...address, url: address.canonical });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['quotes', (n: number) => `${'"'.repeat(n)}x`],
    ['dots', (n: number) => 'a.'.repeat(n / 2)],
    ['slashes', (n: number) => `https://medium.com${'/'.repeat(n)}x`],
    ['views', (n: number) => `https://medium.com${'/amp'.repeat(n / 4)}`],
    ['wrappers', (n: number) => 'https://freedium.cfd/'.repeat(n / 21)],
    ['percents', (n: number) => `https://medium.com/${'%'.repeat(n)}`],
    ['digits', (n: number) => `${'a'.repeat(n)}g`],
  ])('costs no more than its length: %s', (_, text) => {
    const start = performance.now();
    for (const length of [7_000, 1_000_000]) readPostAddress(text(length));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
