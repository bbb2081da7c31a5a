/** A post as plain values, from which `post-pages.ts` makes every form of page; and such a post read back from an export page. */
import { load } from 'cheerio';
import { type ChildNode, type Element, isTag, isText } from 'domhandler';

export type DescribedMarkup = {
  readonly type: 'STRONG' | 'EM' | 'CODE' | 'A';
  readonly start: number;
  readonly end: number;
  readonly href?: string;
  readonly title?: string;
  readonly userId?: string;
};

export type DescribedImage = {
  readonly id: string;
  readonly originalWidth?: number;
  readonly originalHeight?: number;
  readonly alt?: string;
};

export type DescribedParagraph = {
  readonly name: string;
  readonly type:
    | 'P'
    | 'H2'
    | 'H3'
    | 'H4'
    | 'BQ'
    | 'PQ'
    | 'ULI'
    | 'OLI'
    | 'PRE'
    | 'IMG'
    | 'IFRAME'
    | 'MIXTAPE_EMBED'
    | 'SECTION_CAPTION';
  readonly text: string;
  readonly markups: readonly DescribedMarkup[];
  readonly hasDropCap?: boolean;
  readonly layout?: 'OUTSET_CENTER' | 'OUTSET_LEFT' | 'FULL_WIDTH' | 'OUTSET_ROW' | 'OUTSET_ROW_CONTINUE';
  readonly image?: DescribedImage;
  readonly href?: string;
  readonly code?: { readonly mode: 0 | 1 | 2; readonly lang?: string };
  /** Of an embed: the frame's address, or the address of the page that was embedded. */
  readonly frame?: { readonly src: string; readonly width?: number; readonly height?: number };
  readonly page?: string;
  readonly thumbnail?: string;
};

export type DescribedPost = {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly description?: string;
  readonly published: string;
  readonly changed: string;
  readonly address: string;
  readonly tags: readonly string[];
  readonly sections: readonly {
    readonly name: string;
    readonly background?: DescribedImage;
    readonly paragraphs: readonly DescribedParagraph[];
  }[];
};

/** Thrown by what reads an export page, and caught by `describedPost`. */
const notMediums = (what: string) => ({ notMediums: what });

/** Reads a page of an export; undefined where its body holds what Medium's editor cannot make, and no other form can hold. */
export function describedPost(html: string): DescribedPost | undefined {
  try {
    return readPost(html);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'notMediums' in error) return undefined;
    throw error;
  }
}

function readPost(html: string): DescribedPost {
  const $ = load(html);
  const said = (selector: string) => $(selector).first().text().trim();
  const sections = $('section.e-content section.section')
    .toArray()
    .map((section, index) => {
      const background = $('.section-background', section).attr('data-image-id');
      const paragraphs = grafsOf(section).flatMap(paragraphOf);
      return { name: `5e${index}0`, ...(background && { background: { id: background } }), paragraphs };
    });
  if (sections.length === 0) throw notMediums('no sections');
  const subtitle = said('section[data-field=subtitle]');
  const description = said('section[data-field=description]');
  return {
    id: '0123456789ab',
    title: said('h1.p-name'),
    ...(subtitle && { subtitle }),
    ...(description && { description }),
    published: $('time.dt-published').attr('datetime') ?? '2021-03-04T05:06:07.008Z',
    changed: '2022-02-03T04:05:06.007Z',
    address: $('a.p-canonical').attr('href') ?? 'https://medium.com/@ada-example/a-fixture-0123456789ab',
    tags: [],
    sections,
  };
}

function grafsOf(section: Element): Element[] {
  const found: Element[] = [];
  const walk = (node: ChildNode) => {
    if (isText(node) && node.data.trim() !== '') throw notMediums(`stray text: ${node.data}`);
    if (!isTag(node)) return;
    if (/\bgraf--/.test(node.attribs.class ?? '')) found.push(node);
    else if (
      node.name === 'div' ||
      node.name === 'ul' ||
      node.name === 'ol' ||
      node.name === 'hr' ||
      node.name === 'br'
    )
      node.children.forEach(walk);
    else throw notMediums(`stray <${node.name}>`);
  };
  section.children.forEach(walk);
  return found;
}

const TYPES: readonly (readonly [string, DescribedParagraph['type']])[] = [
  ['p', 'P'],
  ['h2', 'H2'],
  ['h3', 'H3'],
  ['h4', 'H4'],
  ['blockquote', 'BQ'],
  ['pullquote', 'PQ'],
  ['pre', 'PRE'],
  ['mixtapeEmbed', 'MIXTAPE_EMBED'],
  ['sectionCaption', 'SECTION_CAPTION'],
  ['iframe', 'IFRAME'],
  ['figure', 'IMG'],
  ['li', 'ULI'],
];

