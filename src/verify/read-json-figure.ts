/** Reads pictures, embeds and link cards of a post's JSON. */

import type { UnitCollector } from './collect-units.ts';
import type { TargetOf } from './html-reader.ts';
import { type JsonContext, pick, pickList, pickText } from './json-context.ts';
import { linkOf } from './read-inline.ts';
import { jsonCaption, readJsonText } from './read-json-text.ts';
import { shownBy } from './shown-by.ts';
import { fold, NO_TEXT, type Picture, type StyledText } from './unit.ts';

/** A picture from its description (`metadata`, `backgroundImage` …), where that names one. */
export function readJsonPicture(
  context: JsonContext,
  units: UnitCollector,
  described: unknown,
  { caption, link }: { readonly caption?: StyledText | undefined; readonly link?: string | undefined },
): boolean {
  const key = pickText(context, described, 'id');
  if (key.trim() === '') return false;
  const alt = fold(pickText(context, described, 'alt'));
  const picture: Picture = {
    key,
    // JSON says no address: any that holds the id will do.
    url: '',
    alt: alt === '' ? NO_TEXT : { text: alt, runs: [] },
    ...(caption && { caption }),
  };
  units.openBlock('paragraph');
  units.style().links.push(link);
  units.picture(picture);
  units.closeBlock();
  units.style().links.pop();
  return true;
}

/** An image paragraph; `continues` a row of them. */
export function readJsonImage(
  context: JsonContext,
  units: UnitCollector,
  paragraph: unknown,
  targetOf: TargetOf,
  continues: boolean,
): void {
  const caption = jsonCaption(context, units, paragraph, targetOf);
  const link = linkOf(pickText(context, paragraph, 'href') || undefined, undefined, targetOf);
  if (continues) units.openRow(true);
  const isShown = readJsonPicture(context, units, pick(context, paragraph, 'metadata'), {
    caption,
    link,
  });
  if (continues) units.closeRow();
  if (!isShown && caption) units.unit({ kind: 'text', block: 'caption', role: 'caption', content: caption });
}

/** An embed, by what it shows; one that nothing is known of has to leave a mark. */
export function readJsonEmbed(
  context: JsonContext,
  units: UnitCollector,
  paragraph: unknown,
  targetOf: TargetOf,
): void {
  const caption = jsonCaption(context, units, paragraph, targetOf);
  const shown = shownIn(context, pick(context, paragraph, 'iframe'));
  if (shown === undefined) units.unit({ kind: 'lost embed' });
  else units.unit({ kind: 'embed', shows: shownBy(shown) });
  if (caption) units.unit({ kind: 'text', block: 'caption', role: 'caption', content: caption });
}

function shownIn(context: JsonContext, iframe: unknown): string | undefined {
  const resource = pick(context, iframe, 'mediaResource');
  const id = pickText(context, iframe, 'mediaResourceId') || pickText(context, resource, 'id');
  const known = context.media?.get(id);
  const listed = pick(context, context.references, 'MediaResource', id);
  const first = (name: string) =>
    [listed, resource, iframe].map((it) => pickText(context, it, name)).find((it) => it.trim() !== '') ?? '';
  const page = known?.page ?? (pickText(context, listed, 'gist', 'gistScriptUrl') || first('href'));
  const frame = known?.frame ?? first('iframeSrc');
  const [, inside = '', around = ''] = embedlyParts(frame);
  const told = [page, around].find(isWeb);
  if (told !== undefined && /^(?:gist|tweet) /.test(shownBy(told))) return told;
  return [inside === '' && around === '' ? frame : inside].map(withScheme).find(isWeb);
}

function embedlyParts(frame: string): readonly string[] {
  if (!/^(?:https?:)?\/\/cdn\.embedly\.com\/widgets\//i.test(frame) || !URL.canParse(withScheme(frame)))
    return [];
  const { searchParams } = new URL(withScheme(frame));
  return ['', searchParams.get('src') ?? '', searchParams.get('url') ?? ''];
}

function withScheme(address: string): string {
  return address.startsWith('//') ? `https:${address}` : address;
}

function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

/** A link card: one paragraph, all of it a link; its thumbnail is content only where that is asked for. */
export function readJsonCard(
  context: JsonContext,
  units: UnitCollector,
  paragraph: unknown,
  targetOf: TargetOf,
): void {
  const metadata = pick(context, paragraph, 'mixtapeMetadata');
  const markups = pickList(context, paragraph, 'markups');
  const isLinked = markups.some((markup) => /^(?:A|3)$/.test(String(pick(context, markup, 'type'))));
  const href = pickText(context, metadata, 'href');
  const link = linkOf(href || undefined, undefined, targetOf);
  units.openBlock('paragraph');
  if (!isLinked) units.style().links.push(link);
  readJsonText(context, units, paragraph, targetOf, true);
  units.closeBlock();
  if (!isLinked) units.style().links.pop();
  const key = pickText(context, metadata, 'thumbnailImageId');
  if (key === '') return;
  const picture = { key, url: '', alt: NO_TEXT };
  units.unit({ kind: 'picture', picture, ...(link !== undefined && { link }), thumbnail: true });
}
