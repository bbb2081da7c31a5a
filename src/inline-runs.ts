/** Canonical inline content as a flat list of runs with regular marks: the form in which emphasis can be reasoned about. */
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { foldSpaces } from './element.ts';

/** One link is one object: two links to the same target stay two where white space that is in neither stands between them. */
type Link = { readonly target: string; readonly title: string | undefined };

type Marks = { readonly strong: boolean; readonly em: boolean; readonly link: Link | undefined };

export type Run = Marks &
  (
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
  return merged(withSharedMarks(withSpacesApart(withoutEdgeBreaks(flat(block)))));
}

function flat(block: Element): Run[] {
  const runs: Run[] = [];
  let atSpace = true;

  function visit(node: ChildNode, marks: Marks, code: boolean): void {
    if (isText(node)) visitText(foldSpaces(node.data), marks, code);
    else if (isTag(node)) visitElement(node, marks, code);
  }

  function visitText(folded: string, marks: Marks, code: boolean): void {
    const text = atSpace && folded.startsWith(' ') ? folded.slice(1) : folded;
    if (text === '') return;
    atSpace = text.endsWith(' ');
    runs.push({ ...marks, kind: code && text !== ' ' ? 'code' : 'text', text });
  }

  function visitElement(node: Element, marks: Marks, code: boolean): void {
    if (node.name === 'br') {
      runs.push({ ...PLAIN, link: marks.link, kind: 'break', lines: 1 });
      atSpace = true;
    } else if (node.name === 'img') {
      runs.push({ ...marks, kind: 'image', image: node });
      atSpace = false;
    } else {
      const inner = marksInside(node, marks, runs.at(-1));
      for (const child of node.children) visit(child, inner, code || node.name === 'code');
    }
  }

  for (const child of block.children) visit(child, PLAIN, false);
  return runs;
}

function marksInside({ name, attribs }: Element, marks: Marks, before: Run | undefined): Marks {
  if (name === 'strong') return { ...marks, strong: true };
  if (name === 'em') return { ...marks, em: true };
  if (name !== 'a') return marks;
  const link: Link = { target: attribs.href ?? '', title: attribs.title };
  // Medium splits a link where the marks inside it change: <a href="x">one </a><a href="x"><strong>two</strong></a>
  const split = before?.link;
  return { ...marks, link: split?.target === link.target && split.title === link.title ? split : link };
}

function withoutEdgeBreaks(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const before = kept.at(-1);
    if (run.kind !== 'break') kept.push(run);
    else if (before?.kind === 'break') kept[kept.length - 1] = { ...run, lines: before.lines + 1 };
    else if (before) {
      if (before.kind === 'text' && before.text === ' ') kept.pop();
      kept.push(run);
    }
  }
  while (kept.length > 0 && isIdle(kept.at(-1))) kept.pop();
  return kept;
}

function isIdle(run: Run | undefined): boolean {
  return run?.kind === 'break' || (run?.kind === 'text' && run.text === ' ');
}

/** Takes the white space at both ends of every text run into runs of its own. */
function withSpacesApart(runs: readonly Run[]): Run[] {
  const apart: Run[] = [];
  for (const run of runs) {
    const core = run.kind === 'text' ? run.text.trim() : '';
    if (run.kind !== 'text' || core === '' || core.length === run.text.length) {
      apart.push(run);
      continue;
    }
    const start = run.text.length - run.text.trimStart().length;
    const parts = [run.text.slice(0, start), core, run.text.slice(start + core.length)];
    for (const text of parts) if (text !== '') apart.push({ ...run, text });
  }
  return apart;
}

/** Gives white space and breaks the marks that the solid runs before and after them share. */
function withSharedMarks(runs: readonly Run[]): Run[] {
  const given = [...runs];
  for (let from = 0; from < given.length; from++) {
    if (!isBlank(given[from])) continue;
    let to = from;
    while (to < given.length && isBlank(given[to])) to++;
    const marks = sharedMarks(given[from - 1], given[to]);
    const breaks = given.slice(from, to).filter((run) => run.kind === 'break');
    const inLink =
      breaks.every(({ lines }) => lines === 1) && given.slice(from, to).every(({ link }) => link);
    for (let i = from; i < to; i++) {
      const run = given[i] as Run;
      const line = breaks.length > 0 ? PLAIN : marks;
      given[i] = { ...run, strong: line.strong, em: line.em, link: inLink ? marks.link : undefined };
    }
    from = to;
  }
  return given;
}

/** Whether a run is white space or a line break: what no mark may begin or end with. */
export function isBlank(run: Run | undefined): boolean {
  if (run?.kind !== 'text') return run?.kind === 'break';
  return /^\s/.test(run.text) && run.text.trim() === '';
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
  let texts: string[] = [];
  const close = () => {
    const last = kept.at(-1);
    if (last && 'text' in last && texts.length > 1) kept[kept.length - 1] = { ...last, text: texts.join('') };
  };
  for (const run of runs) {
    const last = kept.at(-1);
    if (last && 'text' in last && 'text' in run && isBlank(last) === isBlank(run) && isLike(last, run)) {
      texts.push(run.text);
      continue;
    }
    close();
    kept.push(run);
    texts = 'text' in run ? [run.text] : [];
  }
  close();
  return kept;
}

function isLike(a: Run, b: Run): boolean {
  return a.kind === b.kind && a.strong === b.strong && a.em === b.em && a.link === b.link;
}
