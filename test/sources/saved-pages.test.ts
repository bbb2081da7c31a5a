/** Pages saved from a browser, in every way there is, give the same post as the page itself. */
import { describe, expect, test } from 'vitest';
import { readPostPage } from '../../src/read-post-page.ts';
import { convertPage } from '../support/convert-page.ts';
import { apolloV3Page, obvPage } from '../support/post-pages.ts';
import { samplePost } from '../support/sample-post.ts';
import { savedComplete, savedSingleFile, savedWithSavePage } from '../support/saved-pages.ts';
import { articlePage } from '../support/shown-pages.ts';

/** A page as a hydrated browser holds it: the picture has an address. */
const shown = (year: 2022 | 2026) =>
  articlePage(samplePost, year).replace(
    /(<img alt="A bowl of dough"[^>]*)>/,
    '$1 src="https://miro.medium.com/v2/resize:fit:700/1*FirstDayFirstDayFirstD.jpeg">',
  );

describe.each([
  ['HTML only', (html: string) => html],
  ['complete', (html: string) => savedComplete(html, samplePost.address)],
  [
    'with a byte-order mark and Windows line ends',
    (html: string) => `\uFEFF${html.replaceAll('><', '>\r\n<')}`,
  ],
])('saved %s', (_way, save) => {
  test.each([
    ['data of since 2020', apolloV3Page(samplePost), 'apollo'],
    ['data of before 2019', obvPage(samplePost), 'obv'],
  ])('%s', (_what, html, form) => {
    const [page, saved] = [found(html), found(save(html))];
    expect(saved.form).toBe(form);
    expect(textOf(saved.html)).toBe(textOf(page.html));
  });
});

describe.each([
  ['complete', savedComplete],
  ['with SingleFile', savedSingleFile],
  ['with Save Page WE', savedWithSavePage],
])('without data, saved %s', (_way, save) => {
  test.each([2022, 2026] as const)('the page of %i', (year) => {
    const saved = found(save(shown(year), samplePost.address));
    expect(saved).toMatchObject({
      form: 'article',
      id: samplePost.id,
      extra: { address: samplePost.address },
    });
    expect(textOf(saved.html)).toBe(textOf(found(shown(year)).html));
    expect(saved.html).toContain('data-image-id="1*FirstDayFirstDayFirstD.jpeg"');
  });
});

test('the name of a saved picture tells its id', () => {
  const figure = (src: string) =>
    `<article><section><p id="ab12">Text.</p><figure class="paragraph-image"><img src="${src}"></figure></section></article><a href="https://medium.com/">Medium</a>`;
  const idIn = (src: string) => /data-image-id="([^"]*)"/.exec(found(figure(src)).html)?.[1];
  expect(idIn('Rye_files/1_FirstDayFirstDayFirstD.jpeg')).toBe('1*FirstDayFirstDayFirstD.jpeg');
  expect(idIn('./Rye%2C%20slowly_files/0_Second-Day_Second-Day(2).png')).toBe('0*Second-Day_Second-Day.png');
  expect(idIn('Rye_files/logo.png')).toBeUndefined();
  expect(idIn('data:image/png;base64,iVBORw0KGgo=')).toBeUndefined();
});

test('a page of an export is what it should become', () => {
  const page = found(apolloV3Page(samplePost));
  expect(found(page.html)).toMatchObject({
    form: 'export',
    id: samplePost.id,
    html: page.html,
    extra: { tags: ['Bread', 'Slow Food'], firstPublished: samplePost.published },
  });
});

function found(text: string) {
  const read = readPostPage(text);
  if ('reason' in read) throw new Error(read.reason);
  return read;
}

function textOf(html: string): string {
  return convertPage(html, { captions: 'alt', guessedLanguages: false, pictures: true })?.text ?? '';
}
