/** Pages of a post that changes from one export to the next. */

export type BlogPost = {
  readonly id: string;
  readonly title: string;
  /** Text, or a whole `graf` element. */
  readonly paragraphs: readonly string[];
  readonly isDraft?: boolean;
  /** As Medium writes it: `June 1, 2019`. */
  readonly exportedOn?: string;
};

/** The page of a post in the shape of Medium's export. */
export function blogPost({ id, title, paragraphs, isDraft, exportedOn = 'June 1, 2019' }: BlogPost): string {
  const grafs = paragraphs.map((text, i) =>
    text.startsWith('<') ? text : `<p name="a${i}" id="a${i}" class="graf graf--p graf-after--p">${text}</p>`,
  );
  const by = isDraft
    ? `<p><a href="https://medium.com/p/${id}">View original.</a></p>`
    : `<p>By <a href="https://medium.com/@ada-example" class="p-author h-card">Ada Example</a> on <a href="https://medium.com/p/${id}"><time class="dt-published" datetime="2019-05-01T05:06:07.008Z">May 1, 2019</time></a>.</p><p><a href="https://medium.com/@ada-example/a-post-${id}" class="p-canonical">Canonical link</a></p>`;
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title}</title></head><body><article class="h-entry">
<header>
<h1 class="p-name">${title}</h1>
</header>
<section data-field="body" class="e-content">
<section name="0a01" class="section section--body section--first section--last"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn">${grafs.join('')}</div></div></section>
</section>
<footer>${by}<p>Exported from <a href="https://medium.com">Medium</a> on ${exportedOn}.</p></footer></article></body></html>`;
}
