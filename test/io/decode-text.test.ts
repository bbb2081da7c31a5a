import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from '../../src/io/decode-text.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['UTF-8', Buffer.from('naïve – ж 🍞'), '', 'naïve – ж 🍞'],
  ['UTF-8 with its mark', Buffer.from('\ufeffж'), 'text/html; charset=koi8-r', 'ж'],
  ['UTF-8 against the header', Buffer.from('ж'), 'text/html; charset=iso-8859-1', 'ж'],
  ['UTF-8 against the page', Buffer.from('<meta charset="koi8-r">ж'), '', '<meta charset="koi8-r">ж'],
  ['UTF-8 with its last letter cut', Buffer.from('жж').subarray(0, 3), '', 'ж'],
  ['UTF-16, little end first', Buffer.from('\ufeffж', 'utf16le'), '', 'ж'],
  ['UTF-16, big end first', Buffer.from('\ufeffж', 'utf16le').swap16(), '', 'ж'],
  ['what the header says', latin('\xd6'), 'text/html; charset="KOI8-R"', 'ж'],
  ['what the page says', latin('<meta charset=koi8-r>\xd6'), '', '<meta charset=koi8-r>ж'],
  [
    'what an old page says',
    latin('<meta http-equiv=content-type content="text/html; charset=koi8-r">\xd6'),
    '',
    '<meta http-equiv=content-type content="text/html; charset=koi8-r">ж',
  ],
  [
    'the header before the page',
    latin('<meta charset=koi8-r>\xe6'),
    'text/html; charset=windows-1251',
    '<meta charset=koi8-r>ж',
  ],
  ['Windows’ quotes where nobody says anything', latin('\x93na\xefve\x94'), '', '“naïve”'],
  ['an encoding that there is not', latin('\x93x\x94'), 'text/html; charset=nonsense', '“x”'],
  ['a picture', latin('\x89PNG\r\n\x1a\n\0\0'), 'text/html; charset=koi8-r', '\ufffdPNG\r\n\x1a\n\0\0'],
  ['nothing', Buffer.alloc(0), '', ''],
])('%s', (_, bytes, contentType, text) => {
  expect(decodeText(bytes, contentType)).toBe(text);
});

it('never throws, and leaves every UTF-8 text as it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.string(), (bytes, contentType) => {
      expect(typeof decodeText(Buffer.from(bytes), contentType)).toBe('string');
    }),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', 'text/html; charset=koi8-r'),
      (text, contentType) => {
        expect(decodeText(Buffer.from(text), contentType)).toBe(text.replace(/^\ufeff/, ''));
      },
    ),
  );
});
