import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { type PublishedPost, redirectTable } from '../../src/redirects/table.ts';

function post(slug: string, id: string, more: Partial<PublishedPost> = {}): PublishedPost {
  return {
    id,
    oldSlug: `${slug}-${id}`,
    canonicalLink: `https://medium.com/@ada/${encodeURIComponent(slug)}-${id}`,
    authorUrl: 'https://medium.com/@ada',
    url: `/blog/${slug}`,
    ...more,
  };
}

const A = '0123456789ab';
const B = 'ba9876543210';

test('every old address of a post, the likeliest of all posts first', () => {
  const domain = { canonicalLink: `https://blog.example.com/été-${B}`, authorUrl: 'https://ada.medium.com/' };
  expect(redirectTable([post('rye', A), post('été', B, domain)])).toEqual([
    { from: `/rye-${A}`, to: '/blog/rye' },
    { from: `/été-${B}`, to: '/blog/été' },
    { from: `/@ada/rye-${A}`, to: '/blog/rye' },
    { from: `/p/${A}`, to: '/blog/rye' },
    { from: `/p/${B}`, to: '/blog/été' },
    { from: `/@ada/été-${B}`, to: '/blog/été' },
  ]);
});

test('a publication’s address, and no slash at the end', () => {
  const table = redirectTable([
    post('rye', A, { canonicalLink: `https://medium.com/little-bakers/rye-${A}/?x=y` }),
  ]);
  expect(table.map(({ from }) => from)).toContain(`/little-bakers/rye-${A}`);
});

test('a post that stays at an old address is not redirected from it', () => {
  const table = redirectTable([post('rye', A, { url: `/rye-${A}/` })]);
  expect(table.map(({ from }) => from)).toEqual([`/@ada/rye-${A}`, `/p/${A}`]);
});

test('paths that no site can have are left out', () => {
  const hostile = ['/../../etc', '/a//b', '/a b', '/a%0Ab', '/a"b', '/{x}'];
  for (const path of hostile) {
    const table = redirectTable([post('rye', A, { canonicalLink: `https://a.example${path}` })]);
    expect(table.map(({ from }) => from)).toEqual([`/rye-${A}`, `/p/${A}`, `/@ada/rye-${A}`]);
  }
});

describe('contradictions are refused', () => {
  test.each([
    [
      'one address for two posts',
      [post('rye', A), post('oat', B, { oldSlug: `rye-${A}` })],
      /\/rye-0123456789ab would lead to both \/blog\/rye and \/blog\/oat/,
    ],
    [
      'a loop',
      [post('rye', A, { url: `/oat-${B}` }), post('oat', B, { url: `/rye-${A}` })],
      /would lead to \/oat-.* which leads to \/rye-/,
    ],
    [
      'a chain',
      [post('rye', A, { url: `https://ada.example/oat-${B}/` }), post('oat', B)],
      /which leads to \/blog\/oat/,
    ],
  ])('%s', (_, posts, message) => {
    expect(() => redirectTable(posts)).toThrow(UsageError);
    expect(() => redirectTable(posts)).toThrow(message);
  });
});
