/** Makes slugs out of titles. */

/** Longest slug, in characters and in bytes of UTF-8: file systems allow 255 bytes, and a suffix and an extension follow. */
const MOST_CHARACTERS = 80;
const MOST_BYTES = 200;

/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/;

/**
 * The slug of a title, or an empty string when nothing of it can stand in one. Lower case, NFC; letters of every script
 * stay, with their marks; apostrophes are dropped, everything else becomes one hyphen.
 */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFC')
    .replace(/İ/g, 'i')
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, '')
    // What makes an emoji of a character is no mark of a letter.
    .replace(/[\uFE00-\uFE0F\u20D0-\u20F0\u{E0100}-\u{E01EF}]/gu, '')
    .replace(/(?:[^\p{L}\p{M}\p{N}]|(?<![\p{L}\p{M}\p{N}])\p{M})+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC');
  const slug = cut(words);
  return RESERVED.test(slug) ? `${slug}-post` : slug;
}

/** Cuts at a hyphen where there is one, and never inside a letter and its marks. */
function cut(slug: string): string {
  // In ASCII, as most are, one character is one byte and never part of another's letter.
  const isAscii = Buffer.byteLength(slug) === slug.length;
  const kept = isAscii ? slug.slice(0, MOST_CHARACTERS) : wholeLetters(slug);
  if (kept === slug) return slug;
  const atHyphen = slug[kept.length] === '-' ? kept : kept.slice(0, Math.max(0, kept.lastIndexOf('-')));
  return (atHyphen || kept).replace(/-+$/, '');
}

/** As much of the beginning as fits. */
function wholeLetters(slug: string): string {
  if (fits(sizeOf(slug))) return slug;
  let kept = '';
  let [characters, bytes] = [0, 0];
  for (const { segment } of GRAPHEMES.segment(slug)) {
    const more = sizeOf(segment);
    characters += more.characters;
    bytes += more.bytes;
    if (!fits({ characters, bytes })) break;
    kept += segment;
  }
  return kept;
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

type Size = { readonly characters: number; readonly bytes: number };

function sizeOf(text: string): Size {
  return { characters: Array.from(text).length, bytes: Buffer.byteLength(text) };
}

function fits({ characters, bytes }: Size): boolean {
  return characters <= MOST_CHARACTERS && bytes <= MOST_BYTES;
}
