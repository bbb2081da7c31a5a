/** Splits a Markdown file into what a parser of Markdown is to see, and what not. */

/** A file without front matter is all body. */
export function splitFile(file: string): { readonly frontMatter: string; readonly body: string } {
  const [head = '', , frontMatter = ''] = /^(---|\+\+\+)\r?\n(.*?\r?\n)??\1(?:\r?\n|$)/s.exec(file) ?? [];
  return { frontMatter, body: file.slice(head.length) };
}
