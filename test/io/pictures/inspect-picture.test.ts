import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectHead, inspectPicture } from '../../../src/io/pictures/inspect-picture.ts';
import { makePng } from '../../support/make-png.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

// A frame of 3 × 2 pixels; with the orientation before it, as a camera held upright writes.
const frame = 'ffc0 0011 08 0002 0003 03 012200 021101 031101 ffda 0008 01 01 00 00 3f 00 00 ffd9';
const turned = 'ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 0006 0000 00000000';

const pictures = {
  png: [makePng(1, 9, 7), { extension: 'png', width: 9, height: 7 }],
  gif: [bytes('474946383961 0a00 1400 000000 3b'), { extension: 'gif', width: 10, height: 20 }],
  jpeg: [
    bytes(`ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000 ${frame}`),
    { extension: 'jpg', width: 3, height: 2 },
  ],
  'jpeg on its side': [bytes(`ffd8 ${turned} ${frame}`), { extension: 'jpg', width: 2, height: 3 }],
  webp: [
    bytes('52494646 1a000000 57454250 56503820 0e000000 100000 9d012a 0500 0600 0000'),
    { extension: 'webp', width: 5, height: 6 },
  ],
  bmp: [
    bytes(`424d 46000000 00000000 36000000 28000000 04000000 05000000 01001800 ${'00'.repeat(40)}`),
    { extension: 'bmp', width: 4, height: 5 },
  ],
  'tiff with its directory far away': [bytes('49492a00 ffff0000 00000000'), { extension: 'tif' }],
} as const;

describe('inspectPicture', () => {
  it.each(Object.entries(pictures))('%s', async (_name, [picture, expected]) => {
    const folder = await temporaryFolder({ 'holiday.txt': picture });
    expect(await inspectPicture(join(folder, 'holiday.txt'))).toEqual(expected);
  });

  it('finds fault with an empty file', async () => {
    const folder = await temporaryFolder({ 'a.png': '' });
    expect(await inspectPicture(join(folder, 'a.png'))).toEqual({ fault: 'an empty file' });
  });

  it('searches the whole of an SVG', async () => {
    const late = `<svg>${'<path d="M0 0"/>'.repeat(30_000)}<script>alert(1)</script></svg>`;
    const folder = await temporaryFolder({ 'a.svg': late });
    expect(await inspectPicture(join(folder, 'a.svg'))).toEqual({ fault: 'an SVG with scripts' });
  });

  it('takes any bytes without failing', async () => {
    const beginnings = Object.values(pictures).map(([picture]) => picture);
    const anything = fc.tuple(
      fc.constantFrom(Buffer.alloc(0), Buffer.from('<svg '), ...beginnings),
      fc.nat(60),
      fc.uint8Array(),
    );
    await fc.assert(
      fc.asyncProperty(anything, async ([beginning, cut, tail]) => {
        const head = Buffer.concat([beginning.subarray(0, cut), tail]);
        const found = await inspectHead('unused', head, head.length);
        expect('fault' in found || /^\w+$/.test(found.extension)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
