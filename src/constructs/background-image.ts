/** Sections with a picture behind their text: the picture comes before the text, with the section's caption. */
import type { Element } from 'domhandler';
import { element, findAll, hasClass, textOf } from '../element.ts';
import type { Construct } from './construct.ts';
import { imageOf } from './image.ts';

// Medium: <section class="section is-imageBackgrounded"><div class="section-background" data-image-id="1*abc.jpeg"><div class="section-backgroundImage" style="background-image: url(…)"></div></div>
//         … <div class="section-inner sectionLayout--caption"><label class="graf graf--sectionCaption">…</label></div></section>
export const backgroundImage: Construct = {
  name: 'background-image',
  tags: ['div', 'label'],
  matches: (candidate) =>
    hasClass(candidate, 'section-background') || hasClass(candidate, 'graf--sectionCaption'),
  canonical: (source, to) => {
    if (source.name === 'label') return backgroundOf(source) || saysNothing(source) ? [] : to.blocks(source);
    const caption = sectionOf(source).flatMap((section) => findAll(section, isCaption))[0];
    const said = caption && !saysNothing(caption) ? [element('figcaption', {}, to.content(caption))] : [];
    return imageBehind(source).map((img) => element('figure', {}, [img, ...said]));
  },
};

function imageBehind(background: Element): Element[] {
  const painted = [background, ...findAll(background, ({ attribs }) => 'style' in attribs)];
  const address = painted
    .map(({ attribs }) => /url\(\s*["']?([^"')]*)/.exec(attribs.style ?? '')?.[1])
    .find(Boolean);
  const id = painted.map(({ attribs }) => attribs['data-image-id']).find(Boolean);
  return imageOf(element('img', { src: address, 'data-image-id': id }));
}

function backgroundOf(caption: Element): boolean {
  const backgrounds = sectionOf(caption).flatMap((it) =>
    findAll(it, (div) => hasClass(div, 'section-background')),
  );
  return backgrounds.some((background) => imageBehind(background).length > 0);
}

function sectionOf(source: Element): Element[] {
  for (let around = source.parent; around; around = around.parent) {
    if ('attribs' in around && hasClass(around, 'section')) return [around];
  }
  return [];
}

function isCaption(candidate: Element): boolean {
  return hasClass(candidate, 'graf--sectionCaption');
}

function saysNothing(caption: Element): boolean {
  return textOf(caption).trim() === '';
}
