/** Pages as Medium has shown posts over the years, without data for scripts: made from one description of a post. */
import type { DescribedMarkup, DescribedParagraph, DescribedPost } from './described-post.ts';
import { escaped, page } from './post-pages.ts';

/** A template: of 2019–20 (generated classes, lazy pictures), of 2022–24 (`pw-` classes, `<picture>`), of 2025–26 (headings a level down). */
export type Year = 2019 | 2022 | 2026;

/** The page as shown: byline, text, footer. */
export function articlePage(post: DescribedPost, year: Year): string {
  const title = titleOf(post);
  const sections = post.sections.map(({ paragraphs }) => sectionHtml(paragraphs, title, post, year));
  const breaks =
    year === 2019
      ? '</div></div></section><section class="cy cz"><div class="n p"><div class="z ab">'
      : '</div></div></div><div class="ab cl" role="separator"><span class="ul"></span><span class="ul"></span><span class="ul"></span></div><div class="hf hg"><div class="ab ca"><div class="ch bg">';
  const open =
    year === 2019
      ? '<section class="cy"><div class="n p"><div class="z ab">'
      : '<section><div><div class="hf hg"><div class="ab ca"><div class="ch bg">';
  const close = year === 2019 ? '</div></div></section>' : '</div></div></div></div></section>';
  const marker = year === 2026 ? '<script>window.__reactRouterContext = {};</script>' : '';
  const nav = '<nav><a href="/">Home</a><p>Open in app</p></nav>';
  const after = `<footer><p id="fade">Written by Ada Example</p><a href="/tag/bicycles?source=post_page-----${post.id}---"><div aria-label="Topic: Bicycles">Bicycles</div></a></footer><div><h2>More from Ada Example</h2><article class="bg"><a href="/other-ffffffffffff"><h2>Another post</h2><p>Its first words</p></a></article></div>`;
  return page(
    post,
    `${marker}<div id="root">${nav}<main><article><div class="l"><div class="l">${bylineAbove(year)}${open}${sections.join(breaks)}${close}</div></div></article></main>${after}</div>`,
  );
}

/** The heading that the page shows as its title. */
function titleOf(post: DescribedPost): DescribedParagraph | undefined {
  const opening = post.sections
    .flatMap(({ paragraphs }) => paragraphs)
    .filter(({ type, text }) => !/^(?:IMG|IFRAME)$/.test(type) && (type !== 'P' || text !== ''));
  const title = opening[0]?.type === 'H4' && /^H[23]$/.test(opening[1]?.type ?? '') ? opening[1] : opening[0];
  return title && /^H[23]$/.test(title.type) ? title : undefined;
}

function bylineAbove(year: Year): string {
  return year === 2022
    ? '<header class="pw-post-byline-header"><p class="pw-published-date"><span>Mar 4, 2021</span></p><div class="pw-reading-time">3 min read</div></header>'
    : '';
}

function bylineBelowTitle(post: DescribedPost, year: Year): string {
  const link = `/@ada-example?source=post_page-----${post.id}--------------------------------`;
  if (year === 2019)
    return `<div class="dy"><a href="${link}"><img alt="Ada Example" src="https://miro.medium.com/fit/c/96/96/1*AvatarAvatarAvatarAva.jpeg" width="48" height="48"></a><span>Ada Example</span><button>Follow</button><span><a href="${link}">Mar 4</a> · 3 min read</span></div>`;
  return `<div class="hu"><div class="speechify-ignore ab"><img alt="Ada Example" data-testid="authorPhoto" src="https://miro.medium.com/v2/resize:fill:88:88/1*AvatarAvatarAvatarAva.jpeg"><p class="be b"><a data-testid="authorName" href="${link}">Ada Example</a></p><span data-testid="storyReadTime">3 min read</span><div class="pw-multi-vote-count"><p class="be">12</p></div><button>Listen</button></div></div>`;
}

