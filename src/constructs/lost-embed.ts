/** Embeds that Medium itself lost: a figure with nothing in it. The place is marked, so that the writer can put it back. */
import type { Element } from 'domhandler';
import { element, findFirst, fold, hasClass, text, textOf } from '../element.ts';
import { inlineMarkdown } from '../inline-markdown.ts';
import type { Construct } from './construct.ts';
import { captionOf } from './image.ts';

// Medium: <figure name="6314" id="6314" class="graf graf--figure graf--iframe graf-after--p"></figure>
export const lostEmbed: Construct = {
  name: 'lost-embed',
  tags: ['figure'],
  matches: (candidate) =>
    hasClass(candidate, 'graf--iframe') && SHOWN.every((name) => !findFirst(candidate, name)),
  canonical: (source, to) => {
    const caption = captionOf(source, to);
    to.report({ code: 'lost-embed', caption: caption ? fold(textOf(caption)) : '' });
    return [element('figure', {}, caption ? [caption] : [])];
  },
  rules: [
    {
      tag: 'figure',
      matches: ({ children: [first] }) => first === undefined || (first as Element).name === 'figcaption',
      markdown: (_, figure, to) => {
        const caption = findFirst(figure, 'figcaption');
        const said = caption ? [PLACEHOLDER, caption] : [PLACEHOLDER];
        return said.map((block) => inlineMarkdown(block, 'inner-paragraph', to.pictureUrl)).join('\n\n');
      },
    },
  ],
};

const SHOWN = ['img', 'iframe', 'script', 'blockquote', 'video', 'object'];

const PLACEHOLDER = element('p', {}, [
  element('em', {}, [text('(Medium’s export does not contain what was embedded here.)')]),
]);
