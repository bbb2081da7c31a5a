/** What a run would change, for a person: facts (files, figures, order), not prose. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ChangeState } from '../../src/change.ts';
import { STATES } from '../../src/reports/change-totals.ts';
import type { ChangesReport } from '../../src/reports/changes-report.ts';
import { diffExitCode } from '../../src/reports/diff-exit-code.ts';
import { type DiffTerminalOptions, diffTerminal } from '../../src/reports/diff-terminal.ts';
import { type Changed, change, changesReport, pictureChange } from '../support/changes.ts';

const PLAIN: DiffTerminalOptions = { verbose: false, stat: false, colour: false };

function print(
  changed: readonly Changed[],
  options: Partial<DiffTerminalOptions> = {},
  given: Partial<ChangesReport> = {},
): string {
  return diffTerminal(changesReport(changed, given), { ...PLAIN, ...options });
}

function figures(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^ {2}(\w+) {2,}(\S.*)$/gm)].map(([, name, said]) => [name, said]),
  );
}

const UPDATE: Changed = [
  change('rye', {
    state: 'update',
    lines: { added: 2, removed: 1 },
    frontMatter: [
      { key: 'title', before: 'Rye', after: 'Rye bread' },
      { key: 'subtitle', after: 'x'.repeat(300) },
      { key: 'categories', before: ['a'] },
    ],
    pictures: [
      pictureChange(1, { state: 'keep' }),
      pictureChange(2, { assumed: true }),
      pictureChange(3, { state: 'orphan' }),
      { url: 'https://pictures.example/4.png', failed: 'not-found', detail: '404' },
    ],
    losses: [{ kind: 'words', place: 'paragraph 3: “Take flour”', expected: 'flour', found: 'flower' }],
  }),
  { before: 'one\ntwo\n', after: 'one\n2\nthree\n' },
];

test('each state has its group with its files; unchanged ones only with verbose', () => {
  const all = STATES.map((state): Changed => [change(state, { state })]);
  const text = print(all);
  const headings = text.split('\n').filter((line) => /\(1\):$/.test(line));
  expect(headings).toHaveLength(8);
  for (const state of STATES) expect(text.includes(`blog/${state}.md`)).toBe(state !== 'keep');
  expect(print(all, { verbose: true })).toContain('blog/keep.md');
  expect(figures(text).files).toMatch(/^1 new, 1 updated, 1 merged, 1 moved, 1 in conflict, /);
});

test('before a run it says what is to be done, after it what was done', () => {
  expect(print([UPDATE])).toMatch(/^To be updated \(1\):$/m);
  expect(figures(print([UPDATE])).output).toMatch(/nothing was written/);
  const after = print([UPDATE], {}, { dryRun: false });
  expect(after).toMatch(/^Updated \(1\):$/m);
  expect(figures(after).output).toBe('my-blog');
});

test('a file with its lines, keys, pictures and losses, in 80 columns', () => {
  const text = print([UPDATE], { stat: true });
  expect(text).toMatch(/^ +\+2 −1 {2}blog\/rye\.md$/m);
  expect(text).toMatch(/^ +title: “Rye” → “Rye bread”$/m);
  expect(text).toMatch(/^ +subtitle: \(none\) → “x+…”$/m);
  expect(text).toMatch(/^ +categories: \["a"\] → \(none\)$/m);
  expect(text).toMatch(/^ +asset-2\.png comes \(1\.2 kB, assumed\)$/m);
  expect(text).toMatch(/^ +asset-3\.png is no longer shown/m);
  expect(text).toMatch(/^ +https:\/\/pictures\.example\/4\.png is missing \(not-found\)$/m);
  expect(text).not.toContain('asset-1.png');
  expect(text).toMatch(/words, paragraph 3: “Take flour”\n +Medium: +flour\n +Markdown: flower\n/);
  expect(figures(text)).toMatchObject({
    files: '1 updated',
    lines: '2 added, 1 removed',
    pictures: '1 new, 1 no longer shown, 1 missing, 1 unchanged; 1 assumed',
    verified: '0 of 1 post come over whole',
  });
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('the differences stand below the groups, and not with stat', () => {
  expect(print([UPDATE])).toContain(
    '--- a/blog/rye.md\n+++ b/blog/rye.md\n@@ -1,2 +1,3 @@\n one\n-two\n+2\n+three\n',
  );
  expect(print([UPDATE]).indexOf('To be updated')).toBeLessThan(print([UPDATE]).indexOf('--- a/'));
  expect(print([UPDATE], { stat: true })).not.toContain('--- a/');
});

test('a new file has its size, and its text only with verbose', () => {
  const pictures = [pictureChange(1), pictureChange(2, { assumed: true })];
  const created: Changed = [change('new', { state: 'create', pictures }), { after: 'é'.repeat(2100) }];
  const text = print([created]);
  expect(text).toMatch(/^ +4\.2 kB {2}blog\/new\.md\n +2 pictures come \(2\.5 kB, 1 assumed\)$/m);
  expect(text).not.toContain('éé');
  expect(print([created], { verbose: true })).toContain('--- /dev/null\n+++ b/blog/new.md\n@@ ');
});

test('a move says both places, a conflict where the texts are', () => {
  const moved = change('m', { state: 'move', from: 'drafts/m.md' });
  const conflict = change('c', {
    state: 'conflict',
    why: 'older-source',
    conflictFile: '.medium-migrate/conflicts/blog/c.md',
    backup: '.medium-migrate/backups/blog/c.md',
  });
  const text = print([[moved], [conflict]]);
  expect(text).toMatch(/^ +drafts\/m\.md\n +→ blog\/m\.md$/m);
  expect(text).toMatch(
    /blog\/c\.md\n.*older.*\n +our text: \S+conflicts\/blog\/c\.md\n +your text: \S+backups/,
  );
});

describe('much of a kind', () => {
  const body = (word: string) => Array.from({ length: 100 }, (_, i) => `${word} ${i}\n`).join('');
  const many = Array.from(
    { length: 30 },
    (_, i): Changed => [change(`p${i}`, { state: 'update' }), { before: body('a'), after: body('b') }],
  );

  test('is cut, with a word about it', () => {
    const text = print(many);
    expect(text).toMatch(/^ +and 10 more posts$/m);
    expect(text).toMatch(/^… and the differences of 10 more files$/m);
    expect(text.match(/^… and 143 more lines$/gm)).toHaveLength(20);
    expect(text).toMatch(/--verbose/);
  });

  test('is shown with verbose', () => {
    const text = print(many, { verbose: true });
    expect(text.match(/^\+\+\+ b\//gm)).toHaveLength(30);
    expect(text).not.toMatch(/more|--verbose/);
  });

  test('and what is short is not said to be cut', () => expect(print([UPDATE])).not.toMatch(/--verbose/));
});

test('nothing can steer the terminal, and colours change no word', () => {
  const evil: Changed = [
    change('e', {
      state: 'update',
      file: 'blog/\u001b[2Je.md',
      frontMatter: [{ key: 'title', before: '\u001b]0;x\u0007', after: '\u202Ex' }],
    }),
    { before: '\u001b[2J', after: '\u009b2J' },
  ];
  expect(print([evil])).not.toMatch(/(?!\n)[\p{Cc}\u202E]/u);
  const coloured = print([evil, UPDATE], { colour: true });
  expect(coloured).not.toBe(print([evil, UPDATE]));
  expect(stripVTControlCharacters(coloured)).toBe(print([evil, UPDATE]));
});

test.each<[ChangeState, 0 | 1]>([
  ['create', 1],
  ['update', 1],
  ['merge', 1],
  ['move', 1],
  ['conflict', 1],
  ['yours', 0],
  ['deleted', 0],
  ['orphan', 0],
  ['keep', 0],
])('the exit code of diff for %s is %i', (state, code) => {
  expect(diffExitCode({ posts: [change('b'), change('a', { state })] })).toBe(code);
});

test('a picture alone is a change, and no post at all is no success', () => {
  expect(diffExitCode({ posts: [change('a', { pictures: [pictureChange(1)] })] })).toBe(1);
  expect(diffExitCode({ posts: [change('a', { pictures: [pictureChange(1, { state: 'keep' })] })] })).toBe(0);
  expect(diffExitCode({ posts: [] })).toBe(2);
  const redirects = (state: 'create' | 'yours') => [{ file: '_redirects', state, leftOut: 0 }];
  expect(diffExitCode({ posts: [change('a', { state: 'keep' })], redirects: redirects('create') })).toBe(1);
  expect(diffExitCode({ posts: [change('a', { state: 'keep' })], redirects: redirects('yours') })).toBe(0);
  expect(diffExitCode({ posts: [change('a', { state: 'orphan' })] })).toBe(2);
});
