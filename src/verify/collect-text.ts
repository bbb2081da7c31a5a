/** Collects styled text piece by piece, folding white space as a reader sees it; linear in what it is given. */

import { FREE_SPACE, PICTURE, type Picture, type Run, type StyledText } from './unit.ts';

export type Mark = 'strong' | 'emphasis' | 'code';

/** The marks and links that are open at a place; shared by the blocks of a page, because a mark may span them. */
export type Style = { readonly open: Record<Mark, number>; readonly links: (string | undefined)[] };

export type TextCollector = {
  readonly text: (raw: string) => void;
  readonly lineBreak: () => void;
  /** Here our Markdown may have white space or none, whatever stands in the page; a line break in the page stays one. */
  readonly freeSpace: () => void;
  readonly picture: (picture: Picture) => void;
  /** What was collected. Two line breaks in a row begin a new paragraph, if `paragraphs` was asked for. */
  readonly take: () => readonly StyledText[];
};

export function newStyle(): Style {
  return { open: { strong: 0, emphasis: 0, code: 0 }, links: [] };
}

/** @param paragraphs whether `<br><br>` ends a paragraph (prose) or stays two line breaks (headings, captions) */
export function collectText(style: Style, paragraphs: boolean): TextCollector {
  const done: StyledText[] = [];
  let pieces: string[] = [];
  let runs: Run[] = [];
  let space = false;
  let breaks = 0;
  let free = false;

  function finish(): void {
    if (pieces.length > 0) done.push({ text: pieces.join(''), runs });
    pieces = [];
    runs = [];
  }

  // White space is written only once something visible follows: so edges and line ends need no trimming.
  function gap(): void {
    if (pieces.length > 0) {
      if (breaks > 1 && paragraphs) finish();
      else if (breaks > 0) pieces.push(breaks > 1 ? '\n\n' : '\n');
      else if (free) pieces.push(FREE_SPACE);
      else if (space) pieces.push(' ');
    }
    forgetGap();
  }

  function forgetGap(): void {
    space = false;
    free = false;
    breaks = 0;
  }

  function add(visible: string, length: number, picture?: Picture): void {
    gap();
    pieces.push(visible);
    if (length === 0) return;
    const marks = marksOf(style);
    const link = style.links.at(-1);
    const last = runs.at(-1);
    if (last && !picture && !last.picture && last.marks === marks && last.link === link) {
      runs[runs.length - 1] = { ...last, length: last.length + length };
    } else {
      runs.push({ length, marks, ...(link !== undefined && { link }), ...(picture && { picture }) });
    }
  }

  return {
    text(raw) {
      const folded = /[\t\n\v\f\r]| {2}/.test(raw) ? raw.replace(/[ \t\n\v\f\r]+/g, ' ') : raw;
      if (folded.startsWith(' ')) space = true;
      const visible = folded.slice(folded.startsWith(' ') ? 1 : 0, folded.endsWith(' ') ? -1 : undefined);
      if (visible === '') return;
      add(visible, visibleLength(visible));
      if (folded.endsWith(' ')) space = true;
    },
    lineBreak() {
      breaks++;
    },
    freeSpace() {
      free = true;
    },
    picture(picture) {
      add(PICTURE, 1, picture);
    },
    take() {
      finish();
      forgetGap();
      return done.splice(0);
    },
  };
}

function marksOf({ open }: Style): string {
  if (open.strong + open.emphasis + open.code === 0) return '';
  return (['strong', 'emphasis', 'code'] as const).filter((mark) => open[mark] > 0).join('+');
}

/** The number of characters that are no white space of any kind. */
function visibleLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) length++;
  return length;
}

/** Whether a UTF-16 unit is white space of any kind, or stands for it. */
export function isSpace(code: number): boolean {
  if (code < 0xa1) return code === 0 || code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
  return code >= 0x1680 && /\s/.test(String.fromCharCode(code));
}
