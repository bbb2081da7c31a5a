/** Reads a paragraph's text with its marks and links, given as ranges of UTF-16 units, into a collector. */

import type { Mark, Style } from './collect-text.ts';
import type { UnitCollector } from './collect-units.ts';
import type { TargetOf } from './html-reader.ts';
import { type JsonContext, pick, pickList, pickNumber, pickText } from './json-context.ts';
import { linkOf } from './read-inline.ts';
import type { StyledText } from './unit.ts';

const MARKS: Readonly<Record<string, Mark>> = {
  1: 'strong',
  STRONG: 'strong',
  2: 'emphasis',
  EM: 'emphasis',
  10: 'code',
  CODE: 'code',
};

/** Puts the text into the block that is open in `units`. */
export function readJsonText(
  context: JsonContext,
  units: UnitCollector,
  paragraph: unknown,
  targetOf: TargetOf,
  isCard = false,
): void {
  const text = pickText(context, paragraph, 'text').replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
  const ranges = rangesOf(context, paragraph, text);
  const ends = new Map<number, Change[]>();
  const begins = new Map<number, Change[]>();
  for (const { mark, start, end } of ranges.marks) {
    note(begins, start, ({ open }) => void open[mark]++);
    note(ends, end, ({ open }) => void open[mark]--);
  }
  for (const { href, title, start, end } of ranges.links) {
    note(begins, start, ({ links }) => void links.push(linkOf(href, title, targetOf)));
    note(ends, end, ({ links }) => void links.pop());
  }
  let from = 0;
  for (const place of [...new Set([...ends.keys(), ...begins.keys()])].sort((one, other) => one - other)) {
    write(units, text.slice(from, place));
    from = place;
    const style = units.style();
    const wasMarked = isMarked(style);
    for (const change of ends.get(place) ?? []) change(style);
    // On a card title, description and site are three lines to the eye.
    if (isCard && wasMarked && !isMarked(style)) units.text().freeSpace();
    for (const change of begins.get(place) ?? []) change(style);
  }
  write(units, text.slice(from));
}

type Change = (style: Style) => void;

function note(changes: Map<number, Change[]>, place: number, change: Change): void {
  const there = changes.get(place);
  if (there) there.push(change);
  else changes.set(place, [change]);
}

function isMarked({ open }: Style): boolean {
  return open.strong + open.emphasis > 0;
}

/** The text of a caption. */
export function jsonCaption(
  context: JsonContext,
  units: UnitCollector,
  paragraph: unknown,
  targetOf: TargetOf,
): StyledText | undefined {
  units.openAside();
  readJsonText(context, units, paragraph, targetOf);
  const said = units.closeAside();
  return said?.text.trim() ? said : undefined;
}

function write(units: UnitCollector, text: string): void {
  text.split('\n').forEach((line, index) => {
    if (index > 0) units.text().lineBreak();
    if (line !== '') units.text().text(line.replaceAll('\0', ''));
  });
}

type Link = { readonly href: string; readonly title: string; readonly start: number; readonly end: number };

function rangesOf(context: JsonContext, paragraph: unknown, text: string) {
  const marks: { readonly mark: Mark; readonly start: number; readonly end: number }[] = [];
  const links: Link[] = [];
  for (const markup of pickList(context, paragraph, 'markups')) {
    const kind = String(pick(context, markup, 'type'));
    const start = wholeCharacter(text, pickNumber(context, markup, 'start') ?? 0, -1);
    const end = wholeCharacter(text, pickNumber(context, markup, 'end') ?? 0, 1);
    const mark = Object.hasOwn(MARKS, kind) ? MARKS[kind] : undefined;
    if (start >= end) continue;
    if (mark) marks.push({ mark, start, end });
    if (kind !== 'A' && kind !== '3') continue;
    const [href, userId] = [pickText(context, markup, 'href'), pickText(context, markup, 'userId')];
    const isMention = href.trim() === '' && userId !== '';
    const title = isMention ? '' : pickText(context, markup, 'title');
    links.push({ href: isMention ? `https://medium.com/u/${userId}` : href, title, start, end });
  }
  return { marks, links: apart(links) };
}

/** A character has one link: that of the range that began first. */
function apart(links: readonly Link[]): readonly Link[] {
  let taken = 0;
  return [...links]
    .sort((one, other) => one.start - other.start)
    .flatMap((link) => {
      const start = Math.max(link.start, taken);
      taken = Math.max(taken, link.end);
      return start < link.end ? [{ ...link, start }] : [];
    });
}

function wholeCharacter(text: string, place: number, direction: 1 | -1): number {
  const within = Math.max(0, Math.min(text.length, Math.trunc(place)));
  const isInside = within > 0 && (text.codePointAt(within - 1) ?? 0) > 0xffff;
  return isInside ? within + direction : within;
}
