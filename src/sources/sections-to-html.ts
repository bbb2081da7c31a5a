/** The sections of a post as the body of an export page. */
import { markupAttribute } from './escape-markup.ts';
import type { Graf, GrafImage, Layout, Section } from './graf.ts';

/**
 * HTML with the elements and classes that Medium's exporter writes.
 * @param featured the image that Medium shows in listings; its first appearance is marked
 */
export function sectionsToHtml(sections: readonly Section[], featured: string | undefined): string {
  const grafs = sections.flatMap((section) => section.grafs);
  const marked = grafs.find(
    (graf) => graf.kind === 'image' && featured !== undefined && graf.image.id === featured,
  );
  return sections.map((section, at) => sectionHtml(section, at === 0, marked)).join('');
}

function sectionHtml(
  { name, background, grafs }: Section,
  isFirst: boolean,
  marked: Graf | undefined,
): string {
  const classes = `section section--body${isFirst ? ' section--first' : ''}${background ? ' is-imageBackgrounded' : ''}`;
  const parts: string[] = [];
  let inner: Inner | undefined;
  let list: 'ul' | 'ol' | undefined;
  for (const graf of grafs) {
    const [wanted, wantedList] = [innerOf(graf), listOf(graf)];
    const begins = wanted !== inner || (graf.kind === 'image' && graf.layout === 'OutsetRow');
    if (list !== undefined && (begins || list !== wantedList)) parts.push(`</${list}>`);
    if (begins)
      parts.push(inner === undefined ? '' : '</div>', `<div class="section-inner sectionLayout--${wanted}">`);
    if (wantedList !== undefined && (begins || list !== wantedList))
      parts.push(`<${wantedList} class="postList">`);
    [inner, list] = [wanted, wantedList];
    parts.push(grafHtml(graf, graf === marked));
  }
  if (list !== undefined) parts.push(`</${list}>`);
  if (inner !== undefined) parts.push('</div>');
  return `<section${markupAttribute('name', name)} class="${classes}"><div class="section-divider"><hr class="section-divider"></div>${background ? backgroundHtml(background) : ''}<div class="section-content">${parts.join('')}</div></section>`;
}

type Inner = 'insetColumn' | 'outsetRow' | 'caption';

function innerOf(graf: Graf): Inner {
  if (graf.kind === 'sectionCaption') return 'caption';
  return graf.kind === 'image' && isRow(graf.layout) ? 'outsetRow' : 'insetColumn';
}

function isRow(layout: Layout | undefined): boolean {
  return layout === 'OutsetRow' || layout === 'OutsetRowContinue';
}

function listOf(graf: Graf): 'ul' | 'ol' | undefined {
  if (graf.kind === 'uli') return 'ul';
  return graf.kind === 'oli' ? 'ol' : undefined;
}

function backgroundHtml({ id, src, width, height }: GrafImage): string {
  const url = src ?? (id === undefined ? undefined : `https://cdn-images-1.medium.com/max/2560/${id}`);
  const style =
    url === undefined ? undefined : `background-image: url(${url.replace(/["'()\s]/g, encodeURIComponent)});`;
  return `<div class="section-background"${markupAttribute('data-image-id', id)}${markupAttribute('data-width', width)}${markupAttribute('data-height', height)}><div class="section-backgroundImage"${markupAttribute('style', style)}></div></div>`;
}

const TAGS = {
  p: 'p',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  blockquote: 'blockquote',
  pullquote: 'blockquote',
  uli: 'li',
  oli: 'li',
  sectionCaption: 'label',
} as const;

function grafHtml(graf: Graf, isFeatured: boolean): string {
  switch (graf.kind) {
    case 'pre': {
      const { mode, language } = graf;
      const code = `${markupAttribute('data-code-block-mode', mode)}${markupAttribute('data-code-block-lang', language)}`;
      return mode === undefined
        ? `<pre${named(graf)} class="graf graf--pre">${graf.html}</pre>`
        : `<pre${code} spellcheck="false"${named(graf)} class="graf graf--pre graf--preV2"><span class="pre--content">${graf.html}</span></pre>`;
    }
    case 'image':
      return figureHtml(graf, `graf graf--figure${layoutClass(graf.layout)}`, imageHtml(graf, isFeatured));
    case 'embed':
      return figureHtml(graf, `graf graf--figure graf--iframe${layoutClass(graf.layout)}`, graf.shown);
    case 'card':
      return cardHtml(graf);
    default: {
      const tag = TAGS[graf.kind];
      const kind = tag === 'li' ? 'li' : graf.kind;
      const role = graf.role === undefined ? '' : ` graf--${graf.role}`;
      const dropCap = graf.hasDropCap ? ' graf--hasDropCapModel graf--hasDropCap' : '';
      const empty = graf.html === '' ? ' graf--empty' : '';
      return `<${tag}${named(graf)} class="graf graf--${kind}${dropCap}${role}${empty}">${graf.html || '<br>'}</${tag}>`;
    }
  }
}

function named({ name }: Graf): string {
  return markupAttribute('name', name) + markupAttribute('id', name);
}

function layoutClass(layout: Layout | undefined): string {
  return layout === undefined ? '' : ` graf--layout${layout}`;
}

function figureHtml(graf: Graf & { readonly html: string }, classes: string, shown: string): string {
  const caption = graf.html === '' ? '' : `<figcaption class="imageCaption">${graf.html}</figcaption>`;
  return `<figure${named(graf)} class="${classes}">${shown}${caption}</figure>`;
}

function imageHtml({ image, href, layout }: Extract<Graf, { kind: 'image' }>, isFeatured: boolean): string {
  const { id, src, externalSrc, width, height, alt } = image;
  const shownWidth = WIDTHS[layout ?? ''] ?? 800;
  const attributes = [
    markupAttribute('data-image-id', id),
    markupAttribute('data-width', width),
    markupAttribute('data-height', height),
    isFeatured || image.isFeatured ? ' data-is-featured="true"' : '',
    markupAttribute('data-external-src', externalSrc),
    markupAttribute('alt', alt),
    markupAttribute(
      'src',
      src ?? (id === undefined ? undefined : `https://cdn-images-1.medium.com/max/${shownWidth}/${id}`),
    ),
  ];
  const img = `<img class="graf-image"${attributes.join('')}>`;
  return href === undefined
    ? img
    : `<a${markupAttribute('href', href)}${markupAttribute('data-href', href)} class="graf-imageAnchor" data-action="image-link">${img}</a>`;
}

/** The widths in pixels that exports ask for, by layout. */
const WIDTHS: Readonly<Record<string, number>> = {
  OutsetCenter: 1200,
  FillWidth: 2560,
  OutsetLeft: 600,
  OutsetRow: 600,
  OutsetRowContinue: 600,
};

function cardHtml(graf: Extract<Graf, { kind: 'card' }>): string {
  const { href, thumbnail, mediaId } = graf;
  const style =
    thumbnail === undefined
      ? undefined
      : `background-image: url(https://cdn-images-1.medium.com/fit/c/160/160/${encodeURI(thumbnail)});`;
  const picture = `<a${markupAttribute('href', href)} class="js-mixtapeImage mixtapeImage${thumbnail === undefined ? ' mixtapeImage--empty' : ''} u-ignoreBlock"${markupAttribute('data-media-id', mediaId)}${markupAttribute('data-thumbnail-img-id', thumbnail)}${markupAttribute('style', style)}></a>`;
  return `<div${named(graf)} class="graf graf--mixtapeEmbed">${graf.html}${href === undefined ? '' : picture}</div>`;
}
