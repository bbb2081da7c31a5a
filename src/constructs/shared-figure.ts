/** Figures that show several things, one of them no picture: each becomes a figure of its own, the last one with the caption. */
import type { Element } from 'domhandler';
import { adopt, element, findAll, hasClass } from '../element.ts';
import type { Canonical, Construct } from './construct.ts';
import { isGist } from './gist.ts';
import { captionOf, linkedImage } from './image.ts';

// Medium: <figure class="graf--figure graf--iframe"><iframe src="…"></iframe><img src="…"></figure>
export const sharedFigure: Construct = {
  name: 'shared-figure',
  tags: ['figure'],
  matches: (candidate) => {
    const shown = shownIn(candidate);
    return shown.length > 1 && shown.some(({ name }) => name !== 'img');
  },
  canonical: (source, to) => {
    const figures = shownIn(source).flatMap((it) => figureOf(it, source, to));
    const [last, caption] = [figures.at(-1), captionOf(source, to)];
    if (!last) return caption ? [element('p', {}, caption.children)] : [];
    if (caption) adopt(last, [...last.children, caption]);
    return figures;
  },
};

function shownIn(figure: Element): Element[] {
  return findAll(
    figure,
    (it) => it.name === 'img' || it.name === 'iframe' || isGist(it) || hasClass(it, 'twitter-tweet'),
  );
}

function figureOf(shown: Element, figure: Element, to: Canonical): readonly Element[] {
  if (shown.name !== 'img') return to.convert(shown) as readonly Element[];
  return linkedImage(shown, figure, to).map((image) => element('figure', {}, [image]));
}
