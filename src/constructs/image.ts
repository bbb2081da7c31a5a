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
    const images = findAll(source, ({ name }) => name === 'img').flatMap((it) => linkedImage(it, source, to));
    const caption = captionOf(source, to);
    if (images.length === 0) return caption ? [element('p', {}, caption.children)] : [];
    return images.map((it, i) =>
      element('figure', {}, i === images.length - 1 && caption ? [it, caption] : [it]),
    );
  },
  rules: [
    {
      tag: 'figure',
      matches: showsImage,
      markdown: (_, figure, to) => shortcode(figure, to) ?? imageMarkdown(figure, to),
    },
  ],
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
  if (!caption || textOf(caption).trim() === '') return undefined;
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

/** A canonical image of a `figure`, in the link that stands around it there. */
export function linkedImage(img: Element, figure: Element, to: Canonical): ChildNode[] {
  const [made] = imageOf(img);
  if (!made) return [];
  for (let around = img.parent; around && around !== figure; around = around.parent) {
    const href = 'attribs' in around && around.name === 'a' ? around.attribs.href : undefined;
    if (href === undefined) continue;
    const { target } = mendedTarget(fold(href));
    if (target === undefined) to.report({ code: 'dropped-link', href, text: 'a picture' });
    if (target !== undefined) return [element('a', { href: target }, [made])];
  }
  return [made];
}

/** A figure with one image as Markdown; as HTML where Markdown cannot hold its caption and alternative text. */
export function imageMarkdown(figure: Element, to: Printing): string {
  const { img, caption, alt, link } = partsOf(figure);
  const said = caption && to.captions === 'alt' ? caption : element('figcaption', {}, [text(alt)]);
  const label = imageLabel(said);
  const nestsLinks = link !== undefined && findFirst(said, 'a') !== undefined;
  const saysBoth = to.captions === 'alt' && caption && alt !== '' && alt !== fold(textOf(caption));
  const asHtml = label === undefined || nestsLinks || saysBoth || (caption && to.captions === 'figure');
  const shown = `![${label}]${linkDestination(to.pictureUrl(img), undefined)}`;
  const linked = link === undefined ? shown : `[${shown}]${linkDestination(link, undefined)}`;
  if (!caption || to.captions !== 'italic') return asHtml ? imageHtml(figure, to) : linked;
  const image = asHtml ? imageHtml(element('figure', {}, figure.children.slice(0, 1)), to) : linked;
  const italic = element('p', {}, [element('em', {}, caption.children)]);
  return `${image}\n\n${inlineMarkdown(italic, 'caption', to)}`;
}

/** The figure in the generator's own syntax, where it has one and Markdown alone would not do. */
function shortcode(figure: Element, to: Printing): string | undefined {
  const own = to.syntax?.figure;
  if (!own || to.captions !== 'figure' || !imageMarkdown(figure, to).startsWith('<figure>')) return undefined;
  const { img, caption, alt, link } = partsOf(figure);
  return own({
    src: to.pictureUrl(img),
    alt,
    ...(caption ? { caption: inlineMarkdown(caption, 'caption', to) } : {}),
    ...(link === undefined ? {} : { link }),
  });
}

/** A figure with one image as HTML. */
export function imageHtml(figure: Element, to: Printing): string {
  const { img, caption, alt, link } = partsOf(figure);
  const shown = `<img${attribute('src', to.pictureUrl(img))}${attribute('alt', alt)} />`;
  return figureHtml(link === undefined ? shown : `<a${attribute('href', link)}>${shown}</a>`, caption);
}

function partsOf(figure: Element) {
  const img = findFirst(figure, 'img') as Element;
  const [shown] = figure.children as Element[];
  return {
    img,
    alt: img.attribs.alt ?? '',
    caption: findFirst(figure, 'figcaption'),
    link: shown === img ? undefined : shown?.attribs.href,
  };
}
