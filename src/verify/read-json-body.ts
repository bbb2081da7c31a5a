/** Reads the paragraphs of a post's JSON into units. */

import { collectUnits, type UnitCollector } from './collect-units.ts';
import { expectedTarget } from './comparable-url.ts';
import { type JsonContext, pick, pickList, pickNumber, pickText } from './json-context.ts';
import { readJsonCard, readJsonEmbed, readJsonImage, readJsonPicture } from './read-json-figure.ts';
import { jsonCaption, readJsonText } from './read-json-text.ts';
import type { CodeUnit, TextRole, Unit } from './unit.ts';

/** By both names: `?format=json` and old pages have numbers. */
const KINDS: Readonly<Record<string, string>> = {
  P: 'paragraph',
  1: 'paragraph',
  H2: 'heading 2',
  2: 'heading 2',
  H3: 'heading 3',
  3: 'heading 3',
  H4: 'heading 4',
  13: 'heading 4',
  IMG: 'image',
  4: 'image',
  BQ: 'quote',
  6: 'quote',
  PQ: 'quote',
  7: 'quote',
  PRE: 'listing',
  8: 'listing',
  ULI: 'bullet',
  9: 'bullet',
  OLI: 'item',
  10: 'item',
  IFRAME: 'embed',
  11: 'embed',
  MIXTAPE_EMBED: 'card',
  14: 'card',
  SECTION_CAPTION: 'section caption',
  15: 'section caption',
};

type Paragraph = {
  readonly json: unknown;
  readonly kind: string;
  readonly section: unknown;
  readonly begins: boolean;
};

/** @param bodyModel the list of paragraphs and that of the sections */
export function readJsonBody(context: JsonContext, bodyModel: unknown): readonly Unit[] {
  const units = collectUnits(true);
  const paragraphs = paragraphsOf(context, bodyModel);
  const roles = rolesOf(context, paragraphs);
  const listing = listingReader(units);
  let list: string | undefined;
  let isRow = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    const { json, kind, begins } = paragraph;
    if (list !== undefined && (begins || kind !== list)) {
      units.closeList();
      list = undefined;
    }
    if (kind !== 'listing' || begins) listing.end();
    if (begins) {
      units.sectionBreak();
      isRow = false;
      readBackground(context, units, paragraphs, index);
    }
    if ((kind === 'bullet' || kind === 'item') && list === undefined) {
      units.openList(kind === 'item', 1);
      list = kind;
    }
    const layout = String(pick(context, json, 'layout'));
    const continues: boolean = isRow && kind === 'image' && /^(?:OUTSET_ROW_CONTINUE|7)$/.test(layout);
    isRow = kind === 'image' && (continues || /^(?:OUTSET_ROW|6)$/.test(layout));
    // A caption was read with the picture.
    if (kind === 'section caption') continue;
    if (kind === 'listing') listing.add(context, json);
    else readParagraph(context, units, paragraph, roles.get(json), continues);
  }
  if (list !== undefined) units.closeList();
  return units.take();
}

function paragraphsOf(context: JsonContext, bodyModel: unknown): readonly Paragraph[] {
  const starts = new Map<number, unknown>();
  for (const section of pickList(context, bodyModel, 'sections')) {
    starts.set(pickNumber(context, section, 'startIndex') ?? 0, section);
  }
  let section: unknown;
  return pickList(context, bodyModel, 'paragraphs').map((json, index) => {
    const begins = index === 0 || starts.has(index);
    if (begins) section = starts.get(index);
    const kind = kindOf(context, json);
    const isCaption = kind === 'section caption';
    const captions = pickText(context, section, 'backgroundImage', 'id') !== '';
    return { json, kind: isCaption && !captions ? 'paragraph' : kind, section, begins };
  });
}

function kindOf(context: JsonContext, json: unknown): string {
  const type = String(pick(context, json, 'type'));
  return (Object.hasOwn(KINDS, type) && KINDS[type]) || 'paragraph';
}

