/** Images with their captions and alternative texts. */
import type { ChildNode, Element } from 'domhandler';
import { element, findAll, findFirst, fold, text, textOf } from '../element.ts';
import { attribute, inlineHtml } from '../inline-html.ts';
import { imageLabel, inlineMarkdown } from '../inline-markdown.ts';
import { mendedTarget } from '../link-target.ts';
import { type Canonical, type Construct, isBlock, type Printing } from './construct.ts';
import { linkDestination } from './link.ts';

// Medium: <figure class="graf graf--figure"><img class="graf-image" data-image-id="1*abc.png" data-width="800" src="…"><figcaption class="imageCaption">…
// until 2020 with a div.aspectRatioPlaceholder around the img; with a.graf-imageAnchor around it where the image is a link
export const image: Construct = {
  name: 'image',
  tags: ['figure', 'img'],
  matches: (candidate) => candidate.name === 'img' || findFirst(candidate, 'img') !== undefined,
  canonical: (source, to) => {
    if (source.name === 'img') return imageOf(source);
    const images = findAll(source, ({ name }) => name === 'img').flatMap((it) => withLink(it, source));
    const caption = captionOf(source, to);
    if (images.length === 0) return caption ? [element('p', {}, caption.children)] : [];
    return images.map((it, i) =>
      element('figure', {}, i === images.length - 1 && caption ? [it, caption] : [it]),
    );
  },
  rules: [{ tag: 'figure', matches: showsImage, markdown: (_, figure, to) => imageMarkdown(figure, to) }],
};

/** Whether a canonical figure shows one image. */
export function showsImage(figure: Element): boolean {
  const [first] = figure.children as Element[];
  return first?.name === 'img' || (first?.name === 'a' && findFirst(first, 'img') !== undefined);
}

/** A canonical `img` with the identity of its picture; none where the page does not say which. */
export function imageOf(source: Element): Element[] {
  const { src, alt, 'data-image-id': id } = source.attribs;
  const address = fold(src ?? '') || (id && `https://miro.medium.com/v2/${id}`);
  if (!address) return [];
  return [
    element('img', {
      src: address,
      alt: alt === undefined ? undefined : fold(alt),
      width: source.attribs['data-width'],
      height: source.attribs['data-height'],
      'data-image-id': id,
      'data-external-src': source.attribs['data-external-src'],
    }),
  ];
}

/** The canonical caption of a figure; none when there is nothing in it. */
export function captionOf(source: Element, to: Canonical): Element | undefined {
  const caption = findFirst(source, 'figcaption');
  if (!caption || fold(textOf(caption)) === '') return undefined;
  const content = to.content(caption);
  return element(
    'figcaption',
    {},
    content.flatMap((node) => (isBlock(node) ? node.children : [node])),
  );
}

/** A figure as one line of HTML: `shown` and its caption. */
export function figureHtml(shown: string, caption: Element | undefined): string {
  return `<figure>${shown}${caption ? `<figcaption>${inlineHtml(caption)}</figcaption>` : ''}</figure>`;
}

function withLink(img: Element, figure: Element): ChildNode[] {
  const [made] = imageOf(img);
  if (!made) return [];
  for (let around = img.parent; around && around !== figure; around = around.parent) {
    const href = 'attribs' in around && around.name === 'a' ? around.attribs.href : undefined;
    const target = href === undefined ? undefined : mendedTarget(fold(href)).target;
    if (target !== undefined) return [element('a', { href: target }, [made])];
  }
  return [made];
}

function imageMarkdown(figure: Element, to: Printing): string {
  const img = findFirst(figure, 'img') as Element;
  const caption = findFirst(figure, 'figcaption');
  const alt = img.attribs.alt ?? '';
  const link = figure.children[0] === img ? undefined : (figure.children[0] as Element).attribs.href;
  const url = to.pictureUrl(img);

  const said = caption && to.captions === 'alt' ? caption : element('figcaption', {}, [text(alt)]);
  const label = imageLabel(said);
  const nestsLinks = link !== undefined && findFirst(said, 'a') !== undefined;
  const asHtml =
    label === undefined ||
    nestsLinks ||
    (caption && to.captions === 'figure') ||
    (caption && to.captions === 'alt' && alt !== '' && alt !== fold(textOf(caption)));
  if (asHtml) {
    const shown = `<img${attribute('src', url)}${attribute('alt', alt)} />`;
    return figureHtml(link ? `<a${attribute('href', link)}>${shown}</a>` : shown, caption);
  }

  const shown = `![${label}]${linkDestination(url, undefined)}`;
  const linked = link ? `[${shown}]${linkDestination(link, undefined)}` : shown;
  if (!caption || to.captions !== 'italic') return linked;
  const italic = element('p', {}, [element('em', {}, caption.children)]);
  return `${linked}\n\n${inlineMarkdown(italic, 'inner-paragraph', to.pictureUrl)}`;
}
