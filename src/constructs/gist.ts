/** GitHub gists: the embedding script, and a link for where scripts do not run; or the code itself, where it was asked for. */
import type { Element } from 'domhandler';
import { element, findAll, text } from '../element.ts';
import { gistAnchor, readGistAddress } from '../gist-address.ts';
import { attribute, htmlText } from '../inline-html.ts';
import { inlineMarkdown } from '../inline-markdown.ts';
import type { GistFile } from '../model.ts';
import { fencedCode } from './code-block.ts';
import type { Construct, Printing } from './construct.ts';
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
      markdown: (_, figure, to) => {
        const src = gistScript(figure) ?? '';
        const files = figure.parent?.parent ? [] : gistFiles(src, to);
        if (files.length > 0) return filesMarkdown(files, figure, to);
        const page = src.replace(/\.js(?=[?#]|$)/, '');
        const shown = `<script${attribute('src', src)}></script><noscript><a${attribute('href', page)}>${htmlText(page)}</a></noscript>`;
        const caption = figure.children[1] as Element | undefined;
        return caption ? figureHtml(shown, caption) : shown;
      },
    },
  ],
};

/** The files to show in the place of an embed: the one it names, else all; none where the gist is not at hand. */
function gistFiles(src: string, { gists }: Printing): readonly GistFile[] {
  const address = readGistAddress(src);
  const answer = address && gists?.get(address.id);
  if (answer?.status !== 'had') return [];
  const files = answer.files.filter(({ text }) => text.trim() !== '');
  const { file } = address ?? {};
  const named = files.filter(({ name }) =>
    file === undefined ? false : 'name' in file ? name === file.name : gistAnchor(name) === file.anchor,
  );
  return named.length > 0 ? named : files;
}

/** Each file as its name, which leads to GitHub, and its code. */
function filesMarkdown(files: readonly GistFile[], figure: Element, to: Printing): string {
  const blocks = files.flatMap(({ name, language, text: code, url }) => {
    const link = element('a', { href: url }, [element('code', {}, [text(name)])]);
    const listing = fencedCode(code.replace(/\n$/, ''), language);
    return [line(link, to), to.syntax?.code?.(listing) ?? listing];
  });
  const caption = figure.children[1] as Element | undefined;
  const said = caption ? [line(element('em', {}, caption.children), to)] : [];
  return [...blocks, ...said].join('\n\n');
}

function line(content: Element, to: Printing): string {
  return inlineMarkdown(element('p', {}, [content]), 'caption', to);
}

/**
 * Medium writes the file of a gist as `…/ID#file-x-js.js`, an address that is no script. The script of the whole gist keeps
 * the fragment: it tells which file was meant, and hurts no browser.
 */
function workingAddress(src: string): string {
  return src.replace(/^([^?#]+?)(?:\.js)?(#file-.+?)(?:\.js)?$/, '$1.js$2');
}

/** Whether an element is the script of a gist. */
export function isGist({ name, attribs }: Element): boolean {
  return name === 'script' && /^https?:\/\/gist\.github\.com\//.test(attribs.src ?? '');
}

function gistScript(source: Element): string | undefined {
  return (isGist(source) ? source : findAll(source, isGist)[0])?.attribs.src;
}
