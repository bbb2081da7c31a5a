/** A page as text. */

const decoder = new TextDecoder();

/** Of bytes: UTF-8 without its byte order mark; what is no UTF-8 becomes U+FFFD. */
export function decodePage(page: string | Buffer): string {
  return typeof page === 'string' ? page : decoder.decode(page);
}
