/** The JSON for programs: what docs/reports.md says of it is what it has, field by field. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PostChange } from '../../src/change.ts';
import { STATES } from '../../src/reports/change-totals.ts';
import { diffJson } from '../../src/reports/diff-json.ts';
import { type Changed, change, changesReport, pictureChange } from '../support/changes.ts';

const DOCS = readFileSync(join(import.meta.dirname, '../../docs/reports.md'), 'utf8');
const JSON_DOCS = DOCS.split('\n## JSON\n')[1] ?? '';

/** Every field there is. */
const FULL: Required<PostChange> = {
  ...change('rye'),
  id: '0123456789ab',
  title: 'Rye',
  date: '2020-02-03T04:05:06.000Z',
  source: 'e/posts/rye.html',
  state: 'conflict',
  from: 'drafts/rye.md',
  why: 'older-source',
  frontMatter: [{ key: 'title', before: 'Rye', after: 'Bread' }],
  pictures: [
    pictureChange(1, { assumed: true, overwritten: true }),
    { url: 'https://pictures.example/2.png', failed: 'not-found', detail: '404' },
  ],
  messages: [{ code: 'nested-too-deep', depth: 300 }],
  losses: [{ kind: 'words', place: 'paragraph 1', expected: 'a', found: 'b' }],
  overwritten: true,
  conflictFile: '.medium-migrate/conflicts/blog/rye.md',
  backup: '.medium-migrate/backups/blog/rye.md',
};

const CHANGED: readonly Changed[] = [[FULL, { before: 'a\n', after: 'b\n' }]];
const SKIPPED = [{ source: 'e/posts/x.html', reason: 'failed', detail: 'TypeError: x' }] as const;
const START = {
  changedOptions: [{ name: 'captions', was: 'alt', is: 'figure' }],
  tags: { leftOut: ['https://example.org/a-loaf'], unknown: ['abcdef012345'] },
  lockNotice: { problem: 'damaged', at: '.medium-migrate/backups/medium-migrate.lock.json' },
  redirects: [
    {
      file: '_redirects',
      state: 'conflict',
      leftOut: 0,
      conflictFile: '.medium-migrate/conflicts/_redirects',
    },
  ],
} as const;
const read = (changed: readonly Changed[], exitCode = 1) =>
  JSON.parse(diffJson(changesReport(changed, { skipped: SKIPPED, ...START }), exitCode));

/** `posts[].pictures[].url`: a path to every value that is no object and no list. */
function pathsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((it) => pathsOf(it, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, it]) => pathsOf(it, path === '' ? key : `${path}.${key}`));
}

const documented = [...JSON_DOCS.matchAll(/^\| (`.*?`) \| ([^|]*) \| /gm)].flatMap(
  ([, names = '', type = '']) => [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => ({ name, type })),
);

test('every field is documented, and every documented field is there', () => {
  const paths = new Set(pathsOf(read(CHANGED)));
  paths.delete('posts[].messages[].depth'); // depends on the code
  expect([...paths].sort()).toEqual(documented.map(({ name }) => name).sort());
});

test('the documented types are right', () => {
  const valuesAt = (value: unknown, path: string): readonly unknown[] => {
    if (path === '') return [value];
    if (path.startsWith('[]')) {
      return (value as readonly unknown[]).flatMap((it) => valuesAt(it, path.slice(2).replace(/^\./, '')));
    }
    const [, key = '', rest = ''] = /^(\w+)\.?(.*)$/.exec(path) ?? [];
    const inner = (value as Record<string, unknown>)[key];
    return inner === undefined ? [] : valuesAt(inner, rest);
  };
  for (const { name, type } of documented) {
    const expected = type.replace(', optional', '');
    for (const value of valuesAt(read(CHANGED), name)) {
      if (expected !== 'any') expect([name, typeof value]).toEqual([name, expected]);
    }
  }
});

test('what is not optional is there for the barest post', () => {
  const bare: PostChange = {
    key: 'p',
    kind: 'draft',
    file: 'drafts/p.md',
    state: 'orphan',
    frontMatter: [],
    lines: { added: 0, removed: 0 },
    pictures: [],
    messages: [],
  };
  const paths = new Set(pathsOf(read([[bare]])));
  const asked = documented.filter(
    ({ name, type }) =>
      !type.includes('optional') && !/^posts\[\]\.\w+\[\]|^changedOptions|detail$/.test(name),
  );
  expect(asked.map(({ name }) => name).filter((name) => !paths.has(name))).toEqual([]);
});

test('all states are documented, with the version of the schema', () => {
  for (const state of STATES) expect(DOCS).toMatch(new RegExp(`^\\| \`${state}\` \\| `, 'm'));
  expect(read(CHANGED, 0)).toMatchObject({ schema: 1, exitCode: 0 });
  expect(JSON_DOCS).toMatch(/^\| `schema` \| number \| 1 \|$/m);
});

test('the example in the documentation is valid, with fields that there are', () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(JSON_DOCS) ?? [];
  const paths = new Set(pathsOf({ ...read(CHANGED), skipped: [] }));
  const told = pathsOf(JSON.parse(example));
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter((path) => !paths.has(path))).toEqual([]);
});

test('the patch is there, and the totals count', () => {
  const { posts, totals } = read(CHANGED);
  expect(posts[0].patch).toContain('-a\n+b\n');
  expect(totals).toMatchObject({
    states: { conflict: 1, create: 0 },
    pictures: { create: 1, failed: 1, assumed: 1 },
    verified: 1,
    whole: 0,
  });
});
