/** GitHub gists: the embedding script, and a link for where scripts do not run. */
import type { Element } from 'domhandler';
import { element, findAll } from '../element.ts';
import { attribute, htmlText } from '../inline-html.ts';
import type { Construct } from './construct.ts';
import { captionOf, figureHtml } from './image.ts';

// Medium: <figure class="graf--figure graf--iframe"><script src="https://gist.github.com/ada/0123abcd.js#file-x-js"></script></figure>
export const gist: Construct = {
  name: 'gist',
  tags: ['figure', 'script'],
  matches: (candidate) => gistScript(candidate) !== undefined,
  canonical: (source, to) => {
    const script = element('script', { src: workingAddress(gistScript(source) ?? '') });
    const caption = captionOf(source, to);
    return [element('figure', {}, caption ? [script, caption] : [script])];
  },
  rules: [
    {
      tag: 'figure',
      matches: (figure) => gistScript(figure) !== undefined,
      markdown: (_, figure) => {
        const src = gistScript(figure) ?? '';
        const page = src.replace(/\.js(?=[?#]|$)/, '');
        const shown = `<script${attribute('src', src)}></script><noscript><a${attribute('href', page)}>${htmlText(page)}</a></noscript>`;
        const caption = figure.children[1] as Element | undefined;
        return caption ? figureHtml(shown, caption) : shown;
      },
    },
  ],
};

/**
 * Medium writes the file of a gist as `…/ID#file-x-js.js`, an address that is no script. The script of the whole gist keeps
 * the fragment: it tells which file was meant, and hurts no browser.
 */
function workingAddress(src: string): string {
  return src.replace(/^([^?#]+?)(?:\.js)?(#file-.+?)(?:\.js)?$/, '$1.js$2');
}

function gistScript(source: Element): string | undefined {
  const scripts = source.name === 'script' ? [source] : findAll(source, ({ name }) => name === 'script');
  return scripts
    .map(({ attribs }) => attribs.src)
    .find((src) => src && /^https?:\/\/gist\.github\.com\//.test(src));
}
