/** Nests the marks of runs and writes them with their delimiters. */
import type { Element } from 'domhandler';
import { delimiters } from './constructs/emphasis.ts';
import { codeSpan } from './constructs/inline-code.ts';
import { linkMarkdown } from './constructs/link.ts';
import type { Run } from './inline-runs.ts';

export type LeafWriter = {
  /** Writes plain text; `before` and `after` are the characters around it in the Markdown, empty at the edge of a line. */
  readonly text: (text: string, before: string, after: string, inLink: boolean) => string;
  readonly image: (image: Element) => string;
  /** Gets a code span with its backticks. */
  readonly code: (span: string) => string;
};

type Mark = 'link' | 'strong' | 'em';

/** A link before the others, since its brackets let any delimiter stand inside them. */
const MARKS: readonly Mark[] = ['link', 'strong', 'em'];

/** The marks around what is written. */
type Open = Readonly<Record<Mark, boolean>>;

const NONE: Open = { link: false, strong: false, em: false };

/** The runs as Markdown, `\n` for every line break. */
export function markedText(runs: readonly Run[], leaves: LeafWriter): string {
  return write({ runs, leaves }, 0, runs.length, NONE, '', '');
}

type Source = { readonly runs: readonly Run[]; readonly leaves: LeafWriter };

/** Writes the runs `from` to `to` inside the `open` marks; `before` and `after` are the characters around them. */
function write(source: Source, from: number, to: number, open: Open, before: string, after: string): string {
  const { runs, leaves } = source;
  let written = '';
  let previous = before;
  for (let at = from; at < to; ) {
    const mark = outermost(runs, at, to, open);
    const end = mark ? reach(runs, mark, at, to, open) : at + 1;
    const next = end < to ? firstCharacter(runs[end] as Run, open) : after;
    const part = mark
      ? marked(source, mark, at, end, open, previous, next)
      : leaf(runs[at] as Run, leaves, previous, next);
    written += part;
    previous = lastCharacter(part);
    at = end;
  }
  return written;
}

/** The mark that reaches furthest. */
function outermost(runs: readonly Run[], at: number, to: number, open: Open): Mark | undefined {
  const { link, strong, em } = runs[at] as Run;
  if (!link && !strong && !em) return undefined;
  let best: Mark | undefined;
  let furthest = at;
  for (const mark of MARKS) {
    const end = open[mark] ? at : reach(runs, mark, at, to, open);
    if (end <= furthest) continue;
    best = mark;
    furthest = end;
  }
  return best;
}

/** How far a mark goes on from `at`. A link is never cut: strong and emphasis that end inside one end before it. */
function reach(runs: readonly Run[], mark: Mark, at: number, to: number, open: Open): number {
  const { link, blank } = runs[at] as Run;
  let end = at;
  if (mark === 'link') {
    while (link && end < to && runs[end]?.link === link) end++;
    return end;
  }
  if (blank) return at;
  while (end < to && runs[end]?.[mark]) end++;
  const cut = open.link || end === to ? undefined : runs[end]?.link;
  while (end > at && ((cut && runs[end - 1]?.link === cut) || runs[end - 1]?.blank)) end--;
  return end;
}

function marked(
  source: Source,
  mark: Mark,
  from: number,
  to: number,
  open: Open,
  before: string,
  after: string,
): string {
  const inside: Open = { ...open, [mark]: true };
  if (mark === 'link') {
    const { target = '', title } = source.runs[from]?.link ?? {};
    return linkMarkdown(write(source, from, to, inside, '[', ']'), target, title);
  }
  const content = write(source, from, to, inside, '*', '*');
  const [opening, closing] = delimiters(mark, before, content, after);
  return opening + content + closing;
}

function leaf(run: Run, leaves: LeafWriter, before: string, after: string): string {
  if (run.kind === 'code') return leaves.code(codeSpan(run.text, before));
  if (run.kind === 'text') return leaves.text(run.text, before, after, run.link !== undefined);
  return run.kind === 'image' ? leaves.image(run.image) : '\n'.repeat(run.lines);
}

/** The first character that a run will write, given the marks that are open then. */
function firstCharacter(run: Run, open: Open): string {
  if (run.kind === 'break') return '';
  if (run.link && !open.link) return '[';
  if (!run.blank && ((run.strong && !open.strong) || (run.em && !open.em))) return '*';
  if (run.kind === 'text') return String.fromCodePoint(run.text.codePointAt(0) ?? 0);
  return run.kind === 'code' ? '`' : '!';
}

/** The last character, empty after a line break. */
function lastCharacter(written: string): string {
  const last = written.at(-1) ?? '';
  if (last === '\n') return '';
  return last >= '\uDC00' && last <= '\uDFFF' ? written.slice(-2) : last;
}
