/** Canonical inline content as a flat list of runs with regular marks: the form in which emphasis can be reasoned about. */
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { fold, foldSpaces } from './element.ts';

/** One link is one object: two links to the same target stay two where white space that is in neither stands between them. */
type Link = { readonly target: string; readonly title: string | undefined };

type Marks = { readonly strong: boolean; readonly em: boolean; readonly link: Link | undefined };

export type Run = Marks & {
  /** White space or a line break: what no mark may begin or end with. */
  readonly blank: boolean;
} & (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'code'; readonly text: string }
    | { readonly kind: 'image'; readonly image: Element }
    /** `lines` is how many breaks stand here in a row. */
    | { readonly kind: 'break'; readonly lines: number }
  );

const PLAIN: Marks = { strong: false, em: false, link: undefined };

/**
 * The runs of a block. White space is folded, stands in runs of its own where it is at the edge of a mark, and has the marks
 * that both its neighbours share. Marks end at a line break, links go on. Neighbours that are alike are one run; breaks at
 * the edges are gone.
 */
export function inlineRuns(block: Element): readonly Run[] {
  const flat: Flat = { runs: [], atSpace: true, link: undefined };
  addAll(block.children, PLAIN, false, flat);
  const runs = withSpacesApart(withoutIdleEnd(flat.runs));
  return runs.length < 2 && runs[0]?.blank !== true ? runs : merged(withSharedMarks(runs));
}

/** The one run of a block that holds a text and nothing else, as most do; `undefined` where there are more, or none. */
export function onlyText({ children }: Element): string | undefined {
  const first = children.length === 1 ? children[0] : undefined;
  if (!first || !isText(first)) return undefined;
  const text = fold(first.data);
  return text !== '' && text.trim().length === text.length ? text : undefined;
}

/** The runs so far, without breaks at their start. */
type Flat = {
  readonly runs: Run[];
  /** Whether they end with a space, or with what makes one idle. */
  atSpace: boolean;
  /** The link of what came last. */
  link: Link | undefined;
};

function addAll(nodes: readonly ChildNode[], marks: Marks, code: boolean, to: Flat): void {
  for (const node of nodes) {
    if (isText(node)) addText(foldSpaces(node.data), marks, code, to);
    else if (!isTag(node)) continue;
    else if (node.name === 'br') addBreak(marks, to);
    else if (node.name === 'img') add({ kind: 'image', ...marks, blank: false, image: node }, false, to);
    else addAll(node.children, marksInside(node, marks, to.link), code || node.name === 'code', to);
  }
}

function addText(folded: string, marks: Marks, code: boolean, to: Flat): void {
  const text = to.atSpace && folded.startsWith(' ') ? folded.slice(1) : folded;
  if (text === '') return;
  const blank = text.trim() === '';
  const kind = code && text !== ' ' ? 'code' : 'text';
  add({ kind, ...marks, blank: blank && kind === 'text', text }, text.endsWith(' '), to);
}

function addBreak(marks: Marks, to: Flat): void {
  const { runs } = to;
  const before = runs.at(-1);
  const lines = before?.kind === 'break' ? before.lines + 1 : 1;
  if (before && isIdle(before)) runs.pop();
  if (before) runs.push({ kind: 'break', ...PLAIN, link: marks.link, blank: true, lines });
  to.link = marks.link;
  to.atSpace = true;
}

function add(run: Run, endsInSpace: boolean, to: Flat): void {
  to.runs.push(run);
  to.link = run.link;
  to.atSpace = endsInSpace;
}

function marksInside({ name, attribs }: Element, marks: Marks, before: Link | undefined): Marks {
  if (name === 'strong') return { ...marks, strong: true };
  if (name === 'em') return { ...marks, em: true };
  if (name !== 'a') return marks;
  const link: Link = { target: attribs.href ?? '', title: attribs.title };
  // Medium splits a link where the marks inside it change: <a href="x">one </a><a href="x"><strong>two</strong></a>
  return { ...marks, link: before?.target === link.target && before.title === link.title ? before : link };
}

function withoutIdleEnd(runs: Run[]): Run[] {
  for (let last = runs.at(-1); last && isIdle(last); last = runs.at(-1)) runs.pop();
  return runs;
}

function isIdle(run: Run): boolean {
  return run.kind === 'break' || (run.kind === 'text' && run.text === ' ');
}

/** Takes the white space at both ends of every text run into runs of its own. */
function withSpacesApart(runs: readonly Run[]): Run[] {
  const apart: Run[] = [];
  for (const run of runs) {
    const core = run.kind === 'text' && !run.blank ? run.text.trim() : '';
    if (run.kind !== 'text' || core === '' || core.length === run.text.length) {
      apart.push(run);
      continue;
    }
    const start = run.text.length - run.text.trimStart().length;
    if (start > 0) apart.push({ ...run, blank: true, text: run.text.slice(0, start) });
    apart.push({ ...run, text: core });
    const end = run.text.slice(start + core.length);
    if (end !== '') apart.push({ ...run, blank: true, text: end });
  }
  return apart;
}

/** Gives white space and breaks the marks that the solid runs before and after them share; changes the list itself. */
function withSharedMarks(runs: Run[]): Run[] {
  for (let from = 0; from < runs.length; from++) {
    if (!runs[from]?.blank) continue;
    let to = from;
    let breaks = false;
    let inLink = true;
    for (let run = runs[to]; run?.blank; run = runs[++to]) {
      if (run.kind === 'break') breaks = true;
      if (!run.link || (run.kind === 'break' && run.lines > 1)) inLink = false;
    }
    const shared = sharedMarks(runs[from - 1], runs[to]);
    const { strong, em } = breaks ? PLAIN : shared;
    const link = inLink ? shared.link : undefined;
    for (let i = from; i < to; i++) {
      const run = runs[i] as Run;
      if (!hasMarks(run, strong, em, link)) runs[i] = { ...run, strong, em, link };
    }
    from = to;
  }
  return runs;
}

function sharedMarks(before: Run | undefined, after: Run | undefined): Marks {
  if (!before || !after) return PLAIN;
  return {
    strong: before.strong && after.strong,
    em: before.em && after.em,
    link: before.link === after.link ? before.link : undefined,
  };
}

function merged(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    if (last && 'text' in last && 'text' in run && isLike(last, run)) {
      kept[kept.length - 1] = { ...last, text: last.text + run.text };
    } else kept.push(run);
  }
  return kept;
}

function isLike(a: Run, b: Run): boolean {
  return a.kind === b.kind && a.blank === b.blank && hasMarks(a, b.strong, b.em, b.link);
}

function hasMarks(run: Run, strong: boolean, em: boolean, link: Link | undefined): boolean {
  return run.strong === strong && run.em === em && run.link === link;
}
