/** Merges two changes of one Markdown file: ours, and the user's. */
import { diff3Merge } from 'node-diff3';
import { splitMarkdown } from './split-markdown.ts';
import { inStyleOf, withoutStyle } from './text-hash.ts';

/**
 * What the user's file becomes when our change is put into it: the body line by line, the front matter key by key. `undefined`
 * where both changed the same place. The result has the style of the user's file.
 *
 * @param base what both changes began with
 */
export function mergeTexts(base: string, yours: string, ours: string): string | undefined {
  const [from, left, right] = [base, yours, ours].map((text) => splitMarkdown(withoutStyle(text))) as [
    Split,
    Split,
    Split,
  ];
  const frontMatter = mergeFrontMatter(from.frontMatter, left.frontMatter, right.frontMatter);
  const body = mergeLines(from.body, left.body, right.body);
  if (frontMatter === undefined || body === undefined) return undefined;
  return inStyleOf(yours, frontMatter + body);
}

/** `text` with the front matter of `other` under these keys (`taxonomies.tags`), where that has them; everything else stays as it is. */
export function takeKeys(text: string, other: string, keys: readonly string[]): string {
  const [into, from] = [text, other].map((it) => splitMarkdown(withoutStyle(it))) as [Split, Split];
  const [chunks, others] = [chunksOf(into.frontMatter), chunksOf(from.frontMatter)];
  if (!chunks || !others) return text;
  // What is below a key belongs to it in YAML; in TOML it has a line of its own, below its table.
  const wanted = new Set(
    keys.flatMap((key) => {
      const table = key.replace(/\..*$/, '');
      return [key, table, `[${table}]`];
    }),
  );
  const merged = [...chunks];
  for (const [i, chunk] of others.entries()) {
    if (!wanted.has(chunk.key)) continue;
    const at = merged.findIndex(({ key }) => key === chunk.key);
    if (at < 0) merged.splice(placeBelow(merged, others.slice(0, i)), 0, chunk);
    else merged[at] = chunk;
  }
  return inStyleOf(text, merged.map((chunk) => chunk.text).join('') + into.body);
}

type Split = ReturnType<typeof splitMarkdown>;

function mergeLines(base: string, yours: string, ours: string): string | undefined {
  if (yours === base || yours === ours) return ours;
  if (ours === base) return yours;
  // By paragraphs first: every second line is blank, and comparing each with each takes minutes in a long text.
  return mergeUnits([base, yours, ours], /(?<=\n)(?=[^\n])/, (texts) =>
    texts.some((text) => text.split('\n').length > LONGEST) ? undefined : mergeUnits(texts, /(?<=\n)/),
  );
}

/** In lines: a place that both changed, and that is longer, is a conflict without a closer look. */
const LONGEST = 500;

type Texts = readonly [base: string, yours: string, ours: string];

function mergeUnits(
  texts: Texts,
  between: RegExp,
  lookCloser: (texts: Texts) => string | undefined = () => undefined,
): string | undefined {
  const [from, left, right] = texts.map((text) => text.split(between));
  const merged = diff3Merge(left ?? [], from ?? [], right ?? [], { excludeFalseConflicts: true }).map(
    ({ ok, conflict }) => {
      if (!conflict) return (ok ?? []).join('');
      const { o, a, b } = conflict;
      return lookCloser([o.join(''), a.join(''), b.join('')]);
    },
  );
  return merged.includes(undefined) ? undefined : merged.join('');
}

/** A key of the front matter with its value and the comments above it, as it is written. */
type Chunk = { readonly key: string; readonly text: string };

function mergeFrontMatter(base: string, yours: string, ours: string): string | undefined {
  if (yours === base || yours === ours) return ours;
  if (ours === base) return yours;
  // Taken out, or written in another language: a key put into it would be none.
  if (new Set([base, yours, ours].map((text) => text.slice(0, 3))).size > 1) return undefined;
  const [from, left, right] = [chunksOf(base), chunksOf(yours), chunksOf(ours)];
  // Written in another way than ours (a key twice, one fence changed): lines are all that can be compared.
  if (!from || !left || !right) return mergeLines(base, yours, ours);

  const merged: Chunk[] = [];
  for (const chunk of left) {
    const [before, after] = [textOf(from, chunk.key), textOf(right, chunk.key)];
    if (chunk.text === before) {
      if (after !== undefined) merged.push({ key: chunk.key, text: after });
    } else if (after === before || after === chunk.text) merged.push(chunk);
    else return undefined;
  }
  for (const [i, { key, text }] of right.entries()) {
    if (textOf(left, key) !== undefined) continue;
    const before = textOf(from, key);
    // The user took it out: that stands as long as we do not change it.
    if (before === text) continue;
    if (before !== undefined) return undefined;
    merged.splice(placeBelow(merged, right.slice(0, i)), 0, { key, text });
  }
  return merged.map(({ text }) => text).join('');
}

/** Where a chunk goes that stands below these in another text. */
function placeBelow(chunks: readonly Chunk[], above: readonly Chunk[]): number {
  return chunks.findLastIndex(({ key }) => above.some((it) => it.key === key)) + 1;
}

function textOf(chunks: readonly Chunk[], key: string): string | undefined {
  return chunks.find((chunk) => chunk.key === key)?.text;
}

/** The fences are chunks, too, and so are the heads of TOML’s tables. `undefined` where a key stands twice. */
function chunksOf(frontMatter: string): readonly Chunk[] | undefined {
  const chunks: { key: string; text: string }[] = [];
  const isToml = frontMatter.startsWith('+++');
  let [comments, table] = ['', ''];
  for (const line of frontMatter.split(/(?<=\n)/)) {
    const key = chunks.length === 0 ? 'first line' : keyOf(line);
    const last = chunks.at(-1);
    if (key !== undefined) {
      const isHead = isToml && key.startsWith('[');
      if (isHead) table = key.replace(/^\[+|\]+$/g, '');
      const isInTable = table !== '' && !isHead && key !== 'last line';
      chunks.push({ key: isInTable ? `${table}.${key}` : key, text: comments + line });
      comments = '';
    } else if (/^#|^\s*$/.test(line)) comments += line;
    else if (last) {
      last.text += comments + line;
      comments = '';
    }
  }
  return new Set(chunks.map(({ key }) => key)).size === chunks.length ? chunks : undefined;
}

// title: "…"    "my key": …    [extra]    ---
function keyOf(line: string): string | undefined {
  if (/^(?:---|\+\+\+)/.test(line)) return 'last line';
  return /^("[^"]*"|'[^']*'|[^\s#:=[-][^:=]*?)\s*[:=]/.exec(line)?.[1] ?? /^\[+[^\]]+\]+/.exec(line)?.[0];
}
