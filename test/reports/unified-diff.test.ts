/** Patches: right as `patch` reads them, readable in a terminal, and bounded in time. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colouredDiff } from '../../src/reports/coloured-diff.ts';
import { COARSE, unifiedDiff } from '../../src/reports/unified-diff.ts';
import { sample } from '../support/sample.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const lines = (count: number, word: string) =>
  Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('');

test('a changed line with its surroundings', () => {
  const before = 'one\ntwo\nthree\nfour\nfive\n';
  expect(unifiedDiff('blog/rye.md', before, before.replace('four', '4'), { context: 1 })).toBe(
    '--- a/blog/rye.md\n+++ b/blog/rye.md\n@@ -3,3 +3,3 @@\n three\n-four\n+4\n five\n',
  );
});

test('a file that comes, goes, or moves', () => {
  expect(unifiedDiff('a.md', undefined, 'x\n', { context: 3 })).toMatch(
    /^--- \/dev\/null\n\+\+\+ b\/a\.md\n@@ /,
  );
  expect(unifiedDiff('a.md', 'x\n', undefined, { context: 3 })).toMatch(
    /^--- a\/a\.md\n\+\+\+ \/dev\/null\n@@ /,
  );
  const from = 'drafts/a.md';
  expect(unifiedDiff('blog/a.md', 'x\n', 'x\n', { context: 3, from })).toBe(
    'rename from drafts/a.md\nrename to blog/a.md\n',
  );
  expect(unifiedDiff('blog/a.md', 'x\n', 'y\n', { context: 3, from })).toMatch(
    /^rename from drafts\/a\.md\nrename to blog\/a\.md\n--- a\/drafts\/a\.md\n\+\+\+ b\/blog\/a\.md\n@@ /,
  );
});

test('nothing where nothing differs, but an empty file that comes is said', () => {
  expect(unifiedDiff('a.md', 'x', 'x', { context: 3 })).toBe('');
  expect(unifiedDiff('a.md', undefined, undefined, { context: 3 })).toBe('');
  expect(unifiedDiff('a.md', undefined, '', { context: 3 })).toBe('--- /dev/null\n+++ b/a.md\n');
});

test('names are quoted as git reads them; letters of every script stay', () => {
  const header = (file: string) => unifiedDiff(file, 'x', 'y', { context: 0 }).split('\n')[0];
  expect(header('blog/हिन्दी.md')).toBe('--- a/blog/हिन्दी.md');
  expect(header('blog/two words.md')).toBe('--- a/blog/two words.md\t');
  expect(header('blog/a"\n.md')).toBe('--- "a/blog/a\\"\\012.md"');
});

const text = fc
  .array(fc.constantFrom('a', 'b', '', 'c\r', '-- a/x', '++ b', '@@', '\\ No newline'), { maxLength: 12 })
  .chain((all) => fc.constantFrom(all.join('\n'), all.length > 0 ? `${all.join('\n')}\n` : ''));

test('a patch gives the second text from the first', () => {
  fc.assert(
    fc.property(text, text, fc.nat(4), (before, after, context) => {
      const patch = unifiedDiff('a.md', before, after, { context });
      if (before === after) expect(patch).toBe('');
      else expect(applyPatch(before, patch, { autoConvertLineEndings: false })).toBe(after);
    }),
    sample('unified diff'),
  );
});

test('texts that differ too much take no time, say so, and the patch is right all the same', async () => {
  const [head, tail] = [lines(5, 'head'), lines(5, 'tail')];
  const before = `${head}${lines(40_000, 'before')}${tail}`;
  const after = `${head}${lines(40_000, 'after')}${tail}end without a line break`;
  const start = performance.now();
  const patch = unifiedDiff('a.md', before, after, { context: 3 });
  expect(performance.now() - start).toBeLessThan(5000);
  expect(patch.startsWith(`${COARSE}\n--- a/a.md\n`)).toBe(true);
  expect(applyPatch(before, patch)).toBe(after);

  const folder = await temporaryFolder({ 'a.md': before, 'a.patch': patch });
  execFileSync('git', ['apply', 'a.patch'], { cwd: folder });
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(after);
  await writeFile(join(folder, 'a.patch'), unifiedDiff('a.md', after, undefined, { context: 3 }));
  execFileSync('git', ['apply', 'a.patch'], { cwd: folder });
  await expect(readFile(join(folder, 'a.md'))).rejects.toThrow();
});

test('in the terminal, colours are ours alone', () => {
  const patch = unifiedDiff('a.md', '-- a/x\n\u001b[31mred\u202E\nsame\n', 'new\r\nsame\n', { context: 3 });
  const all = patch.trimEnd().split('\n');
  const plain = colouredDiff(all, false);
  expect(plain.join('\n')).not.toMatch(/(?!\n)[\p{Cc}\u202E]/u);
  expect(plain).toContain('-\uFFFD[31mred\uFFFD');
  const coloured = colouredDiff(all, true);
  expect(coloured.join('\n').match(/\p{Cc}\[(\d+)m/gu)).toEqual(
    [1, 22, 1, 22, 36, 39, 31, 39, 31, 39, 32, 39].map((code) => `\u001b[${code}m`),
  );
});
