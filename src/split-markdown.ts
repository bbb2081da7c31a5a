/** Splits a Markdown file into its front matter and its body. */

export type MarkdownFile = {
  /** With the lines that fence it, and a line break at its end; empty where there is none. */
  readonly frontMatter: string;
  readonly body: string;
};

/** Front matter is YAML between lines of `---`, or TOML between lines of `+++`, at the very beginning. */
export function splitMarkdown(text: string): MarkdownFile {
  const [frontMatter = ''] = /^(---|\+\+\+)[ \t]*\n(?:[\s\S]*?\n)??\1[ \t]*(?:\n|$)/.exec(text) ?? [];
  return { frontMatter, body: text.slice(frontMatter.length) };
}
