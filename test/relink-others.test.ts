/** Importing one more post mends the links of the others, and only those lines of their files. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importPosts } from '../src/import-posts.ts';
import { migrate } from '../src/migrate.ts';
import { type BlogPost, blogPost } from './support/blog-post.ts';
import { filesIn } from './support/files-in.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const link = (text: string) =>
  `<p class="graf graf--p">See <a href="https://medium.com/@ada-example/barley-aaaaaaaaaa02?source=x">${text}</a>.</p>`;
const RYE: BlogPost = { id: 'aaaaaaaaaa01', title: 'Rye', paragraphs: ['One.', link('barley'), 'Three.'] };
const BARLEY: BlogPost = { id: 'aaaaaaaaaa02', title: 'Barley', paragraphs: ['Malt.'] };
const OATS: BlogPost = { id: 'aaaaaaaaaa03', title: 'Oats', paragraphs: ['Porridge.'] };

test('a post that comes in later mends the links of the others, and nothing else', async () => {
  const output = await temporaryFolder();
  const input = await temporaryFolder({ 'posts/a.html': blogPost(RYE), 'posts/c.html': blogPost(OATS) });
  const page = await temporaryFolder({ 'barley.html': blogPost(BARLEY) });
  await migrate(input, { output, images: 'remote' });
  const file = join(output, 'blog/rye.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Three.', 'Three, by hand.'));
  const before = await filesIn(output);
  expect(before['blog/rye.md']).toContain('(https://medium.com/@ada-example/barley-aaaaaaaaaa02)');

  const dry = await importPosts([join(page, 'barley.html')], { output, dryRun: true });
  expect(await filesIn(output)).toEqual(before);
  const report = await importPosts([join(page, 'barley.html')], { output });
  expect(report.posts).toEqual(dry.posts);
  expect(report.posts.map(({ file, state, lines }) => [file, state, lines])).toEqual([
    ['blog/barley.md', 'create', expect.anything()],
    ['blog/rye.md', 'merge', { added: 1, removed: 1 }],
  ]);
  const after = await filesIn(output);
  expect(after['blog/rye.md']).toBe(
    before['blog/rye.md']?.replace('(https://medium.com/@ada-example/barley-aaaaaaaaaa02)', '(/blog/barley)'),
  );
  expect(after['blog/oats.md']).toBe(before['blog/oats.md']);
  const again = await migrate(input, { output });
  expect(again.posts.map(({ file, state }) => [file, state])).toEqual([
    ['blog/barley.md', 'orphan'],
    ['blog/oats.md', 'keep'],
    ['blog/rye.md', 'yours'],
  ]);
});
