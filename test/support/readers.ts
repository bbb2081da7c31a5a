/** The readers of Markdown that our output is read back with, next to the one that `verify` uses. */
import { HtmlRenderer, Parser } from 'commonmark';
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import { gfmHtml } from './readers-gfm.ts';
import { type Reading, readingOf } from './readers-reading.ts';

export { mdxReading } from './readers-mdx.ts';

const parser = new Parser();
const renderer = new HtmlRenderer();
const markdownIt = new MarkdownIt('commonmark', { html: true });
// What GFM makes of bare addresses is judged with the reader that GitHub's rules come from.
const marked = new Marked({ gfm: true, async: false, tokenizer: { url: () => undefined } });

/** What each reader that answers at once makes of a body; strict MDX answers with a promise and stands apart. */
export const readers = {
  commonmark: (markdown) => readingOf(renderer.render(parser.parse(markdown))),
  gfm: (markdown) => readingOf(gfmHtml(markdown)),
  'markdown-it': (markdown) => readingOf(markdownIt.render(markdown)),
  marked: (markdown) => readingOf(String(marked.parse(markdown))),
} satisfies Readonly<Record<string, (markdown: string) => Reading>>;
