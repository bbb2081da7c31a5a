/** Bytes of a page as text. */

const decoder = new TextDecoder();

/** UTF-8 without its byte order mark; what is no UTF-8 becomes U+FFFD. */
export function decodePage(bytes: Buffer): string {
  return decoder.decode(bytes);
}
