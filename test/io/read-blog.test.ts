import { expect, test } from 'vitest';
import { readPost } from '../../src/io/read-blog.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a post is read, and where there is none there is nothing', async () => {
  const folder = await temporaryFolder({ 'blog/a.md': 'Rye.\n', 'blog/b.md/': '' });
  expect(await readPost(folder, 'blog/a.md')).toBe('Rye.\n');
  for (const missing of ['blog/b.md', 'blog/c.md', 'drafts/a.md', 'blog/a.md/c.md']) {
    expect(await readPost(folder, missing)).toBeUndefined();
  }
});

test('a byte order mark is no part of a post', async () => {
  const folder = await temporaryFolder({ 'a.md': '\uFEFF---\ntitle: Rye\n' });
  expect(await readPost(folder, 'a.md')).toBe('---\ntitle: Rye\n');
});
