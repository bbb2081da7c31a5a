/** One line of Markdown as HTML, where the inverse of a shortcode needs it. */
import { HtmlRenderer, Parser } from 'commonmark';

/** The HTML of a paragraph's inside. */
export function inlineMarkdownHtml(markdown: string): string {
  return new HtmlRenderer().render(new Parser().parse(markdown)).replace(/^<p>|<\/p>\n$/g, '');
}
