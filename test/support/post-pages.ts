/** Every form in which Medium has given out a post, made from one description of it, with words of our own around. */
import type { DescribedImage, DescribedMarkup, DescribedParagraph, DescribedPost } from './described-post.ts';

/** The types and layouts by the numbers that pages until 2019 and `?format=json` have. */
const TYPE_NUMBERS = {
  P: 1,
  H2: 2,
  H3: 3,
  IMG: 4,
  BQ: 6,
  PQ: 7,
  PRE: 8,
  ULI: 9,
  OLI: 10,
  IFRAME: 11,
  H4: 13,
  MIXTAPE_EMBED: 14,
  SECTION_CAPTION: 15,
} as const;
const MARK_NUMBERS = { STRONG: 1, EM: 2, A: 3, CODE: 10 } as const;
const LAYOUT_NUMBERS = {
  OUTSET_CENTER: 3,
  OUTSET_LEFT: 4,
  FULL_WIDTH: 5,
  OUTSET_ROW: 6,
  OUTSET_ROW_CONTINUE: 7,
} as const;
const CODE_MODES = ['DISABLED', 'AUTO', 'EXPLICIT'] as const;

const AUTHOR = { id: 'a1b2c3d4e5f6', name: 'Ada Example', username: 'ada-example' };

type Values = Record<string, unknown>;

/** A page since 2020: `{"__ref":"…"}`. */
export function apolloV3Page(post: DescribedPost): string {
  const state: Values = {};
  const ref = (key: string, value: Values) => {
    state[key] = value;
    return { __ref: key };
  };
  const paragraphs = named(post).map((paragraph, index) =>
    ref(
      `Paragraph:f00d_${index}`,
      apolloParagraph(paragraph, (key, value) => ref(key, value), `f00d_${index}`),
    ),
  );
  const content = {
    __typename: 'PostContent',
    isLockedPreviewOnly: false,
    bodyModel: { __typename: 'RichText', sections: sectionsOf(post), paragraphs },
  };
  const entity = {
    ...apolloPost(post),
    creator: ref(`User:${AUTHOR.id}`, { __typename: 'User', ...AUTHOR }),
    tags: post.tags.map((tag) =>
      ref(`Tag:${slug(tag)}`, { __typename: 'Tag', id: slug(tag), displayTitle: tag }),
    ),
    collection: null,
    'content({"postMeteringOptions":{"referrer":""}})': content,
  };
  const all = {
    ROOT_QUERY: {
      __typename: 'Query',
      viewer: null,
      [`postResult({"id":"${post.id}"})`]: { __ref: `Post:${post.id}` },
    },
    'Post:ffffffffffff': {
      __typename: 'Post',
      id: 'ffffffffffff',
      title: 'Somebody else’s',
      mediumUrl: 'https://medium.com/p/ffffffffffff',
    },
    [`Post:${post.id}`]: entity,
    ...state,
  };
  return page(
    post,
    `<script>window.__PRELOADED_STATE__ = {"config":{}}</script><script>window.__APOLLO_STATE__ = ${scriptJson(all)}</script>`,
  );
}

