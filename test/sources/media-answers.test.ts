/** Embeds of which a page has the id only show what Medium answers about them. */
import { expect, test } from 'vitest';
import { readPostPage } from '../../src/read-post-page.ts';
import { readMediaAnswer } from '../../src/sources/media-answer.ts';
import { verifyPost } from '../../src/verify.ts';
import { convertPage } from '../support/convert-page.ts';

const IDS = [
  '0123456789abcdef0123456789abcde0',
  '0123456789abcdef0123456789abcde1',
  '0123456789abcdef0123456789abcde2',
] as const;

const answer = (value: object) =>
  `])}while(1);</x>${JSON.stringify({ success: true, payload: { value, references: {} }, v: 3 })}`;

const ANSWERS = [
  answer({
    mediaResourceId: IDS[0],
    href: 'https://gist.github.com/ada/0123abcd',
    iframeSrc: '',
    gist: { gistId: '0123abcd', gistScriptUrl: 'https://gist.github.com/ada/0123abcd.js' },
  }),
  answer({
    mediaResourceId: IDS[1],
    href: 'https://www.youtube.com/watch?v=abcdefghijk',
    iframeSrc:
      'https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.youtube.com%2Fembed%2Fabcdefghijk&url=x',
    iframeWidth: 854,
    iframeHeight: 480,
  }),
  '{"success":false',
];

const data = JSON.stringify({
  payload: {
    value: {
      id: '5a1ebada55e5',
      title: 'Rye, slowly',
      content: {
        bodyModel: {
          sections: [],
          paragraphs: IDS.map((mediaResourceId, index) => ({
            name: `100${index}`,
            type: 11,
            text: '',
            markups: [],
            iframe: { mediaResourceId },
          })),
        },
      },
    },
  },
});

const html = `<html><head><link rel="canonical" href="https://medium.com/p/5a1ebada55e5"></head><body><article><p id="1000">Embeds:</p>${IDS.map((id) => `<figure><iframe src="https://medium.com/media/${id}" width="0"></iframe></figure>`).join('')}</article></body></html>`;

test.each([
  ['data', data],
  ['a page as shown', html],
])('%s', (_what, text) => {
  const before = readPostPage(text);
  expect(before).toMatchObject({ extra: { mediaIds: [...IDS] } });
  const media = new Map(
    ANSWERS.flatMap((said) => {
      const read = readMediaAnswer(said);
      return read ? [[read.id, read.embedded] as const] : [];
    }),
  );
  const found = readPostPage(text, { media });
  if ('reason' in found) throw new Error(found.reason);
  expect(found.extra.mediaIds).toEqual([IDS[2]]);
  const converted = convertPage(found.html, { captions: 'alt', guessedLanguages: false, pictures: true });
  expect(converted?.losses).toEqual([]);
  expect(converted?.text).toContain('<script src="https://gist.github.com/ada/0123abcd.js"></script>');
  expect(converted?.text).toContain(
    '<iframe src="https://www.youtube.com/embed/abcdefghijk" width="854" height="480"',
  );
  expect(converted?.text).toContain(`https://medium.com/media/${IDS[2]}/href`);
  if (found.expectation && converted)
    expect(verifyPost(found.expectation(), converted.text, converted.intended)).toEqual([]);
});
