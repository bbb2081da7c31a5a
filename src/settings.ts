/** Reads what users write after `--set`. */
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
