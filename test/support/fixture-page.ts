/** Wraps the inside of a section in the envelope of an export page, as Medium writes it. */

export type Envelope = { readonly title?: string; readonly subtitle?: string };

/** A whole page around `inside`: what stands in one `section-inner`, or whole `<section class="section …">` elements. */
export function fixturePage(inside: string, { title = 'A fixture', subtitle }: Envelope = {}): string {
  const sections = /<section\b/.test(inside)
    ? inside
    : `<section name="0a01" class="section section--body section--first section--last"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn">${inside}</div></div></section>`;
  const summary = subtitle
    ? `<section data-field="subtitle" class="p-summary">\n${subtitle}\n</section>\n`
    : '';
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title}</title></head><body><article class="h-entry">
<header>
<h1 class="p-name">${title}</h1>
</header>
${summary}<section data-field="body" class="e-content">
${sections}
</section>
<footer><p>By <a href="https://medium.com/@ada-example" class="p-author h-card">Ada Example</a> on <a href="https://medium.com/p/0123456789ab"><time class="dt-published" datetime="2021-03-04T05:06:07.008Z">March 4, 2021</time></a>.</p><p><a href="https://medium.com/@ada-example/a-fixture-0123456789ab" class="p-canonical">Canonical link</a></p><p>Exported from <a href="https://medium.com">Medium</a> on June 1, 2024.</p></footer></article></body></html>`;
}
