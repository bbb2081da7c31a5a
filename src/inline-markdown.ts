/** Writes canonical inline content as Markdown. */
import type { Element } from 'domhandler';
import type { Printing } from './constructs/construct.ts';
import { BREAK_TAG, HARD_BREAK } from './constructs/line-break.ts';
import { linkDestination } from './constructs/link.ts';
import { element, text } from './element.ts';
import {
  type BlockContext,
  blockContext,
  escapeLineStart,
  escapeText,
  keepEdgeSpace,
  needsNoEscape,
} from './escape.ts';
import { inlineRuns, onlyText, type Run } from './inline-runs.ts';
import { type LeafWriter, markedText } from './marked-text.ts';

/** Where the content stands: it decides what a line break may be, and what the start of a line must not look like. */
export type Place = 'paragraph' | 'inner-paragraph' | 'caption' | 'heading';

/** Where the Markdown finds a picture. */
export type PictureUrl = (image: Element) => string;

/** The inline content of a block as one or several lines; two line breaks in a row end the paragraph, but not in a caption. */
export function inlineMarkdown(
  block: Element,
  place: Place,
  to: Pick<Printing, 'pictureUrl' | 'syntax'>,
): string {
  const plain = onlyText(block);
  const written =
    plain !== undefined && needsNoEscape(plain)
      ? (to.syntax?.text ?? same)(plain)
      : runsMarkdown(block, place, to);
  // Most blocks are one line.
  if (!written.includes('\n')) {
    const line = keepEdgeSpace(written);
    return place === 'heading' ? escapeClosingHashes(line) : escapeLineStart(line, place === 'paragraph');
  }
  const lines = written.split('\n').map(keepEdgeSpace);
  if (place === 'heading') return escapeClosingHashes(lines.join(BREAK_TAG));
  return lines
    .map((line, i) => escapeLineStart(line, place === 'paragraph' && i === 0))
    .join(HARD_BREAK)
    .replace(/ {2}\n(?: {2}\n)+/g, place === 'caption' ? TWO_BREAKS : '\n\n');
}

function runsMarkdown(block: Element, place: Place, to: Pick<Printing, 'pictureUrl' | 'syntax'>): string {
  const runs = place === 'heading' ? withoutIdleStrong(inlineRuns(block)) : inlineRuns(block);
  const keepsLine = place === 'heading' || place === 'caption';
  return markedText(runs, leafWriter(runs, to, keepsLine));
}

/**
 * The inline content as the label of an image: Markdown without any escape, because readers differ on escapes there.
 * Undefined when that cannot be: the content has a line break, an image or a character that needs an escape.
 */
export function imageLabel(block: Element): string | undefined {
  const runs = inlineRuns(block);
  if (runs.length === 0) return '';
  const { text: escaped } = leafWriter(runs, { pictureUrl: () => '' }, true);
  const bareBrackets: LeafWriter['text'] = (...place) => escaped(...place).replace(/\\([[\]])/g, '$1');
  const label = markedText(runs, { text: bareBrackets, image: () => '<img>', code: (span) => span }).replace(
    /^ +| +$/g,
    '',
  );
  const isBalanced = hasBalancedBrackets(textIn(runs, ' ')) && linkedTexts(runs).every(hasBalancedBrackets);
  return isBalanced && !/[\n\\<]|&#?\w+;/.test(label) ? label : undefined;
}

/** The texts of the links: a bracket that opens before a link and closes within would end it. */
function linkedTexts(runs: readonly Run[]): readonly string[] {
  const texts: string[] = [];
  runs.forEach((run, i) => {
    if (run.link === undefined) return;
    if (runs[i - 1]?.link !== run.link) texts.push('');
    texts[texts.length - 1] += textIn([run], ' ');
  });
  return texts;
}

function same(markdown: string): string {
  return markdown;
}

const TWO_BREAKS = BREAK_TAG + BREAK_TAG;

/** `inLine` when a break ends no line, or when other labels may stand in the line. */
function leafWriter(
  runs: readonly Run[],
  { pictureUrl, syntax = {} }: Pick<Printing, 'pictureUrl' | 'syntax'>,
  inLine: boolean,
): LeafWriter {
  let context: BlockContext | undefined;
  const block = () => {
    context ??= contextOf(runs, inLine);
    return context;
  };
  const write: LeafWriter['text'] = (it, before, after, inLink) =>
    escapeText(it, before, after, inLink, block);
  const { text: guard = same, code = same } = syntax;
  return {
    text: (...place) => guard(write(...place)),
    code,
    image: (image) => {
      const alt = image.attribs.alt ?? '';
      const label = imageLabel(element('span', {}, [text(alt)])) ?? write(alt, '[', ']', true);
      return `![${label}]${linkDestination(pictureUrl(image), undefined)}`;
    },
  };
}

function contextOf(runs: readonly Run[], inLine: boolean): BlockContext {
  return blockContext(textIn(runs, inLine ? '.' : ' '), {
    strong: runs.some(({ strong }) => strong),
    em: runs.some(({ em }) => em),
    code: inLine || runs.some(({ kind }) => kind === 'code'),
  });
}

/** The plain text; code, images and the places where a mark begins or ends stand there as a full stop. */
function textIn(runs: readonly Run[], lineBreak: string): string {
  return runs
    .map((run, i) => {
      const before = runs[i - 1];
      const edge =
        before && !(before.strong === run.strong && before.em === run.em && before.link === run.link);
      return (edge ? '.' : '') + (run.kind === 'text' ? run.text : run.kind === 'break' ? lineBreak : '.');
    })
    .join('');
}

/** A heading is bold: strong from end to end says nothing in it. */
function withoutIdleStrong(runs: readonly Run[]): readonly Run[] {
  const idle = runs.every((run) => run.strong || run.blank);
  return idle ? runs.map((run) => ({ ...run, strong: false })) : runs;
}

/** A heading may be closed by hashes (CommonMark 4.2), so the writer's own need an escape. */
function escapeClosingHashes(heading: string): string {
  return heading.replace(/(^| )(?=#+$)/, '$1\\');
}

function hasBalancedBrackets(value: string): boolean {
  let open = 0;
  for (const [bracket] of value.matchAll(/[[\]]/g)) {
    open += bracket === '[' ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0 && !/\][[(:]/.test(value);
}
