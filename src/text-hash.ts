/** Hashes of a Markdown file as a person sees it, and the style that it was saved in. */
import { createHash } from 'node:crypto';
import { splitMarkdown } from './split-markdown.ts';

/** SHA-256, hexadecimal, of the front matter and of the body: two texts with the same are one text in whatever style. */
export type TextHash = { readonly frontMatter: string; readonly body: string };

/** The hashes of a Markdown file, whatever its style. */
export function hashText(text: string): TextHash {
  const { frontMatter, body } = splitMarkdown(withoutStyle(text));
  return { frontMatter: sha256(frontMatter), body: sha256(body) };
}

export function sameText(a: TextHash | undefined, b: TextHash | undefined): boolean {
  return a !== undefined && b !== undefined && a.frontMatter === b.frontMatter && a.body === b.body;
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A text without what git's autocrlf and editors change by themselves: line ends, byte order mark, final newline. */
export function withoutStyle(text: string): string {
  return `${text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\n$/, '')}\n`;
}

/** `text` in the style that `model` was saved in. */
export function inStyleOf(model: string, text: string): string {
  const [plain, isWindows] = [withoutStyle(text), /\r\n/.test(model) && !/(?:^|[^\r])\n/.test(model)];
  const ended = /\n$/.test(model) || model === '' ? plain : plain.replace(/\n$/, '');
  return (model.startsWith('\uFEFF') ? '\uFEFF' : '') + (isWindows ? ended.replaceAll('\n', '\r\n') : ended);
}
