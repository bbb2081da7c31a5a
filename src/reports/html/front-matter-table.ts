/** The front matter of a Markdown file as a small table, and what Medium's header says beside it. */
import { load } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import type { FrontMatterChange } from '../../change.ts';
import { escaped } from './write-block.ts';

/** A Markdown file in its two parts; the front matter is YAML between `---` or TOML between `+++`. */
export function splitMarkdown(file: string): {
  readonly head: string;
  readonly toml: boolean;
  readonly body: string;
} {
  const found = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n(?:(.*?)\r?\n)??\1[ \t]*(?:\r?\n|$)/s.exec(file);
  if (!found) return { head: '', toml: false, body: file };
  return { head: found[2] ?? '', toml: found[1] === '+++', body: file.slice(found[0].length) };
}

/** A table of the keys; those that change have what they were before. Empty where there is no front matter. */
export function frontMatterTable(
  head: string,
  toml: boolean,
  changes: readonly FrontMatterChange[],
  lost: ReadonlyMap<string, number>,
): string {
  if (head === '') return '';
  const values = valuesOf(head, toml);
  if (values === undefined) return `<pre class="source">${escaped(head)}</pre>`;
  const gone = changes.filter(({ key, after }) => after === undefined && !values.has(key));
  const rows = [...values, ...gone.map(({ key }) => [key, undefined] as const)].map(([key, value]) => {
    const change = changes.find((it) => it.key === key);
    const was = change
      ? `<span class="was">${change.before === undefined ? 'new' : `was ${shown(change.before)}`}</span>`
      : '';
    const loss = lost.get(key);
    const now = value === undefined ? '<span class="was">(none)</span>' : shown(value);
    const said = loss === undefined ? now : `<mark data-loss="${loss}">${now}</mark>`;
    return `<tr${change ? ' class="changed"' : ''}><th scope="row">${escaped(key)}</th><td>${said}${was}</td></tr>`;
  });
  return `<table class="matter"><tbody>${rows.join('')}</tbody></table>`;
}

/** A table of what a page's header says, keys without a value left out. */
export function headerTable(values: readonly (readonly [key: string, value: string | undefined])[]): string {
  const rows = values.flatMap(([key, value]) =>
    value === undefined || value === ''
      ? []
      : [`<tr><th scope="row">${escaped(key)}</th><td>${escaped(value)}</td></tr>`],
  );
  return rows.length === 0 ? '' : `<table class="matter"><tbody>${rows.join('')}</tbody></table>`;
}

function valuesOf(head: string, toml: boolean): ReadonlyMap<string, unknown> | undefined {
  try {
    const data: unknown = toml ? parseToml(head) : load(head);
    return typeof data === 'object' && data !== null ? new Map(Object.entries(data)) : undefined;
  } catch {
    // A user's file may hold anything; then it is shown as it is.
    return undefined;
  }
}

function shown(value: unknown): string {
  if (value instanceof Date) return escaped(value.toISOString());
  return escaped(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)));
}
