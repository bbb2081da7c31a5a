/** What a run would change, as a pull request shows it: read back as GFM, whatever the texts hold. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { diffMarkdown } from '../../src/reports/diff-markdown.ts';
import { type Changed, change, changesReport, pictureChange } from '../support/changes.ts';

type Node = {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly lang?: string;
};

const read = (markdown: string): Node =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;

const all = (node: Node, type: string): readonly Node[] => [
  ...(node.type === type ? [node] : []),
  ...(node.children ?? []).flatMap((child) => all(child, type)),
];

const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');

const print = (changed: readonly Changed[]) => diffMarkdown(changesReport(changed));

test('a table for each state, and the differences below', () => {
  const markdown = print([
    [
      change('rye', {
        state: 'update',
        lines: { added: 1, removed: 1 },
        frontMatter: [{ key: 'title', before: 'Rye', after: 'Bread' }],
        pictures: [pictureChange(2, { assumed: true })],
        losses: [{ kind: 'words', place: 'paragraph 1', expected: 'a', found: 'b' }],
      }),
      { before: 'one\n', after: 'two\n' },
    ],
    [change('new', { state: 'create' }), { after: 'text\n' }],
    [change('m', { state: 'move', from: 'drafts/m.md' })],
    [change('same'), { before: 'x', after: 'x' }],
  ]);
  const tree = read(markdown);
  const cells = all(tree, 'table').map((table) =>
    (table.children ?? []).slice(1).flatMap((row) => (row.children ?? []).map(textOf)),
  );
  expect(cells).toEqual([
    ['blog/new.md', '5 B', ''],
    [
      'blog/rye.md',
      '+1 −1',
      'title: “Rye” → “Bread”<br />asset-2.png comes (1.2 kB, assumed)<br />lost: words, paragraph 1: a → b',
    ],
    ['drafts/m.md → blog/m.md', '', ''],
  ]);
  expect(all(tree, 'code').map(({ lang, value }) => [lang, value])).toEqual(
    [['diff', '--- a/blog/rye.md\n+++ b/blog/rye.md\n@@ -1,1 +1,1 @@\n-one\n+two']].concat([]),
  );
  expect(markdown).not.toContain('same.md');
});

test('no text of a post is taken for markup, a mention or an address', () => {
  const evil = 'a|b `c` ``` <script>x</script> **d** @ada #1 https://e.example [f](g) \u001b[2J &amp; ~~h~~';
  const markdown = print([
    [
      change('e', {
        state: 'update',
        file: `blog/${evil}.md`,
        frontMatter: [{ key: 'k|`', before: evil, after: undefined }],
        losses: [{ kind: 'words', place: evil, expected: evil, found: evil }],
        conflictFile: evil,
      }),
      { before: '````\n</details>\n', after: `${evil}\n\`\`\`\`\`\n` },
    ],
  ]);
  const tree = read(markdown);
  expect(all(tree, 'tableRow').map((row) => row.children?.length)).toEqual([3, 3]);
  expect([...all(tree, 'link'), ...all(tree, 'delete'), ...all(tree, 'emphasis')]).toEqual([]);
  const html = all(tree, 'html').map(({ value }) => value);
  expect(html.filter((value) => !/^<br \/>$|^<\/?details>/.test(value ?? ''))).toEqual([]);
  expect(html.filter((value) => value?.includes('<script'))).toEqual([]);
  expect(textOf(tree)).toContain(evil.replace('\u001b', '\uFFFD'));
  expect(all(tree, 'code')).toHaveLength(1);
  expect(all(tree, 'code')[0]?.value).toMatch(/\+`{5}$/);
  expect(markdown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('a large report stays below what a comment may hold, and says what it left out', () => {
  const body = (word: string) => Array.from({ length: 80 }, (_, i) => `${word} ${i}\n`).join('');
  const many = (['update', 'create', 'conflict'] as const).flatMap((state) =>
    Array.from(
      { length: 300 },
      (_, i): Changed => [change(`${state}-${i}`, { state }), { before: body('a'), after: body('b') }],
    ),
  );
  const markdown = print(many);
  expect(markdown.length).toBeLessThan(65_000);
  const patches = all(read(markdown), 'code').length;
  expect(patches).toBeGreaterThan(3);
  expect(markdown).toContain(`The differences of ${(600 - patches).toLocaleString('en')} files are left out`);
  const told = all(read(markdown), 'tableRow').length - 3;
  const left = [...markdown.matchAll(/and ([\d,]+) more files/g)].map(([, n]) => Number(n?.replace(',', '')));
  expect(told + left.reduce((sum, n) => sum + n, 0)).toBe(900);
});