/** A heading that nothing but pictures, embeds and one small heading stand above is the title; a small one below it the subtitle. */
function rolesOf(context: JsonContext, paragraphs: readonly Paragraph[]): ReadonlyMap<unknown, TextRole> {
  const roles = new Map<unknown, TextRole>();
  const isLarge = (it: Paragraph | undefined) => it?.kind === 'heading 2' || it?.kind === 'heading 3';
  const opening = paragraphs
    .slice(0, 12)
    .filter(
      ({ json, kind }) =>
        !/^(?:image|embed)$/.test(kind) && (kind !== 'paragraph' || pickText(context, json, 'text') !== ''),
    );
  const title = opening[0]?.kind === 'heading 4' && isLarge(opening[1]) ? opening[1] : opening[0];
  if (!title || !isLarge(title)) return roles;
  roles.set(title.json, 'title');
  const below = paragraphs[paragraphs.indexOf(title) + 1];
  if (below?.kind === 'heading 4' && pickText(context, below.json, 'text') !== '')
    roles.set(below.json, 'subtitle');
  return roles;
}

function readParagraph(
  context: JsonContext,
  units: UnitCollector,
  { json, kind }: Paragraph,
  role: TextRole | undefined,
  continues: boolean,
): void {
  const text = () => readJsonText(context, units, json, expectedTarget);
  switch (kind) {
    case 'image':
      readJsonImage(context, units, json, expectedTarget, continues);
      return;
    case 'embed':
      readJsonEmbed(context, units, json, expectedTarget);
      return;
    case 'card':
      readJsonCard(context, units, json, expectedTarget);
      return;
    case 'quote':
      units.openQuote();
      readLetter(context, units, json);
      text();
      units.closeContainer();
      return;
    case 'bullet':
    case 'item':
      units.openItem();
      text();
      units.closeContainer();
      return;
    default:
      readLetter(context, units, json);
      units.openBlock(kind, role);
      text();
      units.closeBlock();
      return;
  }
}

/** A picture in place of a first letter comes before the paragraph. */
function readLetter(context: JsonContext, units: UnitCollector, json: unknown): void {
  readJsonPicture(context, units, pick(context, json, 'dropCapImage'), {});
}

/** The picture behind a section, with the caption that stands at the section's end. */
function readBackground(
  context: JsonContext,
  units: UnitCollector,
  paragraphs: readonly Paragraph[],
  from: number,
): void {
  const image = pick(context, paragraphs[from]?.section, 'backgroundImage');
  if (pickText(context, image, 'id') === '') return;
  let caption: unknown;
  for (let at = from; at < paragraphs.length && (at === from || !paragraphs[at]?.begins); at++) {
    if (paragraphs[at]?.kind === 'section caption') caption ??= paragraphs[at]?.json;
  }
  const said = caption === undefined ? undefined : jsonCaption(context, units, caption, expectedTarget);
  readJsonPicture(context, units, image, { caption: said });
}

/** Listings of before 2022 end at a blank line, so that neighbours are one; later ones hold blank lines themselves. */
function listingReader(units: UnitCollector) {
  let open: CodeUnit | undefined;
  return {
    end(): void {
      open = undefined;
    },
    add(context: JsonContext, json: unknown): void {
      const text = pickText(context, json, 'text').replace(/\r\n?/g, '\n').replaceAll('\0', '');
      if (text.trim() === '') return;
      const mode = String(pick(context, json, 'codeBlockMetadata', 'mode'));
      const isLater = /^(?:DISABLED|AUTO|EXPLICIT|[012])$/.test(mode);
      if (!isLater && open && units.last() === open) {
        open = { ...open, text: `${open.text}\n\n${text}` };
        units.replaceLast(open);
        return;
      }
      const isGuessed = mode === 'AUTO' || mode === '1';
      const isNamed = isGuessed || mode === 'EXPLICIT' || mode === '2';
      const language = isNamed ? pickText(context, json, 'codeBlockMetadata', 'lang') : '';
      units.unit({ kind: 'code', block: '', text, language, guessed: isGuessed });
      const added = units.last();
      open = !isLater && added?.kind === 'code' ? added : undefined;
    },
  };
}
