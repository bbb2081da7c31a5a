/** Holds the front matter of a file against what it has to say. */

import { load } from 'js-yaml';
import type { FrontMatterKey, Loss } from './loss.ts';
import { foldAll } from './unit.ts';

const KEYS: readonly FrontMatterKey[] = [
  'title',
  'description',
  'subtitle',
  'date',
  'canonical_link',
  'redirect_from',
  'published',
];

const PROSE = new Set<FrontMatterKey>(['title', 'description', 'subtitle']);

/** Splits a Markdown file; a file without front matter is all body. */
export function splitFile(file: string): { readonly frontMatter: string; readonly body: string } {
  const [head = '', frontMatter = ''] = /^---\r?\n(.*?\r?\n)??---(?:\r?\n|$)/s.exec(file) ?? [];
  return { frontMatter, body: file.slice(head.length) };
}

/** @param overridden keys that the user set on purpose */
export function compareFrontMatter(
  expected: ReadonlyMap<FrontMatterKey, unknown>,
  frontMatter: string,
  overridden: readonly string[],
): readonly Loss[] {
  let data: unknown;
  try {
    data = load(frontMatter);
  } catch (error) {
    const found = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return [{ kind: 'front-matter', place: 'front matter', expected: 'valid YAML', found }];
  }
  const found = new Map(Object.entries(typeof data === 'object' && data !== null ? data : {}));
  return KEYS.filter((key) => !overridden.includes(key)).flatMap((key) => {
    const [left, right] = [say(key, expected.get(key)), say(key, found.get(key))];
    if (left === right) return [];
    return [{ kind: 'front-matter', place: `front matter, ${key}`, expected: left, found: right } as const];
  });
}

function say(key: FrontMatterKey, value: unknown): string {
  if (value === undefined) return '(none)';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  // Medium's header has plain spaces where its headings have nbsp and hair spaces.
  const isProse = typeof value === 'string' && PROSE.has(key);
  return JSON.stringify(isProse ? foldAll(value) : value);
}
