/** Generates figures of a post: pictures, gallery rows, embeds, with and without captions. */
import fc from 'fast-check';
import { address, type Html, htmlText, inline, joined } from './medium-inline.ts';

const caption = fc.option(inline, { freq: 2, nil: undefined });
const captionHtml = (said: string | undefined) =>
  said === undefined ? '' : `<figcaption class="imageCaption">${said}</figcaption>`;

const picture = fc
  .record({
    id: fc.constantFrom('1*abc_d-e.png', '0*X1y2', '1*f@2x.jpeg', '1*g.'),
    alt: fc.option(htmlText, { nil: undefined }),
    href: fc.option(address, { nil: undefined, freq: 4 }),
    old: fc.boolean(),
  })
  .map(({ id, alt, href, old }) => {
    const img = `<img class="graf-image" data-image-id="${id}" data-width="800" data-height="600"${alt === undefined ? '' : ` alt="${alt}"`} src="https://cdn-images-1.medium.com/max/800/${id}">`;
    const linked =
      href === undefined
        ? img
        : `<a href="${href}" class="graf-imageAnchor" data-action="image-link">${img}</a>`;
    return old
      ? `<div class="aspectRatioPlaceholder is-locked"><div class="aspectRatioPlaceholder-fill"></div>${linked}</div>`
      : linked;
  });

const figure = (content: Html, kind = '') =>
  fc
    .tuple(content, caption)
    .map(
      ([it, said]) =>
        `<figure name="f1" id="f1" class="graf graf--figure${kind}">${it}${captionHtml(said)}</figure>`,
    );

export const image: Html = figure(picture);

export const gallery: Html = fc
  .tuple(
    figure(picture, ' graf--layoutOutsetRow'),
    joined(figure(picture, ' graf--layoutOutsetRowContinue'), 1, 2),
  )
  .map(
    ([first, others]) =>
      `</div><div class="section-inner sectionLayout--outsetRow" data-paragraph-count="2">${first}${others}</div><div class="section-inner sectionLayout--insetColumn">`,
  );

const embedded = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'https://www.youtube.com/embed/abc?feature=oembed',
        'https://player.vimeo.com/video/1?a=b&amp;c=d',
        'https://x.y/{a}?b=&quot;c&quot;',
      ),
      fc.constantFrom('700', 'null', '100%'),
    )
    .map(
      ([src, width]) =>
        `<iframe src="${src}" width="${width}" height="393" frameborder="0" scrolling="no"></iframe>`,
    ),
  fc
    .constantFrom('', '#file-a-js', '?file=a.js')
    .map((file) => `<script src="https://gist.github.com/ada/0123abcd.js${file}"></script>`),
  fc.constant(
    '<blockquote class="twitter-tweet"><a href="https://twitter.com/ada/status/123?ref_src=a%7Cb"></a></blockquote><script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>',
  ),
  fc.constant(''),
);

export const embed: Html = figure(embedded, ' graf--iframe');