function sectionHtml(
  paragraphs: readonly DescribedParagraph[],
  title: DescribedParagraph | undefined,
  post: DescribedPost,
  year: Year,
): string {
  const parts: string[] = [];
  for (let at = 0; at < paragraphs.length; ) {
    const { type } = paragraphs[at] as DescribedParagraph;
    if (type === 'SECTION_CAPTION') {
      at++;
      continue;
    }
    const isMerged = /^(?:ULI|OLI|PRE|BQ)$/.test(type);
    let end = at + 1;
    while (isMerged && paragraphs[end]?.type === type) end++;
    const run = paragraphs.slice(at, end);
    parts.push(runHtml(run, type, paragraphs, at, title, post, year));
    at = end;
  }
  return parts.join('');
}

function runHtml(
  run: readonly DescribedParagraph[],
  type: DescribedParagraph['type'],
  all: readonly DescribedParagraph[],
  at: number,
  title: DescribedParagraph | undefined,
  post: DescribedPost,
  year: Year,
): string {
  const [first] = run as [DescribedParagraph];
  const inline = (paragraph: DescribedParagraph) => inlineHtml(paragraph, post, year);
  const body = year === 2019 ? 'go gp' : 'pw-post-body-paragraph mk ml';
  switch (type) {
    case 'ULI':
    case 'OLI': {
      const tag = type === 'ULI' ? 'ul' : 'ol';
      return `<${tag} class="">${run.map((it) => `<li id="${it.name}" class="pb">${inline(it)}</li>`).join('')}</${tag}>`;
    }
    case 'PRE':
      return `<pre class="ok ol">${run.map((it) => `<span id="${it.name}" class="oy" data-selectable-paragraph="">${escaped(it.text).replaceAll('\n', '<br>')}</span>`).join('')}</pre>`;
    case 'BQ':
      return `<blockquote class="nk">${run.map((it) => `<p id="${it.name}" class="nl">${inline(it)}</p>`).join('')}</blockquote>`;
    case 'PQ':
      return `<blockquote class="in"><div id="${first.name}" class="io"><p class="dh">${inline(first)}</p></div></blockquote>`;
    case 'H2':
    case 'H3':
    case 'H4':
      return headingHtml(
        first,
        inline(first),
        first === title,
        all[at - 1] === title,
        all[at + 1] === title,
        post,
        year,
      );
    case 'IMG':
      return figureHtml(first, imageHtml(first, year), post, year);
    case 'IFRAME':
      return figureHtml(first, frameHtml(first, year), post, year);
    case 'MIXTAPE_EMBED':
      return cardHtml(first);
    default: {
      const [letter = '', ...others] = first.hasDropCap && first.markups.length === 0 ? [...first.text] : [];
      if (letter.trim() !== '')
        return `<p id="${first.name}" class="${body}"><span class="l ky">${escaped(letter)}</span>${inlineHtml({ ...first, text: others.join('') }, post, year)}</p>`;
      return `<p id="${first.name}" class="${body}">${inline(first)}</p>`;
    }
  }
}

function headingHtml(
  paragraph: DescribedParagraph,
  content: string,
  isTitle: boolean,
  isBelow: boolean,
  isAbove: boolean,
  post: DescribedPost,
  year: Year,
): string {
  const id = ` id="${paragraph.name}"`;
  if (isTitle) {
    const heading =
      year === 2019
        ? `<div${id} class="de"><h1 class="dh">${content}</h1></div>`
        : `<div><h1${id} class="pw-post-title gr" data-testid="storyTitle">${content}</h1></div>`;
    return heading + bylineBelowTitle(post, year);
  }
  const [large, small] = year === 2026 ? ['h2', 'h3'] : ['h1', 'h2'];
  const tag = paragraph.type === 'H4' ? small : large;
  if (paragraph.type === 'H4' && isBelow && year !== 2019)
    return `<div><h2${id} class="pw-subtitle-paragraph is">${content}</h2></div>`;
  if (paragraph.type === 'H4' && isAbove && year !== 2019)
    return `<h2${id} class="hk" aria-label="kicker paragraph">${content}</h2>`;
  return `<${tag}${id} class="nj">${content}</${tag}>`;
}

