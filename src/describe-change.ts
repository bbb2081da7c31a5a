/** Says in figures and keys how two versions of a Markdown file differ. */
import { diffLines } from 'diff';
import { load } from 'js-yaml';
import type { FrontMatterChange, PostChange } from './change.ts';
import { countLines } from './count-lines.ts';
import { splitMarkdown } from './split-markdown.ts';
import { withoutStyle } from './text-hash.ts';
import { toml } from './toml.ts';

/** The keys whose values differ, in the order of the new front matter, then those that go; of a new file, none. */
export function frontMatterChanges(before: string | undefined, after = ''): readonly FrontMatterChange[] {
  if (before === undefined) return [];
  const [from, to] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...to.keys(), ...from.keys()])].flatMap((key): FrontMatterChange[] => {
    const [was, is] = [from.get(key), to.get(key)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ key, ...(from.has(key) ? { before: was } : {}), ...(to.has(key) ? { after: is } : {}) }];
  });
}

/** Differences beyond this many lines are not searched for the smallest: all of the old goes, all of the new comes. */
const MOST_EDITS = 5_000;

/** How many lines come and go. */
export function lineCounts(before = '', after = ''): PostChange['lines'] {
  if (before === '' || after === '') return { added: countLines(after), removed: countLines(before) };
  const [from, to] = [withoutStyle(before), withoutStyle(after)];
  if (from === to) return { added: 0, removed: 0 };
  const changes = diffLines(from, to, { maxEditLength: MOST_EDITS });
  if (!changes) return { added: countLines(to), removed: countLines(from) };
  const count = (is: 'added' | 'removed') =>
    changes.reduce((sum, change) => sum + (change[is] ? change.count : 0), 0);
  return { added: count('added'), removed: count('removed') };
}

/** What cannot be read as front matter has no keys. */
function valuesOf(text: string): ReadonlyMap<string, unknown> {
  const { frontMatter } = splitMarkdown(withoutStyle(text));
  const inner = frontMatter.split('\n').slice(1, -2).join('\n');
  try {
    const value: unknown = frontMatter.startsWith('+++') ? toml().parse(inner) : load(inner);
    return new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  } catch {
    return new Map();
  }
}
