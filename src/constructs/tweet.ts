/** Tweets. Medium leaves out what they say, so that the link is all there is. */
import type { Element } from 'domhandler';
import { element, findAll, findFirst, findWhere, hasClass } from '../element.ts';
import { attribute, htmlText } from '../inline-html.ts';
import { isWebAddress } from '../link-target.ts';
import type { Construct } from './construct.ts';
import { captionOf, figureHtml } from './image.ts';

// Medium: <figure class="graf--iframe"><blockquote class="twitter-tweet"><a href="https://twitter.com/ada/status/1"></a></blockquote><script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script></figure>
export const tweet: Construct = {
  name: 'tweet',
  tags: ['figure', 'blockquote'],
  matches: (candidate) => tweetAddress(candidate) !== undefined,
  canonical: (source, to) => {
    const quote = element('blockquote', { cite: tweetAddress(source) });
    const caption = captionOf(source, to);
    return [element('figure', {}, caption ? [quote, caption] : [quote])];
  },
  rules: [
    {
      tag: 'figure',
      matches: (figure) => quoteOf(figure) !== undefined,
      markdown: (_, figure) => {
        const address = quoteOf(figure)?.attribs.cite ?? '';
        const shown = `<blockquote class="twitter-tweet"><a${attribute('href', address)}>${htmlText(address)}</a></blockquote><script async="true" src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>`;
        const caption = findFirst(figure, 'figcaption');
        return caption ? figureHtml(shown, caption) : shown;
      },
    },
  ],
};

function quoteOf(figure: Element): Element | undefined {
  const [first] = figure.children as Element[];
  return first?.name === 'blockquote' ? first : undefined;
}

function tweetAddress(source: Element): string | undefined {
  const quote = hasClass(source, 'twitter-tweet')
    ? source
    : findWhere(source, (candidate) => hasClass(candidate, 'twitter-tweet'));
  const address = quote && findAll(quote, ({ name }) => name === 'a').at(-1)?.attribs.href;
  return address !== undefined && isWebAddress(address) ? address : undefined;
}
