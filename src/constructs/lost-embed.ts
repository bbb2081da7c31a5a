/** Embeds that Medium itself lost, or that nobody knows: the place is marked, so that the writer can put it back. */
import type { Element } from 'domhandler';
import { element, findFirst, findWhere, fold, hasClass, text, textOf } from '../element.ts';
import { inlineMarkdown } from '../inline-markdown.ts';
import { mendedTarget } from '../link-target.ts';
import type { Construct } from './construct.ts';
import { captionOf } from './image.ts';

// Medium: <figure name="6314" id="6314" class="graf graf--figure graf--iframe graf-after--p"></figure>
export const lostEmbed: Construct = {
  name: 'lost-embed',
  tags: ['figure', 'iframe'],
  matches: (candidate) => candidate.name === 'iframe' || hasClass(candidate, 'graf--iframe'),
  canonical: (source, to) => {
    const caption = captionOf(source, to);
    const address = findWhere(source, ({ attribs }) => Boolean(attribs.src ?? attribs.data))?.attribs;
    const { target } = mendedTarget(fold(address?.src ?? address?.data ?? ''));
    to.report({ code: 'lost-embed', address: target ?? '', caption: caption ? fold(textOf(caption)) : '' });
    const link = target === undefined ? [] : [element('a', { href: target }, [text(target)])];
    return [element('figure', {}, [element('p', {}, link), ...(caption ? [caption] : [])])];
  },
  rules: [
    {
      tag: 'figure',
      matches: ({ children: [first] }) => (first as Element | undefined)?.name === 'p',
      markdown: (_, figure, to) => {
        const said = figure.children.map((part) =>
          (part as Element).name === 'p' ? placeholder(figure) : part,
        );
        return said.map((block) => inlineMarkdown(block as Element, 'caption', to)).join('\n\n');
      },
    },
  ],
};

function placeholder(figure: Element): Element {
  const link = findFirst(figure, 'p')?.children[0];
  const says = link
    ? [text('(Something was embedded here from '), link, text('.)')]
    : [text('(Medium’s export does not contain what was embedded here.)')];
  return element('p', {}, [element('em', {}, says)]);
}
