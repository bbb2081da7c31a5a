/** Holds the front matter of a file against what it has to say. */

import { load } from 'js-yaml';
import { toml } from '../toml.ts';
import type { FrontMatterKey, Intended, Loss, ValueReading } from './loss.ts';
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

/** @param overridden keys that the user set on purpose, as they stand in the file */
export function compareFrontMatter(
  expected: ReadonlyMap<FrontMatterKey, unknown>,
  frontMatter: string,
  { overridden, reading }: Pick<Intended, 'overridden' | 'reading'>,
): readonly Loss[] {
  const format = reading?.format ?? 'yaml';
  let data: unknown;
  try {
    data = format === 'toml' ? toml().parse(frontMatter) : load(frontMatter);
  } catch (error) {
    const found = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return [
      { kind: 'front-matter', place: 'front matter', expected: `valid ${format.toUpperCase()}`, found },
    ];
  }
  return KEYS.flatMap((key) => {
    const value = reading ? reading.values.get(key) : { ...PLAIN, key };
    if (!value || overridden.includes(value.key)) return [];
    const written = valueAt(data, value.key);
    const wanted = expected.get(key);
    if (wanted === undefined && say(key, value.absent) === say(key, written)) return [];
    const left = say(key, wanted === undefined ? undefined : value.keeps(wanted));
    const right = say(key, written === undefined && key !== 'published' ? undefined : value.read(written));
    if (left === right) return [];
    return [
      { kind: 'front-matter', place: `front matter, ${value.key}`, expected: left, found: right } as const,
    ];
  });
}

const PLAIN: Omit<ValueReading, 'key'> = {
  read: (written) => written,
  keeps: (value) => value,
  absent: undefined,
};

function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((table, key) => {
    return typeof table === 'object' && table !== null && !Array.isArray(table)
      ? new Map(Object.entries(table)).get(key)
      : undefined;
  }, data);
}

function say(key: FrontMatterKey, value: unknown): string {
  if (value === undefined) return '(none)';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  // Medium's header has plain spaces where its headings have nbsp and hair spaces.
  const isProse = typeof value === 'string' && PROSE.has(key);
  return JSON.stringify(isProse ? foldAll(value) : value);
}
