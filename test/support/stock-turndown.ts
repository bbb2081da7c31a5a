/** What people get from stock cheerio and stock Turndown: the rival that the judge has to see through. */

import { load } from 'cheerio';
import { dump } from 'js-yaml';
import Turndown from 'turndown';
import type { Expectation } from '../../src/expect.ts';

const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' });

/**
 * A page's body by stock Turndown, below a front matter that is right, so that only the body decides.
 * @param kind `bare` also takes off what a page's body has beside the text: the title and the rule above it
 */
export function stockMarkdown(html: string, { frontMatter }: Expectation, kind: 'as it is' | 'bare'): string {
  const $ = load(html);
  const body = $('section[data-field=body]');
  if (kind === 'bare')
    body.find('.graf--title, .graf--subtitle, section:first-child .section-divider').remove();
  return `---\n${dump(Object.fromEntries(frontMatter))}---\n\n${turndown.turndown(body.html() ?? '')}\n`;
}