function figureHtml(paragraph: DescribedParagraph, shown: string, post: DescribedPost, year: Year): string {
  const caption =
    paragraph.text === '' ? '' : `<figcaption class="sa">${inlineHtml(paragraph, post, year)}</figcaption>`;
  const linked =
    paragraph.href === undefined ? shown : `<a href="${escaped(paragraph.href)}" rel="noopener">${shown}</a>`;
  return `<figure class="rb rc${paragraph.type === 'IMG' ? ' paragraph-image' : ''}">${linked}${caption}</figure>`;
}

function imageHtml({ image }: DescribedParagraph, year: Year): string {
  const id = encodeURI(image?.id ?? '');
  const alt = escaped(image?.alt ?? (year === 2019 ? 'Image for post' : ''));
  if (year === 2019) {
    return `<div class="hs"><img alt="${alt}" src="https://miro.medium.com/max/60/${id}?q=20" width="1400" height="900"><img alt="${alt}" class="hw" width="1400" height="900" role="presentation"><noscript><img alt="${alt}" src="https://miro.medium.com/max/2800/${id}" srcSet="https://miro.medium.com/max/552/${id} 276w, https://miro.medium.com/max/1400/${id} 700w" sizes="700px" width="1400" height="900"></noscript></div>`;
  }
  const webp = `https://miro.medium.com/v2/resize:fit:640/format:webp/${id.replace(/\.\w+$/, '.webp')}`;
  const og = [640, 1400]
    .map((width) => `https://miro.medium.com/v2/resize:fit:${width}/${id} ${width}w`)
    .join(', ');
  const hint =
    year === 2026
      ? '<span class="dr speechify-ignore">Press enter or click to view image in full size</span>'
      : '';
  return `<div role="button" tabindex="0" class="rh">${hint}<div class="qy"><picture><source srcSet="${webp} 640w" sizes="700px" type="image/webp"><source data-testid="og" srcSet="${og}" sizes="700px"><img alt="${alt}" class="cs" width="700" height="406" loading="lazy" role="presentation"></picture></div></div>`;
}

/** Until 2020 frames lead to Medium; later only frames that scripts have filled are there. */
function frameHtml({ frame, page: embedded }: DescribedParagraph, year: Year): string {
  if (year === 2019 && (frame || embedded))
    return `<div class="iq"><iframe src="https://medium.com/media/0123456789abcdef0123456789abcdef" allowfullscreen="" height="0" width="0" title="A frame"></iframe></div>`;
  if (!frame) return '<div class="iq"></div>';
  const size = `${frame.width ? ` width="${frame.width}"` : ''}${frame.height ? ` height="${frame.height}"` : ''}`;
  const src = `https://cdn.embedly.com/widgets/media.html?src=${encodeURIComponent(frame.src)}&url=https%3A%2F%2Fexample.com%2Fpage&key=k`;
  return `<div class="iq"><iframe src="${escaped(src)}" allowfullscreen=""${size} title="A frame"></iframe></div>`;
}

/** Title, description and site, by the marks that a card has them in. */
function cardHtml({ text, markups }: DescribedParagraph): string {
  const part = (type: string) => markups.find((markup) => markup.type === type);
  const [title, description] = [part('STRONG'), part('EM')];
  const said = (range: DescribedMarkup | undefined) =>
    escaped(range ? text.slice(range.start, range.end) : '').replaceAll('\n', '<br>');
  const site = text.slice(Math.max(title?.end ?? 0, description?.end ?? 0)).replace(/^\n/, '');
  return `<div class="ia"><a href="${escaped(part('A')?.href ?? '')}" target="_blank" rel="noopener"><div class="il"><div class="im"><h2 class="ba">${said(title)}</h2>${description ? `<div class="iw"><h3 class="ba">${said(description)}</h3></div>` : ''}<div class="ix"><p class="ba">${escaped(site)}</p></div></div><div class="iz"></div></div></a></div>`;
}

const TAGS = { STRONG: 'strong', EM: 'em', CODE: 'code', A: 'a' } as const;

