/** Bytes of a page as text. */

/** UTF-8 without its byte order mark; what is no UTF-8 becomes U+FFFD. */
export function decodePage(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
