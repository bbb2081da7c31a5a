/** Medium's pages of until 2019, whose HTML has the classes that exports still have. */
import type { CheerioAPI } from 'cheerio';
import { type ChildNode, type Element, isTag } from 'domhandler';
import { childElements, findAll, findFirst, findWhere, hasClass, hasText, textOf } from '../element.ts';
import { domInline } from './dom-inline.ts';
import { markupText } from './escape-markup.ts';
import { type FigureOptions, figureGraf } from './figure-graf.ts';
import type { Graf, GrafImage, Layout, Section, TextGraf } from './graf.ts';
import { markOpening } from './mark-opening.ts';

/** The sections of the post with this id, or of the page's first post; none where the page has no such HTML. */
export function grafSections(
  $: CheerioAPI,
  id: string | undefined,
  options: FigureOptions,
): readonly Section[] {
  const roots = $('.postArticle-content, .notesSource, .postField--body').toArray();
  const root = roots.find(({ attribs }) => id !== undefined && attribs['data-post-id'] === id) ?? roots[0];
  if (!root) return [];
  const sections: { name: string | undefined; background: GrafImage | undefined; grafs: Graf[] }[] = [];
  const open: ChildNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isTag(node)) continue;
    const kind = kindOf(node);
    if (kind === undefined) {
      if (node.name === 'section') {
        sections.push({ name: node.attribs.name, background: backgroundOf(node), grafs: [] });
      }
      for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as ChildNode);
      continue;
    }
    if (sections.length === 0) sections.push({ name: undefined, background: undefined, grafs: [] });
    const grafs = sections.at(-1)?.grafs ?? [];
    const graf = grafOf(node, kind, grafs.at(-1), options);
    if (graf) grafs.push(graf);
  }
  return markOpening(
    sections.map(({ name, background, grafs }) => ({
      ...(name !== undefined && { name }),
      ...(background && { background }),
      grafs,
    })),
  );
}

const KINDS = [
  'p',
  'h2',
  'h3',
  'h4',
  'blockquote',
  'pullquote',
  'li',
  'pre',
  'figure',
  'mixtapeEmbed',
  'sectionCaption',
] as const;

type Kind = (typeof KINDS)[number];

// <h1 class="graf graf--h3 graf--title">: the class says what it is, the tag how pages of that year showed it.
function kindOf(element: Element): Kind | undefined {
  if (!element.attribs.class?.includes('graf--')) return undefined;
  return KINDS.find((kind) => hasClass(element, `graf--${kind}`));
}

function grafOf(
  element: Element,
  kind: Kind,
  before: Graf | undefined,
  options: FigureOptions,
): Graf | undefined {
  const given = element.attribs.name ?? element.attribs.id;
  const name = given === undefined ? {} : { name: given };
  switch (kind) {
    case 'figure':
      return figureGraf(element, layoutOfClass(element, before), options);
    case 'pre': {
      const { 'data-code-block-mode': mode, 'data-code-block-lang': language } = element.attribs;
      const known = ([0, 1, 2] as const).find((it) => String(it) === mode);
      const code = {
        ...(known !== undefined && { mode: known }),
        ...(language !== undefined && { language }),
      };
      return { kind, ...name, html: markupText(textOf(element)), ...code };
    }
    case 'mixtapeEmbed':
      return cardOf(element, name, options);
    default: {
      const role = (['title', 'subtitle', 'kicker'] as const).find((it) => hasClass(element, `graf--${it}`));
      const html = !hasText(element) && !findFirst(element, 'img') ? '' : domInline(element, options);
      const textKind: TextGraf['kind'] = kind === 'li' ? listKind(element) : kind;
      const hasDropCap = hasClass(element, 'graf--hasDropCap');
      return { kind: textKind, ...name, html, ...(role && { role }), ...(hasDropCap && { hasDropCap }) };
    }
  }
}

function listKind(element: Element): 'uli' | 'oli' {
  return element.parent && isTag(element.parent) && element.parent.name === 'ol' ? 'oli' : 'uli';
}

function layoutOfClass(element: Element, before: Graf | undefined): Layout | undefined {
  const layouts = ['OutsetCenter', 'OutsetLeft', 'FillWidth', 'OutsetRowContinue', 'OutsetRow'] as const;
  const layout = layouts.find((it) => hasClass(element, `graf--layout${it}`));
  // 2015: <figure class="graf--figure postField--fillWidthImage">
  if (layout === undefined && hasClass(element, 'postField--fillWidthImage')) return 'FillWidth';
  if (layout === undefined && hasClass(element, 'postField--outsetCenterImage')) return 'OutsetCenter';
  if (layout !== 'OutsetRowContinue') return layout;
  return before?.kind === 'image' && before.layout?.startsWith('OutsetRow') ? layout : undefined;
}

function cardOf(element: Element, name: { name?: string }, options: FigureOptions): Graf {
  const picture = findWhere(element, (it) => hasClass(it, 'mixtapeImage'));
  const link = findAll(element, (it) => it.name === 'a' && it !== picture)[0];
  const href = link?.attribs.href ?? picture?.attribs.href;
  const { 'data-thumbnail-img-id': thumbnail, 'data-media-id': mediaId } = picture?.attribs ?? {};
  return {
    kind: 'card',
    ...name,
    html: domInline(element, { ...options, skips: (it) => it === picture }),
    ...(href !== undefined && { href: options.address(href) }),
    ...(thumbnail && { thumbnail }),
    ...(mediaId && { mediaId }),
  };
}

// <section><div class="section-background" data-image-id="1*abc.png" data-width="1165" data-height="541">
function backgroundOf(section: Element): GrafImage | undefined {
  const background = childElements(section).find((it) => hasClass(it, 'section-background'));
  const { 'data-image-id': id, 'data-width': width, 'data-height': height } = background?.attribs ?? {};
  if (!id) return undefined;
  const [pixelsWide, pixelsHigh] = [Number(width), Number(height)];
  return { id, ...(pixelsWide > 0 && pixelsHigh > 0 && { width: pixelsWide, height: pixelsHigh }) };
}
