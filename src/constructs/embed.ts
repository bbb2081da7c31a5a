/** What other sites show in a frame: videos, slides, playgrounds, players. */
import type { Element } from 'domhandler';
import { element, findFirst, fold } from '../element.ts';
import { attribute } from '../inline-html.ts';
import { isWebAddress } from '../link-target.ts';
import type { Construct } from './construct.ts';
import { captionOf, figureHtml } from './image.ts';

// Medium: <figure class="graf--figure graf--iframe"><iframe src="…" width="700" height="393" frameborder="0" scrolling="no"></iframe></figure>
export const embed: Construct = {
  name: 'embed',
  tags: ['figure', 'iframe'],
  matches: (candidate) => isWebAddress(fold(frameOf(candidate)?.attribs.src ?? '')),
  canonical: (source, to) => {
    const { src, width, height } = frameOf(source)?.attribs ?? {};
    const frame = element('iframe', { src: fold(src ?? ''), width: pixels(width), height: pixels(height) });
    const caption = captionOf(source, to);
    return [element('figure', {}, caption ? [frame, caption] : [frame])];
  },
  rules: [
    {
      tag: 'figure',
      matches: (figure) => findFirst(figure, 'iframe') !== undefined,
      markdown: (_, figure, to) => {
        const frame = findFirst(figure, 'iframe') as Element;
        const caption = findFirst(figure, 'figcaption');
        if (caption) return figureHtml(frameHtml(frame), caption);
        return to.syntax?.frame?.(frame.attribs.src ?? '') ?? frameHtml(frame);
      },
    },
  ],
};

function frameOf(source: Element): Element | undefined {
  return source.name === 'iframe' ? source : findFirst(source, 'iframe');
}

/** A size in CSS pixels; Medium wrote `null` and percentages too. */
function pixels(size: string | undefined): string | undefined {
  return size !== undefined && /^\d+$/.test(size) ? size : undefined;
}

function frameHtml({ attribs }: Element): string {
  const size = ['width', 'height']
    .flatMap((name) => (attribs[name] ? attribute(name, attribs[name]) : []))
    .join('');
  return `<iframe${attribute('src', attribs.src ?? '')}${size} frameborder="0" allowfullscreen="true"></iframe>`;
}
