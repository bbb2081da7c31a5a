import { expect, test } from 'vitest';
import { type IndexEntry, type IndexOptions, indexPosts } from '../src/index-posts.ts';

const fileOf: IndexOptions['fileOf'] = (slug, { kind }) =>
  `${{ post: 'blog', draft: 'drafts', response: 'responses' }[kind]}/${slug}.md`;

type Given = Partial<IndexEntry['metadata']> & { readonly hash?: string };

function entry(page: string, { hash = page, ...metadata }: Given): IndexEntry {
  return { page, name: `${page}.html`, pictures: 0, hash, metadata: { kind: 'post', ...metadata } };
}

function placesOf(entries: readonly IndexEntry[]): Record<string, string | undefined> {
  const index = indexPosts(entries, { fileOf });
  return Object.fromEntries([...index].map(([page, place]) => [page, place?.file]));
}

test('the older of two posts with one title keeps the bare slug, in whatever order they come', () => {
  const older = entry('a', { id: 'aaaaaaaaaaaa', title: 'Rye', date: '2018-01-01' });
  const later = entry('b', { id: 'bbbbbbbbbbbb', title: 'Rye!', date: '2019-01-01' });
  const draft = entry('c', { id: 'cccccccccccc', title: 'RYE', kind: 'draft' });
  const expected = { a: 'blog/rye.md', b: 'blog/rye-bbbbbbbbbbbb.md', c: 'drafts/rye-cccccccccccc.md' };
  expect(placesOf([older, later, draft])).toEqual(expected);
  expect(placesOf([draft, later, older])).toEqual(expected);
});

test('a post without a title is called by its id, one without both by its file name', () => {
  expect(placesOf([entry('p', { id: 'aaaaaaaaaaaa' }), entry('Some page', {})])).toEqual({
    p: 'blog/aaaaaaaaaaaa.md',
    'Some page': 'blog/some-page.md',
  });
});

test('one post exported twice is one post', () => {
  const one = { id: 'aaaaaaaaaaaa', title: 'Rye', hash: 'same' };
  expect(
    placesOf([
      entry('2018/a', { ...one, exportedOn: '2018-06-01' }),
      entry('2020/a', { ...one, exportedOn: '2020-06-01' }),
    ]),
  ).toEqual({
    '2018/a': undefined,
    '2020/a': 'blog/rye.md',
  });
});

test('of two versions of a post the newer export wins its place, and the other is written beside it', () => {
  const old = entry('old', { id: 'aaaaaaaaaaaa', title: 'Rye', exportedOn: '2018-06-01' });
  const renewed = entry('renewed', { id: 'aaaaaaaaaaaa', title: 'Rye', exportedOn: '2020-06-01' });
  const index = indexPosts([old, renewed], { fileOf });
  expect(index.get('renewed')).toMatchObject({ key: 'aaaaaaaaaaaa', slug: 'rye', file: 'blog/rye.md' });
  expect(index.get('old')).toMatchObject({
    key: expect.stringMatching(/^aaaaaaaaaaaa~/),
    slug: 'rye-2',
    file: 'blog/rye-2.md',
    otherVersionOf: 'renewed',
  });
});

test('the published form of a post wins over its draft', () => {
  const draft = entry('draft_x', { id: 'aaaaaaaaaaaa', title: 'Rye', kind: 'draft' });
  const post = entry('x', { id: 'aaaaaaaaaaaa', title: 'Rye', date: '2018-01-01' });
  expect(placesOf([draft, post])).toEqual({ x: 'blog/rye.md', draft_x: 'drafts/rye-2.md' });
});

test('no two posts share a path, whatever their titles and ids', () => {
  const entries = Array.from({ length: 300 }, (_, i) =>
    entry(`p${i}`, {
      title: ['Rye', 'rye', 'RYE ', 'Rye 2'][i % 4] ?? '',
      ...(i % 3 ? { id: `${i % 50}`.padStart(12, 'a') } : {}),
    }),
  );
  const files = Object.values(placesOf(entries));
  expect(files).toHaveLength(300);
  expect(new Set(files).size).toBe(300);
});
