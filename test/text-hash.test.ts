/** Hashes of Markdown files, whatever their style. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashText, hashTextBytes } from '../src/text-hash.ts';

const TEXTS = [
  '---\ntitle: "A"\n---\n\nBody.\n',
  '+++\ntitle = "A"\n+++\nBody.\n',
  '---\n---\nBody.\n',
  '---\ntitle: "A"\n---\n',
  '---\ntitle: "A"\n---',
  '---\ntitle: "---"\n--- \nBody.\n',
  '---\n a\n----\n---\nBody.\n',
  '---\ntitle: "A"\nBody.\n',
  '--- \ntitle: "A"\n---\nBody.\n',
  '\uFEFF---\ntitle: "A"\n---\nBody.\n',
  '---\r\ntitle: "A"\r\n---\r\nBody.\r\n',
  '---\ntitle: "A"\n---\nNo line break at the end',
  'Body.\n\n---\n\nMore.\n',
  '',
  '\n',
];

test.each(TEXTS)('the bytes of a file have the hashes of its text: %j', (text) => {
  expect(hashTextBytes(Buffer.from(text))).toEqual(hashText(text));
});

test('the same for any text, and what is no UTF-8 is no text of ours', () => {
  const piece = fc.constantFrom(
    '---',
    '+++',
    '\n',
    '\r\n',
    ' ',
    '\t',
    'a',
    'é',
    '世',
    '\uFEFF',
    '---\n',
    '\n---\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      expect(hashTextBytes(Buffer.from(text))).toEqual(hashText(text));
    }),
    { numRuns: 2_000 },
  );
  const broken = Buffer.concat([
    Buffer.from('---\na: b\n---\nBody '),
    Buffer.from([0xff]),
    Buffer.from('\n'),
  ]);
  expect(hashTextBytes(broken)).not.toEqual(hashText('---\na: b\n---\nBody \uFFFD\n'));
});
