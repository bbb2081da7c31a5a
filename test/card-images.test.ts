import { expect, test } from 'vitest';
import { expectPost } from '../src/expect.ts';
import { parsePost } from '../src/parse-post.ts';
import { renderPost } from '../src/render-post.ts';
import { pictureRequests } from '../src/requests.ts';
import { verifyPost } from '../src/verify.ts';
import { fixturePage } from './support/fixture-page.ts';

const CARD =
  '<div class="graf graf--mixtapeEmbed"><a href="https://example.com/rye" data-href="https://example.com/rye" class="markup--anchor markup--mixtapeEmbed-anchor"><strong class="markup--strong">Rye</strong><br><em class="markup--em">A grain.</em>example.com</a><a href="https://example.com/rye" class="js-mixtapeImage mixtapeImage u-ignoreBlock" data-media-id="0a1b" data-thumbnail-img-id="0*card.png" style="background-image: url(https://cdn-images-1.medium.com/fit/c/160/160/0*card.png);"></a></div>';
const html = fixturePage(`<p class="graf graf--p">Before.</p>${CARD}<p class="graf graf--p">After.</p>`);
const CARD_MARKDOWN = '[**Rye**  \n_A grain._  \nexample.com](https://example.com/rye)';
const PICTURE = '[![](https://cdn-images-1.medium.com/fit/c/160/160/0*card.png)](https://example.com/rye)';

function converted(cardImages: boolean) {
  const post = parsePost({ path: 'x', name: 'x.html', html }, { guessedLanguages: false, cardImages });
  if (!post) throw new Error('no post');
  const { text } = renderPost(post, 'x', new Map(), { captions: 'alt', assetPrefix: '/', settings: {} });
  return { text, body: text.split('---\n')[2], requests: pictureRequests(post.body) };
}

const losses = (text: string, cardImages: boolean) =>
  verifyPost(expectPost(html), text, {
    captions: 'alt',
    guessedLanguages: false,
    cardImages,
    pictureUrls: new Map(),
    overridden: [],
    links: new Map(),
  });

test('the thumbnail of a link card is no content', () => {
  const { text, body, requests } = converted(false);
  expect(body).toBe(`\nBefore.\n\n${CARD_MARKDOWN}\n\nAfter.\n`);
  expect(requests).toEqual([]);
  expect(losses(text, false)).toEqual([]);
  expect(losses(text, true)).toMatchObject([{ kind: 'image' }]);
});

test('with the option it is a picture below the card, asked for by its id', () => {
  const { text, body, requests } = converted(true);
  expect(body).toBe(`\nBefore.\n\n${CARD_MARKDOWN}\n\n${PICTURE}\n\nAfter.\n`);
  expect(requests.map(({ imageId }) => imageId)).toEqual(['0*card.png']);
  expect(losses(text, true)).toEqual([]);
  expect(losses(text, false)).toMatchObject([{ kind: 'image' }]);
});
