/** Hashes of a Markdown file as a person sees it, and the style that it was saved in. */
import { hash } from 'node:crypto';
import { splitMarkdown } from './split-markdown.ts';

/** SHA-256, hexadecimal, of the front matter and of the body: two texts with the same are one text in whatever style. */
export type TextHash = { readonly frontMatter: string; readonly body: string };

/** The hashes of a Markdown file, whatever its style. */
export function hashText(text: string): TextHash {
  const { frontMatter, body } = splitMarkdown(withoutStyle(text));
  return { frontMatter: sha256(frontMatter), body: sha256(body) };
}

/** The same of the bytes of a file. Those of a file in the style in which we write are not even decoded. */
export function hashTextBytes(bytes: Buffer): TextHash {
  const end = frontMatterEnd(bytes);
  if (end === undefined || bytes.at(-1) !== NEWLINE || bytes.includes(RETURN)) {
    return hashText(bytes.toString('utf8'));
  }
  return { frontMatter: sha256(bytes.subarray(0, end)), body: sha256(bytes.subarray(end)) };
}

/** Where front matter ends that is written as we write it; `undefined` for any other beginning. */
function frontMatterEnd(bytes: Buffer): number | undefined {
  const fence = FENCES.find((it) => bytes.subarray(0, it.length).equals(it));
  const at = fence ? bytes.indexOf(fence.subarray(0, 3), fence.length) : -1;
  const closes = at > 0 && bytes[at - 1] === NEWLINE && bytes[at + 3] === NEWLINE;
  return closes ? at + 4 : undefined;
}

const FENCES = ['---\n', '+++\n'].map((fence) => Buffer.from(fence));
const NEWLINE = 10;
const RETURN = 13;

export function sameText(a: TextHash | undefined, b: TextHash | undefined): boolean {
  return a !== undefined && b !== undefined && a.frontMatter === b.frontMatter && a.body === b.body;
}

/** SHA-256 of bytes, or of a text in UTF-8, hexadecimal. */
export function sha256(text: string | Buffer): string {
  return hash('sha256', text);
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