/** A page of 2019 and 2020: `{"type":"id","id":"…"}`, every object under a name of its own. */
export function apolloV2Page(post: DescribedPost): string {
  const state: Values = {};
  const ref = (key: string, value: Values, generated = false) => {
    state[key] = value;
    return { type: 'id', generated, id: key, typename: String(value.__typename ?? '') };
  };
  const contentKey = `$Post:${post.id}.content({"postMeteringOptions":{}})`;
  const paragraphs = named(post).map((paragraph, index) => {
    const id = `f00d_${index}`;
    const made = apolloParagraph(paragraph, (key, value) => ref(key, value), id);
    const markups = (made.markups as Values[]).map((markup, at) =>
      ref(`Paragraph:${id}.markups.${at}`, markup, true),
    );
    const iframe = made.iframe === null ? null : ref(`$Paragraph:${id}.iframe`, made.iframe as Values, true);
    const mixtapeMetadata =
      made.mixtapeMetadata === null
        ? null
        : ref(`$Paragraph:${id}.mixtapeMetadata`, made.mixtapeMetadata as Values, true);
    return ref(`Paragraph:${id}`, { ...made, markups, iframe, mixtapeMetadata });
  });
  const sections = sectionsOf(post).map((section, index) =>
    ref(
      `${contentKey}.bodyModel.sections.${index}`,
      {
        ...section,
        backgroundImage:
          section.backgroundImage &&
          ref(
            `${contentKey}.bodyModel.sections.${index}.backgroundImage`,
            section.backgroundImage as Values,
            true,
          ),
      },
      true,
    ),
  );
  const bodyModel = ref(`${contentKey}.bodyModel`, { sections, paragraphs, __typename: 'RichText' }, true);
  ref(`Post:${post.id}`, {
    ...apolloPost(post),
    previewContent: ref(
      `$Post:${post.id}.previewContent`,
      { subtitle: post.subtitle ?? '', __typename: 'PreviewContent' },
      true,
    ),
    creator: ref(`User:${AUTHOR.id}`, { ...AUTHOR, __typename: 'User' }),
    tags: post.tags.map((tag) =>
      ref(`Tag:${slug(tag)}`, { id: slug(tag), displayTitle: tag, __typename: 'Tag' }),
    ),
    'content({"postMeteringOptions":{}})': ref(
      contentKey,
      { isLockedPreviewOnly: false, bodyModel, __typename: 'PostContent' },
      true,
    ),
  });
  state.ROOT_QUERY = {
    viewer: null,
    [`postResult({"id":"${post.id}"})`]: {
      type: 'id',
      generated: false,
      id: `Post:${post.id}`,
      typename: 'Post',
    },
  };
  return page(
    post,
    `<script>window.__APOLLO_STATE__ = ${scriptJson({})}</script><script>window.__APOLLO_STATE__ = ${scriptJson(state)}</script>`,
  );
}

/** A page of 2016 to 2019, without its HTML. */
export function obvPage(post: DescribedPost): string {
  const data = scriptJson(legacyAnswer(post)).replaceAll('\\u003E', '\\x3e');
  return page(
    post,
    `<script>// <![CDATA[\nwindow["obvInit"] = function (opt_embedded) {window["obvInit"]["embedded"] = opt_embedded;}\n// ]]></script><script>// <![CDATA[\nwindow["obvInit"](${data})\n// ]]></script>`,
  );
}

/** A page of 2015, without its HTML. */
export function globalsPage(post: DescribedPost): string {
  return page(
    post,
    `<script>// <![CDATA[\nvar GLOBALS = {"audioUrl":"https://example.com","embedded":${scriptJson(legacyAnswer(post))},"isOld":true}\n// ]]></script>`,
  );
}

/** An answer to `?format=json`. */
export function formatJson(post: DescribedPost): string {
  return `])}while(1);</x>${JSON.stringify({ success: true, payload: legacyAnswer(post), v: 3, b: 'some-build' })}`;
}

/** An answer to a GraphQL query. */
export function graphqlJson(post: DescribedPost): string {
  const inline = (_: string, value: Values) => value;
  const paragraphs = named(post).map((paragraph, index) =>
    apolloParagraph(paragraph, inline, `f00d_${index}`),
  );
  const tags = post.tags.map((tag) => ({ id: slug(tag), displayTitle: tag, normalizedTagSlug: slug(tag) }));
  const content = { bodyModel: { sections: sectionsOf(post), paragraphs } };
  return JSON.stringify({ data: { post: { ...apolloPost(post), creator: AUTHOR, tags, content } } });
}

function named(post: DescribedPost): readonly DescribedParagraph[] {
  return post.sections.flatMap(({ paragraphs }) => paragraphs);
}

function sectionsOf(post: DescribedPost) {
  let startIndex = 0;
  return post.sections.map(({ name, background, paragraphs }) => {
    const section = {
      __typename: 'Section',
      name,
      startIndex,
      textLayout: null,
      imageLayout: null,
      backgroundImage: background ? metadataOf(background) : null,
    };
    startIndex += paragraphs.length;
    return section;
  });
}

function metadataOf(image: DescribedImage): Values {
  return {
    __typename: 'ImageMetadata',
    originalWidth: null,
    originalHeight: null,
    focusPercentX: null,
    focusPercentY: null,
    alt: null,
    ...image,
  };
}