/** As React renders it: around every stretch the tags of all that cover it, links outermost. */
function inlineHtml({ text, markups }: DescribedParagraph, post: DescribedPost, year: Year): string {
  const places = [...new Set([0, text.length, ...markups.flatMap(({ start, end }) => [start, end])])].sort(
    (one, other) => one - other,
  );
  const order = ['A', 'STRONG', 'EM', 'CODE'] as const;
  const parts: string[] = [];
  let open: readonly DescribedMarkup[] = [];
  const change = (wanted: readonly DescribedMarkup[]) => {
    const same = open.findIndex((it, at) => it !== wanted[at]);
    const keep = same < 0 ? open.length : same;
    for (const { type } of open.slice(keep).toReversed()) parts.push(`</${TAGS[type]}>`);
    for (const markup of wanted.slice(keep)) parts.push(openingTag(markup, post, year));
    open = wanted;
  };
  places.slice(0, -1).forEach((from, at) => {
    const covering = order.flatMap((type) =>
      markups.filter((it) => it.type === type && it.start <= from && it.end > from).slice(0, 1),
    );
    change(covering);
    parts.push(escaped(text.slice(from, places[at + 1])).replaceAll('\n', '<br>'));
  });
  change([]);
  return parts.join('');
}

function openingTag({ type, href, userId }: DescribedMarkup, post: DescribedPost, year: Year): string {
  if (type !== 'A') return `<${TAGS[type]} class="pd">`;
  const tracking = `source=post_page-----${post.id}${year === 2019 ? '----------------------' : '---user_mention---'}`;
  if (userId !== undefined)
    return `<a class="bx" href="https://medium.com/u/${userId}?${tracking}" target="_blank">`;
  const own = /^https:\/\/medium\.com(\/[\w@/-]+)$/.exec(href ?? '')?.[1];
  return `<a class="bx" href="${escaped(own === undefined ? (href ?? '') : `${own}?${tracking}`)}" rel="noopener ugc nofollow">`;
}

/** The post as far as a rendered page can hold it: what is changed here is what such a page loses. */
export function asShown(post: DescribedPost, year: Year): DescribedPost {
  const { subtitle: _subtitle, description: _description, ...kept } = post;
  return {
    ...kept,
    tags: [],
    sections: post.sections.map(({ name, paragraphs }) => ({
      name,
      paragraphs: paragraphs
        .filter(({ type }) => type !== 'SECTION_CAPTION')
        .map((paragraph) => shown(paragraph, year)),
    })),
  };
}

function shown(paragraph: DescribedParagraph, year: Year): DescribedParagraph {
  const { code: _code, layout: _layout, thumbnail: _thumbnail, frame, page: embedded, ...kept } = paragraph;
  const markups = kept.markups.map(({ title: _title, ...markup }) =>
    markup.href?.startsWith('/') ? { ...markup, href: `https://medium.com${markup.href}` } : markup,
  );
  const type = kept.type === 'H2' ? 'H3' : kept.type;
  const known =
    year === 2019 && (frame || embedded)
      ? { page: 'https://medium.com/media/0123456789abcdef0123456789abcdef/href' }
      : year !== 2019 && frame
        ? { frame }
        : {};
  return { ...kept, type, markups, ...known };
}

/** Whether a post is no card alone, and its cards are as Medium makes them: title, perhaps description, and site in one link. */
export function hasPlainCards(post: DescribedPost): boolean {
  const cards = post.sections
    .flatMap(({ paragraphs }) => paragraphs)
    .filter(({ type }) => type === 'MIXTAPE_EMBED');
  if (cards.length === post.sections.flatMap(({ paragraphs }) => paragraphs).length) return false;
  return cards.every(({ text, markups }) => {
    const link = markups.find(({ type }) => type === 'A');
    const title = markups.find(({ type }) => type === 'STRONG');
    const description = markups.find(({ type }) => type === 'EM');
    const isWhole = link?.start === 0 && link.end === text.length && markups.length === (description ? 3 : 2);
    const follows = description ? description.start === (title?.end ?? 0) + 1 : true;
    const site = text.slice(description?.end ?? title?.end ?? 0);
    return (
      isWhole &&
      title?.start === 0 &&
      follows &&
      site.replace(/^\n/, '') !== '' &&
      (description ? !site.startsWith('\n') : site.startsWith('\n'))
    );
  });
}
