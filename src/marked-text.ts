/** Nests the marks of runs and writes them with their delimiters. */
import type { Element } from 'domhandler';
import { delimiters } from './constructs/emphasis.ts';
import { codeSpan } from './constructs/inline-code.ts';
import { linkMarkdown } from './constructs/link.ts';
import { isBlank, type Run } from './inline-runs.ts';

export type LeafWriter = {
  /** Writes plain text; `before` and `after` are the characters around it in the Markdown, empty at the edge of a line. */
  readonly text: (text: string, before: string, after: string, inLink: boolean) => string;
  readonly image: (image: Element) => string;
  /** Gets a code span with its backticks. */
  readonly code: (span: string) => string;
};

type Mark = 'link' | 'strong' | 'em';

/** The runs as Markdown, `\n` for every line break. */
export function markedText(runs: readonly Run[], leaves: LeafWriter): string {
  return write(0, runs.length, new Set(), '', '');

  /** Writes the runs `from` to `to` inside the `open` marks; `before` and `after` are the characters around them. */
  function write(from: number, to: number, open: ReadonlySet<Mark>, before: string, after: string): string {
    const parts: string[] = [];
    let previous = before;
    for (let at = from; at < to; ) {
      const mark = outermost(at, to, open);
      const end = mark ? reach(mark, at, to, open) : at + 1;
      const next = end < to ? firstCharacter(end, open) : after;
      const part = mark ? marked(mark, at, end, open, previous, next) : leaf(runs[at] as Run, previous, next);
      parts.push(part);
      previous = lastCharacter(part);
      at = end;
    }
    return parts.join('');
  }

  /** The mark that reaches furthest; a link before the others, since its brackets let any delimiter stand inside them. */
  function outermost(at: number, to: number, open: ReadonlySet<Mark>): Mark | undefined {
    let best: Mark | undefined;
    let furthest = at;
    for (const mark of ['link', 'strong', 'em'] as const) {
      const end = open.has(mark) ? at : reach(mark, at, to, open);
      if (end > furthest) [best, furthest] = [mark, end];
    }
    return best;
  }

  /** How far a mark goes on from `at`. A link is never cut: strong and emphasis that end inside one end before it. */
  function reach(mark: Mark, at: number, to: number, open: ReadonlySet<Mark>): number {
    const { link } = runs[at] as Run;
    if (mark === 'link') {
      let end = at;
      while (link && end < to && runs[end]?.link === link) end++;
      return end;
    }
    if (isBlank(runs[at])) return at;
    let end = at;
    while (end < to && runs[end]?.[mark]) end++;
    const cut = open.has('link') || end === to ? undefined : runs[end]?.link;
    while (end > at && ((cut && runs[end - 1]?.link === cut) || isBlank(runs[end - 1]))) end--;
    return end;
  }

  function marked(
    mark: Mark,
    from: number,
    to: number,
    open: ReadonlySet<Mark>,
    before: string,
    after: string,
  ): string {
    const inside = new Set([...open, mark]);
    if (mark === 'link') {
      const { target = '', title } = runs[from]?.link ?? {};
      return linkMarkdown(write(from, to, inside, '[', ']'), target, title);
    }
    const content = write(from, to, inside, '*', '*');
    const [opening, closing] = delimiters(mark, before, content, after);
    return opening + content + closing;
  }

  function leaf(run: Run, before: string, after: string): string {
    if (run.kind === 'code') return leaves.code(codeSpan(run.text, before));
    if (run.kind === 'text') return leaves.text(run.text, before, after, run.link !== undefined);
    return run.kind === 'image' ? leaves.image(run.image) : '\n'.repeat(run.lines);
  }

  /** The first character the run at `at` will write, given the marks that are open then. */
  function firstCharacter(at: number, open: ReadonlySet<Mark>): string {
    const run = runs[at] as Run;
    if (run.kind === 'break') return '';
    if (run.link && !open.has('link')) return '[';
    const marked = (run.strong && !open.has('strong')) || (run.em && !open.has('em'));
    if (marked && !isBlank(run)) return '*';
    if (run.kind === 'text') return String.fromCodePoint(run.text.codePointAt(0) ?? 0);
    return run.kind === 'code' ? '`' : '!';
  }
}

/** The last character, empty after a line break. */
function lastCharacter(written: string): string {
  const last = written.at(-1) ?? '';
  if (last === '\n') return '';
  return /[\uDC00-\uDFFF]/.test(last) ? written.slice(-2) : last;
}