function apolloPost(post: DescribedPost): Values {
  return {
    __typename: 'Post',
    id: post.id,
    isPublished: true,
    title: post.title,
    mediumUrl: post.address,
    canonicalUrl: '',
    firstPublishedAt: Date.parse(post.published),
    latestPublishedAt: Date.parse(post.changed),
    detectedLanguage: 'en',
    previewImage: { __typename: 'ImageMetadata', id: '' },
    previewContent: { __typename: 'PreviewContent', subtitle: post.subtitle ?? '' },
    metaDescription: post.description ?? '',
    inResponseToPostResult: null,
  };
}

function apolloParagraph(
  paragraph: DescribedParagraph,
  ref: (key: string, value: Values) => unknown,
  id: string,
): Values {
  const { name, type, text, markups, layout, image, href, code, hasDropCap } = paragraph;
  const resource = resourceOf(paragraph);
  return {
    __typename: 'Paragraph',
    id,
    name,
    type,
    href: href ?? null,
    layout: layout ?? (type === 'IMG' ? 'INSET_CENTER' : null),
    metadata: image
      ? ref(`ImageMetadata:${image.id}${image.alt ?? ''}${image.originalWidth ?? ''}`, metadataOf(image))
      : null,
    text,
    hasDropCap: hasDropCap ?? null,
    dropCapImage: null,
    markups: markups.map((markup) => apolloMarkup(markup)),
    codeBlockMetadata: code
      ? { __typename: 'CodeBlockMetadata', mode: CODE_MODES[code.mode], lang: code.lang ?? null }
      : null,
    iframe:
      type === 'IFRAME'
        ? {
            __typename: 'Iframe',
            mediaResource: resource ? ref(`MediaResource:${resource.id}${id}`, resource) : null,
          }
        : null,
    mixtapeMetadata:
      type === 'MIXTAPE_EMBED'
        ? {
            __typename: 'MixtapeMetadata',
            href: cardLink(paragraph),
            thumbnailImageId: paragraph.thumbnail ?? '',
          }
        : null,
  };
}

function apolloMarkup({ type, start, end, href, title, userId }: DescribedMarkup): Values {
  return {
    __typename: 'Markup',
    type,
    start,
    end,
    href: href ?? null,
    title: title ?? null,
    anchorType: type === 'A' ? (userId ? 'USER' : 'LINK') : null,
    userId: userId ?? null,
    linkMetadata: null,
  };
}

function cardLink({ markups }: DescribedParagraph): string | null {
  return markups.find(({ type }) => type === 'A')?.href ?? null;
}

const EMBEDLY = 'https://cdn.embedly.com/widgets/media.html';

