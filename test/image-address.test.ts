import { describe, expect, it } from 'vitest';
import {
  imageAddresses,
  imageIdOf,
  isImageId,
  mediumOrigins,
  pictureExtension,
} from '../src/image-address.ts';

const id = '1*AbCdEfGhIjKlMnOpQrStUv.png';
const short = '0*Zdo8FbjAiAGkh3IH';

describe('imageIdOf', () => {
  it.each([
    [`https://cdn-images-1.medium.com/max/800/${id}`, id],
    [`http://cdn-images-2.medium.com/max/2560/${short}`, short],
    [`//cdn-images-1.medium.com/max/800/${id}`, id],
    [`https://miro.medium.com/max/1400/${id}?q=20`, id],
    ['https://miro.medium.com/max/1400/1%2AAbCdEfGhIjKlMnOpQrStUv.png', id],
    [`https://miro.medium.com/v2/resize:fit:1400/format:webp/${id}`, id],
    [`https://miro.medium.com/v2/da:true/resize:fill:88:88/${id}`, id],
    [`https://miro.medium.com/v2/${id}`, id],
    [`https://miro.medium.com/${id}`, id],
    [`https://cdn-images-1.medium.com/fit/c/36/36/${id}`, id],
    [`https://cdn-images-1.medium.com/fit/t/NaN/NaN/${id}`, id],
    [`https://cdn-images-1.medium.com/focal/1200/900/50/50/${id}`, id],
    [`https://cdn-images-1.medium.com/freeze/max/800/${id}`, id],
    [`https://cdn-images-1.medium.com/letterbox/300/300/50/50/${short}`, short],
    [`https://cdn-images-1.medium.com/proxy/${id}`, id],
    [`https://d262ilb51hltx0.cloudfront.net/fit/t/1600/1280/gradv/29/81/60/darken/25/${id}`, id],
    ['https://cdn-images-1.medium.com/max/800/0*_ttLRUUBsYYoQS5u.', '0*_ttLRUUBsYYoQS5u.'],
    [
      'https://cdn-images-1.medium.com/max/800/1*LpkJjR9LE-WiPerDICvDxw@2x.jpeg',
      '1*LpkJjR9LE-WiPerDICvDxw@2x.jpeg',
    ],
    ['https://cdn-images-1.medium.com/max/2000/abc123.jpeg', 'abc123.jpeg'],
  ])('%s', (url, expected) => expect(imageIdOf(url)).toBe(expected));

  it.each([
    `https://example.com/max/800/${id}`,
    'https://d1a2b3c4.cloudfront.net/photos/holiday.jpeg',
    'https://cdn-images-1.medium.com/fit/c/NaN/NaN/',
    'https://cdn-images-1.medium.com/max/800',
    'https://miro.medium.com/proxy/https://example.com/logo-2020.png',
    'https://medium.com/_/stat?event=post.clientViewed',
    'data:image/png;base64,AAAA',
    'https://cdn-images-1.medium.com/max/800/%E0%A4%A',
    'http://',
    '',
  ])('finds none in %j', (url) => expect(imageIdOf(url)).toBeUndefined());
});

describe('isImageId', () => {
  it.each(['../../etc/passwd', '1*abc/../x', 'a?b=c', '', '12345678', '1*a b'])('not %j', (text) =>
    expect(isImageId(text)).toBe(false),
  );
});

describe('imageAddresses', () => {
  const url = `https://cdn-images-1.medium.com/max/800/${id}`;

  it('goes from the original over the largest rendition to the place it came from', () => {
    const externalUrl = 'http://blog.example.com/a.png';
    expect(imageAddresses({ imageId: id, url, externalUrl, width: 4000 }, mediumOrigins)).toEqual([
      { url: `https://miro.medium.com/v2/${id}`, kind: 'original' },
      { url: `https://cdn-images-1.medium.com/max/4000/${id}`, kind: 'rendition' },
      { url, kind: 'rendition' },
      { url: externalUrl, kind: 'elsewhere' },
    ]);
  });

  it('asks a mirror first, and no address twice', () => {
    const largest = `https://cdn-images-1.medium.com/max/2600/${id}`;
    const addresses = imageAddresses({ url: largest }, mediumOrigins, 'https://mirror.example/pictures/');
    expect(addresses.map((address) => address.url)).toEqual([
      `https://mirror.example/pictures/${id}`,
      `https://miro.medium.com/v2/${id}`,
      largest,
    ]);
  });

  it('keeps the @ of an id, and lets nothing else of the export into an address', () => {
    const [first] = imageAddresses({ imageId: '1*ab@2x.png', url }, mediumOrigins);
    expect(first?.url).toBe('https://miro.medium.com/v2/1*ab@2x.png');
    const foreign = { imageId: '../../x', url: '//example.com/x.png' };
    expect(imageAddresses(foreign, mediumOrigins, 'https://mirror.example')).toEqual([
      { url: 'https://example.com/x.png', kind: 'elsewhere' },
    ]);
  });
});

describe('pictureExtension', () => {
  it.each([
    ['1*a.jpeg', 'jpg', 'jpeg'],
    ['1*a.jpg', 'jpg', 'jpg'],
    ['1*a.PNG', 'png', 'PNG'],
    ['1*a.tiff', 'tif', 'tiff'],
    ['1*a.png', 'jpg', 'jpg'],
    ['0*a', 'gif', 'gif'],
    ['0*a.', 'gif', 'gif'],
    [undefined, 'webp', 'webp'],
  ])('%s holding %s is .%s', (imageId, content, expected) => {
    expect(pictureExtension(imageId, content)).toBe(expected);
  });
});
