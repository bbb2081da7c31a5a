/** Reads what users write after `--set`, `--since` and `--asset-prefix`. */
import { load } from 'js-yaml';
import { UsageError } from './errors.ts';
import type { FrontMatterSettings } from './front-matter.ts';

/**
 * `key=value` pairs as front matter values; a value is YAML: `false`, `[a, b]`, `2020-01-31`, or plain text.
 * Throws a `UsageError` for a pair without `=` and for broken YAML.
 */
export function readSettings(pairs: readonly string[]): FrontMatterSettings {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, key, value] = /^([^=\s][^=]*?)\s*=(.*)$/s.exec(pair) ?? [];
      if (key === undefined || value === undefined) {
        throw new UsageError(`--set ${pair}: write key=value, for instance --set layout=post`);
      }
      return [key, readValue(key, value)];
    }),
  );
}

function readValue(key: string, value: string): unknown {
  if (value.trim() === '') return '';
  try {
    return load(value);
  } catch {
    throw new UsageError(
      `--set ${key}=${value}: the value is no YAML; quote it, for instance --set '${key}="${value}"'`,
    );
  }
}

/** A day as `--since` takes it: `2020-01-31`, or its beginning `2020-01` or `2020`. Throws a `UsageError` for anything else. */
export function readDay(value: string): string {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value.trim()) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) {
    throw new UsageError(`--since ${value}: write a day, for instance --since 2020-01-31`);
  }
  return `${year}-${month}-${day}`;
}

/** What stands before `assets/…`: `/` and `/blog` as folders with a slash at their end, nothing as nothing. */
export function readAssetPrefix(prefix: string): string {
  return prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
}
