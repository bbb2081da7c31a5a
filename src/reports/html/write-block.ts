/** Writes one block of a post, from Medium's page or from our Markdown, as HTML that can do nothing but be read. */
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { textOf } from '../../element.ts';

/** A stretch of a block's text, in UTF-16 units, and the loss it belongs to. */
export type Mark = { readonly from: number; readonly to: number; readonly loss: number };

export type Written = {
  readonly html: string;
  /** All text that is shown, alt texts included. */
  readonly text: string;
  /** What stands for each picture and embed. */
  readonly shows: readonly string[];
};

/** How a picture is shown: by a link to its file, or as a box of its size with its address in it. */
export type LookUp = (image: Element) => Shown;
type Shown = {
  readonly link: string | undefined;
  readonly address: string;
  readonly width?: number;
  readonly height?: number;
};

/** Written as they are, without their attributes. */
const KEPT = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote pre code ul ol li figure figcaption hr br strong em b i u s del sup sub kbd table thead tbody tr td th dl dt dd'.split(
    ' ',
  ),
);
const VOID = new Set(['hr', 'br']);
/** Their neighbours are no words of theirs. */
const APART = new Set('p h1 h2 h3 h4 h5 h6 pre li figcaption tr td th dt dd'.split(' '));
const EMBEDS = new Set(['iframe', 'script', 'embed', 'object', 'video', 'audio']);
const SILENT = new Set(['style', 'template', 'noscript', 'head', 'title', 'link', 'meta', 'svg', 'math']);

/** What of Medium's looks is worth showing. */
const LOOKS: Readonly<Record<string, string>> = {
  'graf--pullquote': 'pullquote',
  'graf-dropCap': 'dropcap',
  'graf--mixtapeEmbed': 'card',
  'graf--subtitle': 'subtitle',
  'graf--kicker': 'kicker',
};

const LOOKING = new RegExp(`(?:^|\\s)(${Object.keys(LOOKS).join('|')})(?=\\s|$)`);

/** Deeper markup says nothing; its text is kept. */
const DEPTH = 100;

/** Every element is written anew from the lists above: no attribute of a page's is copied but texts and numbers. */
export function writeBlock(nodes: readonly ChildNode[], lookUp: LookUp, marks: readonly Mark[]): Written {
  const html: string[] = [];
  const shows: string[] = [];
  let text = '';

  function say(data: string): void {
    html.push(marked(data, text.length, marks));
    text += data;
  }

  function write(current: ChildNode, depth: number): void {
    if (isText(current)) say(current.data);
    else if (isTag(current)) {
      if (depth > DEPTH) say(textOf(current));
      else writeElement(current, depth);
    }
  }

  function writeElement(element: Element, depth: number): void {
    const { name, attribs } = element;
    if (SILENT.has(name)) return;
    if (name === 'img') {
      writeImage(element);
      return;
    }
    if (EMBEDS.has(name)) {
      shows.push('embed');
      html.push(boxOf({ link: undefined, address: attribs.src ?? attribs.data ?? `<${name}>` }, 'embed'));
      return;
    }
    if (name === 'br') text += '\n';
    const look = LOOKING.exec(attribs.class ?? '')?.[1];
    const tag = KEPT.has(name) ? name : name === 'a' || look !== undefined ? 'span' : undefined;
    if (tag === undefined) {
      for (const child of element.children) write(child, depth + 1);
      return;
    }
    const link = name === 'a' ? (attribs['data-href'] ?? attribs.href) : undefined;
    const classes = [...(name === 'a' ? ['link'] : []), ...(look === undefined ? [] : [LOOKS[look]])].join(
      ' ',
    );
    const start = name === 'ol' && /^\d{1,9}$/.test(attribs.start ?? '') ? ` start="${attribs.start}"` : '';
    html.push(
      `<${tag}${classes === '' ? '' : ` class="${classes}"`}${link === undefined ? '' : ` title="${escaped(link)}"`}${start}>`,
    );
    if (VOID.has(tag)) return;
    for (const child of element.children) write(child, depth + 1);
    html.push(`</${tag}>`);
    if (APART.has(tag)) text += '\n';
  }

  function writeImage(image: Element): void {
    const shown = lookUp(image);
    shows.push(shown.link ?? shown.address);
    html.push('<span class="picture">');
    html.push(
      shown.link === undefined
        ? boxOf(shown, 'picture')
        : `<img src="${escaped(shown.link)}" alt=""${sizeOf(shown)} loading="lazy" />`,
    );
    const alt = image.attribs.alt ?? '';
    if (alt.trim() !== '' && alt.trim() !== captionOf(image)) {
      html.push('<span class="alt">');
      say(alt);
      html.push('</span>');
    }
    html.push('</span>');
  }

  for (const node of nodes) write(node, 0);
  return { html: html.join(''), text, shows };
}

/** Text as HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function captionOf(image: Element): string | undefined {
  const caption = image.parent && isTag(image.parent) ? image.parent.children.find(isCaption) : undefined;
  return caption && textOf(caption).trim();
}

function isCaption(node: ChildNode): boolean {
  return isTag(node) && node.name === 'figcaption';
}

function sizeOf({ width, height }: Shown): string {
  return width && height ? ` width="${width}" height="${height}"` : '';
}

/** An empty drawing has the size, so that no style of a page's is needed. */
function boxOf({ address, width = 640, height = 120 }: Shown, kind: 'picture' | 'embed'): string {
  const size = `width="${width}" height="${height}" viewbox="0 0 ${width} ${height}"`;
  return `<span class="box ${kind}"><svg ${size}></svg><span class="address">${escaped(address)}</span></span>`;
}

function marked(data: string, at: number, marks: readonly Mark[]): string {
  const here = marks.filter(({ from, to }) => from < at + data.length && to > at);
  if (here.length === 0) return escaped(data);
  let done = 0;
  const parts = here.map(({ from, to, loss }) => {
    const [start, end] = [Math.max(done, from - at), Math.min(data.length, to - at)];
    const plain = escaped(data.slice(done, start));
    done = Math.max(done, end);
    return start < end
      ? `${plain}<mark data-loss="${loss}">${escaped(data.slice(start, end))}</mark>`
      : plain;
  });
  return parts.join('') + escaped(data.slice(done));
}
