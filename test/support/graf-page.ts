/** A page of until 2019, whose HTML is the export's with lazy pictures and the headings of that time. */
import { load } from 'cheerio';

/** The page around the body of an export page. */
export function grafPage(exported: string): string {
  const $ = load(exported);
  const body = $('section.e-content');
  body.find('h3.graf--title, h2.graf--title').each((_, heading) => {
    heading.tagName = 'h1';
  });
  body.find('h4.graf--subtitle').each((_, heading) => {
    heading.tagName = 'h2';
  });
  body.find('img.graf-image').each((_, image) => {
    const { 'data-image-id': id, 'data-width': width, 'data-height': height, src = '', alt } = image.attribs;
    if (!id) return;
    const size = width && height ? ` data-width="${width}" data-height="${height}"` : '';
    const lazy = $(
      `<div class="aspectRatioPlaceholder is-locked"><div class="aspectRatioPlaceholder-fill" style="padding-bottom: 66%;"></div><div class="progressiveMedia js-progressiveMedia graf-image" data-image-id="${id}"${size}><img src="https://cdn-images-1.medium.com/freeze/max/60/${id}?q=20" crossorigin="anonymous" class="progressiveMedia-thumbnail"><canvas class="progressiveMedia-canvas"></canvas><img class="progressiveMedia-image js-progressiveMedia-image" data-src="${src}"><noscript class="js-progressiveMedia-inner"><img class="progressiveMedia-noscript js-progressiveMedia-inner" src="${src}"></noscript></div></div>`,
    );
    if (alt !== undefined) lazy.find('img').attr('alt', alt);
    $(image).replaceWith(lazy);
  });
  const name = $('h1.p-name').text();
  const subtitle = $('section[data-field=subtitle]').text().trim();
  const description = $('section[data-field=description]').text().trim();
  const page = load(
    '<!DOCTYPE html><html><head><meta property="al:ios:url" content="medium://p/0123456789ab"><meta property="og:url" content="https://medium.com/@ada-example/a-fixture-0123456789ab"></head><body><header class="container"><a href="/">Homepage</a></header><article class="u-minHeight100vhOffset65 postArticle postArticle--full"><div class="postArticle-content js-postField js-notesSource js-trackedPost" data-post-id="0123456789ab"></div></article><div class="u-paddingBottom10 row"><ul class="tags tags--postTags"><li><a class="link" href="https://medium.com/tag/bicycles">Bicycles</a></li></ul></div></body></html>',
  );
  page('head').append(page('<meta property="og:title">').attr('content', name));
  if (description || subtitle)
    page('head').append(page('<meta property="og:description">').attr('content', description || subtitle));
  page('.postArticle-content').append(body.html() ?? '');
  return page.html();
}