function paragraphOf(graf: Element, index: number): DescribedParagraph {
  const classes = (graf.attribs.class ?? '').split(/\s+/);
  const found = TYPES.find(([kind]) => classes.includes(`graf--${kind}`))?.[1];
  if (!found) throw notMediums(`class ${graf.attribs.class}`);
  const type =
    found === 'ULI' && graf.parent && isTag(graf.parent) && graf.parent.name === 'ol' ? 'OLI' : found;
  const name = (index + 0x1000).toString(16);
  if (type === 'IMG' || type === 'IFRAME') return figureOf(graf, type, name, classes);
  const collected = collect(graf, type);
  const { 'data-code-block-mode': mode, 'data-code-block-lang': lang } = graf.attribs;
  const thumbnail = find(graf, (it) => 'data-thumbnail-img-id' in it.attribs)?.attribs[
    'data-thumbnail-img-id'
  ];
  return {
    name,
    type,
    ...collected,
    ...(classes.includes('graf--hasDropCap') && { hasDropCap: true }),
    ...(mode !== undefined && {
      code: { mode: Number(mode) as 0 | 1 | 2, ...(lang !== undefined && { lang }) },
    }),
    ...(thumbnail !== undefined && { thumbnail }),
  };
}

const LAYOUTS = {
  OutsetCenter: 'OUTSET_CENTER',
  OutsetLeft: 'OUTSET_LEFT',
  FillWidth: 'FULL_WIDTH',
  OutsetRow: 'OUTSET_ROW',
  OutsetRowContinue: 'OUTSET_ROW_CONTINUE',
} as const;

function figureOf(
  graf: Element,
  type: 'IMG' | 'IFRAME',
  name: string,
  classes: readonly string[],
): DescribedParagraph {
  const caption = find(graf, (it) => it.name === 'figcaption');
  const said = caption ? collect(caption, 'P') : { text: '', markups: [] };
  const layout = Object.entries(LAYOUTS).find(([it]) => classes.includes(`graf--layout${it}`))?.[1];
  const base = { name, type, ...said, ...(layout && { layout }) };
  if (type === 'IFRAME') {
    const frame = find(graf, (it) => it.name === 'iframe')?.attribs;
    const script = find(graf, (it) => it.name === 'script' && /gist\.github/.test(it.attribs.src ?? ''))
      ?.attribs.src;
    const tweet = find(graf, (it) => it.name === 'blockquote');
    if (frame?.src) {
      const size = (given: string | undefined) =>
        /^[1-9]\d*$/.test(given ?? '') ? Number(given) : undefined;
      const [width, height] = [size(frame.width), size(frame.height)];
      return { ...base, frame: { src: frame.src, ...(width && { width }), ...(height && { height }) } };
    }
    const page = script ?? (tweet && find(tweet, (it) => it.name === 'a')?.attribs.href);
    return { ...base, ...(page && { page }) };
  }
  const images = findEvery(graf, (it) => it.name === 'img');
  const [image] = images;
  if (images.length !== 1 || !image) throw notMediums(`${images.length} images in a figure`);
  const {
    'data-image-id': id,
    'data-width': width,
    'data-height': height,
    alt,
    src = '',
    'data-external-src': external,
  } = image.attribs;
  if (!id || external !== undefined) throw notMediums('an image without id');
  if (!src.includes(id)) throw notMediums('an image from elsewhere');
  const link = find(graf, (it) => it.name === 'a' && findEvery(it, (inner) => inner === image).length > 0)
    ?.attribs.href;
  return {
    ...base,
    image: {
      id,
      ...(Number(width) > 0 &&
        Number(height) > 0 && { originalWidth: Number(width), originalHeight: Number(height) }),
      ...(alt && { alt }),
    },
    ...(link !== undefined && { href: link }),
  };
}

const MARKS = { strong: 'STRONG', b: 'STRONG', em: 'EM', i: 'EM', code: 'CODE', a: 'A' } as const;

/** A graf's text and its marks as ranges. */
function collect(
  graf: Element,
  type: string,
): { readonly text: string; readonly markups: readonly DescribedMarkup[] } {
  let text = '';
  const markups: DescribedMarkup[] = [];
  const walk = (node: ChildNode) => {
    // Line ends in HTML are spaces, in JSON line breaks.
    if (isText(node)) text += type === 'PRE' ? node.data : node.data.replace(/[\n\r]/g, ' ');
    if (!isTag(node) || /\bmixtapeImage\b/.test(node.attribs.class ?? '')) return;
    if (node.name === 'br') text += '\n';
    else if (node.name === 'span' || type === 'PRE') node.children.forEach(walk);
    else {
      const mark = Object.hasOwn(MARKS, node.name) ? MARKS[node.name as keyof typeof MARKS] : undefined;
      if (!mark) throw notMediums(`<${node.name}> in a line`);
      const at = markups.length;
      const start = text.length;
      node.children.forEach(walk);
      const { href, title, 'data-user-id': userId } = node.attribs;
      const link =
        userId === undefined ? { ...(href !== undefined && { href }), ...(title && { title }) } : { userId };
      if (text.length > start)
        markups.splice(at, 0, { type: mark, start, end: text.length, ...(mark === 'A' && link) });
    }
  };
  graf.children.forEach(walk);
  // Medium writes an empty paragraph as a line break.
  return text === '\n' && type !== 'PRE' ? { text: '', markups: [] } : { text, markups };
}

function find(root: Element, wanted: (candidate: Element) => boolean): Element | undefined {
  return findEvery(root, wanted)[0];
}

function findEvery(root: Element, wanted: (candidate: Element) => boolean): Element[] {
  return root.children.flatMap((child) =>
    isTag(child) ? [...(wanted(child) ? [child] : []), ...findEvery(child, wanted)] : [],
  );
}
