/** Bytes of a page or file of unknown making as text. */

import { decodeBuffer } from 'encoding-sniffer';

/**
 * Decodes by what the bytes are rather than by what is said of them: a byte order mark first; then UTF-8 if they are
 * valid UTF-8, which text of no other encoding is by chance; then what the HTTP header or the page's `<meta>` names,
 * found as the HTML standard says. What remains unreadable becomes U+FFFD. `contentType` is the header's value.
 */
export function decodeText(bytes: Buffer, contentType = ''): string {
  const marked = byMark(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  const utf8 = validUtf8(bytes);
  if (utf8 !== undefined) return utf8;
  // Pictures, packed files: whoever reads on tells them by their first characters, as every reader of UTF-8 sees them.
  if (isBinary(bytes)) return bytes.toString('utf8');
  const charset = /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1];
  // Not by TextDecoder, which some versions of Node let take windows-1252 for Latin-1.
  return decodeBuffer(bytes, {
    ...(charset === undefined ? {} : { transportLayerEncodingLabel: charset }),
    defaultEncoding: 'windows-1252',
  });
}

function byMark(bytes: Buffer): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function validUtf8(bytes: Buffer): string | undefined {
  try {
    // As a stream, it forgives a last character that was cut.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    // A single odd byte at the end of plain ASCII says nothing.
    return /[^\0-\x7f]/.test(text) || isAscii(bytes.at(-1)) ? text : undefined;
  } catch {
    return undefined;
  }
}

function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 1_024).some((byte) => byte < 0x09);
}

function isAscii(byte: number | undefined): boolean {
  return byte === undefined || byte < 0x80;
}
