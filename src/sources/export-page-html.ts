/** A page in the shape in which Medium exports posts, made of what another form of page says. */
import { markupAttribute, markupCharacters } from './escape-markup.ts';
import type { Section } from './graf.ts';
import { sectionsToHtml } from './sections-to-html.ts';
import type { PostFacts } from './source.ts';

/** The page. It names no day of export: nobody exported it. */
export function exportPageHtml(facts: PostFacts, sections: readonly Section[]): string {
  const {
    title = '',
    subtitle,
    description,
    id,
    tags = [],
    firstPublished,
    authorName,
    authorUrl,
    address,
  } = facts;
  const name = markupCharacters(title);
  const author = `<a${markupAttribute('href', authorUrl)} class="p-author h-card">${markupCharacters(authorName ?? '')}</a>`;
  const time = `<time class="dt-published"${markupAttribute('datetime', firstPublished)}>${markupCharacters(firstPublished?.slice(0, 10) ?? '')}</time>`;
  const post = `<a${markupAttribute('href', id && `https://medium.com/p/${id}`)}>${firstPublished === undefined ? '' : time}</a>`;
  const footer = [
    `<p>${authorName === undefined && authorUrl === undefined ? '' : `By ${author} on `}${post}.</p>`,
    address === undefined
      ? ''
      : `<p><a${markupAttribute('href', address)} class="p-canonical">Canonical link</a></p>`,
    tags.length === 0
      ? ''
      : `<p class="p-tags">${tags.map((tag) => `<a class="p-tag">${markupCharacters(tag)}</a>`).join(', ')}</p>`,
  ];
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${name}</title></head><body><article class="h-entry">
<header>
<h1 class="p-name">${name}</h1>
</header>
${field('subtitle', subtitle)}${field('description', description)}<section data-field="body" class="e-content">
${sectionsToHtml(sections, facts.featuredImage)}
</section>
<footer>${footer.join('')}</footer></article></body></html>`;
}

function field(name: 'subtitle' | 'description', text: string | undefined): string {
  return text === undefined
    ? ''
    : `<section data-field="${name}" class="p-summary">\n${markupCharacters(text)}\n</section>\n`;
}