/** What Medium knows of an embed: frames go through Embedly, gists have a page and no frame. */
function resourceOf({
  frame,
  page: embedded,
}: DescribedParagraph): (Values & { readonly id: string }) | undefined {
  const id = '0123456789abcdef0123456789abcdef';
  if (frame) {
    const iframeSrc = `${EMBEDLY}?src=${encodeURIComponent(frame.src)}&url=${encodeURIComponent('https://example.com/page')}&key=k&type=text%2Fhtml`;
    return {
      __typename: 'MediaResource',
      id,
      iframeSrc,
      iframeWidth: frame.width ?? 0,
      iframeHeight: frame.height ?? 0,
      title: 'A frame',
    };
  }
  if (embedded === undefined) return undefined;
  if (embedded.includes('gist.github.com')) {
    const href = embedded.replace(/\.js(?=[?#]|$)/, '');
    return {
      __typename: 'MediaResource',
      id,
      iframeSrc: '',
      iframeWidth: 0,
      iframeHeight: 0,
      title: 'a.js',
      href,
    };
  }
  const iframeSrc = `${EMBEDLY}?type=text%2Fhtml&key=k&schema=twitter&url=${encodeURIComponent(embedded)}&image=x`;
  return {
    __typename: 'MediaResource',
    id,
    iframeSrc,
    iframeWidth: 500,
    iframeHeight: 281,
    title: 'A tweet',
  };
}

function legacyAnswer(post: DescribedPost): Values {
  const media: Values = {};
  const paragraphs = named(post).map((paragraph, index) => legacyParagraph(paragraph, index, media));
  const value = {
    id: post.id,
    versionId: 'f00d',
    creatorId: AUTHOR.id,
    homeCollectionId: '',
    title: post.title,
    detectedLanguage: 'en',
    firstPublishedAt: Date.parse(post.published),
    latestPublishedAt: Date.parse(post.changed),
    canonicalUrl: post.address,
    mediumUrl: post.address,
    webCanonicalUrl: post.address,
    inResponseToPostId: '',
    content: {
      subtitle: post.subtitle ?? '',
      bodyModel: { paragraphs, sections: sectionsOf(post).map(legacySection) },
    },
    virtuals: {
      metaDescription: post.description ?? '',
      subtitle: post.subtitle ?? '',
      isLockedPreviewOnly: false,
      tags: post.tags.map((name) => ({ slug: slug(name), name, type: 'Tag' })),
      previewImage: { imageId: '' },
    },
    type: 'Post',
  };
  const { id, ...author } = AUTHOR;
  return {
    value,
    mentionedUsers: [],
    collaborators: [],
    references: { User: { [id]: { userId: id, ...author, type: 'User' } }, MediaResource: media },
  };
}

function legacySection({ name, startIndex, backgroundImage }: Values): Values {
  return {
    name,
    startIndex,
    ...(backgroundImage !== null && { backgroundImage, textLayout: 4, imageLayout: 9 }),
  };
}

function legacyParagraph(paragraph: DescribedParagraph, index: number, media: Values): Values {
  const { name, type, text, markups, layout, image, href, code, hasDropCap } = paragraph;
  const resource = resourceOf(paragraph);
  const mediaResourceId = `0123456789abcdef0123456789ab${(index + 0x1000).toString(16)}`;
  if (resource)
    media[mediaResourceId] = { ...resource, mediaResourceId, domain: 'example.com', type: 'MediaResource' };
  const isFigure = type === 'IMG' || type === 'IFRAME';
  return {
    name,
    type: TYPE_NUMBERS[type],
    text,
    markups: markups.map((markup) => ({
      type: MARK_NUMBERS[markup.type],
      start: markup.start,
      end: markup.end,
      ...(markup.type === 'A' &&
        (markup.userId
          ? { userId: markup.userId, anchorType: 1 }
          : { href: markup.href ?? '', title: markup.title ?? '', rel: '', anchorType: 0 })),
    })),
    ...(isFigure && { layout: layout ? LAYOUT_NUMBERS[layout] : 1 }),
    ...(image && { metadata: image }),
    ...(href !== undefined && { href }),
    ...(hasDropCap && { hasDropCap }),
    ...(code && {
      codeBlockMetadata: { mode: code.mode, ...(code.lang !== undefined && { lang: code.lang }) },
    }),
    ...(type === 'IFRAME' && {
      iframe: resource
        ? { mediaResourceId, iframeWidth: resource.iframeWidth, iframeHeight: resource.iframeHeight }
        : {},
    }),
    ...(type === 'MIXTAPE_EMBED' && {
      mixtapeMetadata: {
        mediaResourceId,
        thumbnailImageId: paragraph.thumbnail ?? '',
        href: cardLink(paragraph) ?? '',
      },
    }),
  };
}

function slug(tag: string): string {
  return tag.toLowerCase().replaceAll(' ', '-');
}

/** As Medium's servers write JSON into pages: nothing in it can end the script. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003C')
    .replaceAll('>', '\\u003E')
    .replaceAll('/', '\\u002F');
}

/** A page around `inside`, with the head that Medium's pages have. */
export function page(
  post: Pick<DescribedPost, 'id' | 'title' | 'address' | 'published' | 'changed'>,
  inside: string,
  lang = 'en',
): string {
  const title = escaped(post.title);
  return `<!doctype html><html lang="${lang}"><head><title data-rh="true">${title} | by Ada Example | Medium</title><meta charset="utf-8"><meta property="al:ios:app_name" content="Medium"><meta property="al:ios:url" content="medium://p/${post.id}"><meta property="og:title" content="${title}"><meta property="og:url" content="${escaped(post.address)}"><link rel="author" href="https://medium.com/@ada-example"><link rel="canonical" href="${escaped(post.address)}"><script type="application/ld+json">${scriptJson({ '@type': 'NewsArticle', datePublished: post.published, dateModified: post.changed, author: { '@type': 'Person', name: 'Ada Example', url: 'https://medium.com/@ada-example' } })}</script></head><body>${inside}<script src="https://cdn-client.medium.com/lite/static/js/main.js"></script></body></html>`;
}

/** Text as HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
