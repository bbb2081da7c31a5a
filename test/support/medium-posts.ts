/** Generates pages of an export out of all that Medium's editor can make, in any nesting and with any text. */
import fc from 'fast-check';
import { block } from './medium-blocks.ts';
import { type Html, inline, joined } from './medium-inline.ts';
import { anyText, escapeHtml } from './medium-text.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A picture behind the text of a section, with or without caption. */
const background = fc.option(optional(inline), { nil: null, freq: 8 }).map((said) => {
  if (said === null) return { behind: '', below: '' };
  const behind =
    '<div class="section-background u-absolute" data-image-id="1*bg.jpeg" data-width="2400" data-height="1600"><div class="section-backgroundImage u-absolute" style="background-image: url(&quot;https://cdn-images-1.medium.com/max/2560/1*bg.jpeg&quot;); background-position: 50% 50% !important;"></div><div class="u-ignoreBlock u-absolute0"></div><br></div>';
  const label = `<label name="ca00" id="ca00" data-default-value="Type caption for image (optional)" class="graf graf--sectionCaption graf-after--p">${said}</label>`;
  return {
    behind,
    below: said === undefined ? '' : `<div class="section-inner sectionLayout--caption">${label}</div>`,
  };
});

const section = fc
  .tuple(background, joined(block, 0, 5))
  .map(
    ([{ behind, below }, blocks]) =>
      `<section name="s1" class="section section--body"><div class="section-divider"><hr class="section-divider"></div>${behind}<div class="section-content"><div class="section-inner sectionLayout--insetColumn">${blocks}</div></div>${below}</section>`,
  );

/** What stands around the body, as text. */
export type Envelope = {
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly description?: string | undefined;
  readonly tags: readonly string[];
  readonly date?: string | undefined;
  readonly canonicalLink?: string | undefined;
};

/** Any text where text may stand; a date and an address as Medium writes them. */
export const envelope: fc.Arbitrary<Envelope> = fc.record({
  title: optional(anyText),
  subtitle: optional(anyText),
  description: fc.option(anyText, { nil: undefined, freq: 2 }),
  // Medium takes no blank tag.
  tags: fc.array(
    anyText.filter((text) => text.trim() !== ''),
    { maxLength: 3 },
  ),
  date: optional(fc.constantFrom('2018-08-01T13:16:00.944Z', '2011-12-31T23:59:59.000Z')),
  canonicalLink: optional(
    anyText.map((text) => `https://medium.com/@ada/${encodeURIComponent(text)}-7ece623daf9b`),
  ),
});

/** How the body repeats the title, if it does. */
const titleHeading = fc
  .tuple(fc.constantFrom('none', 'same', 'cut', 'other'), fc.constantFrom('h2', 'h3'), inline)
  .map(([how, tag, other]) => (name: string) => {
    const content = { none: undefined, same: name, cut: `${name} and the rest`, other }[how];
    const heading =
      content === undefined
        ? ''
        : `<${tag} class="graf graf--${tag} graf--leading graf--title">${content}</${tag}>`;
    return { heading, name: how === 'cut' ? `${name}…` : name };
  });

/** A page with its envelope and body. */
export function pageOf(said: Envelope, body: string, heading = ''): string {
  const { title = '', subtitle, description, tags, date, canonicalLink } = said;
  const part = (field: string, it: string | undefined) =>
    it === undefined
      ? ''
      : `<section data-field="${field}" class="p-summary">\n${escapeHtml(it)}\n</section>\n`;
  const footer = [
    tags.length > 0
      ? `<p class="p-tags">Tagged in ${tags.map((it) => `<a href="https://medium.com/tag/x" class="p-tag">${escapeHtml(it)}</a>`).join(', ')}</p>`
      : '',
    date === undefined
      ? ''
      : `<p>By <a href="https://medium.com/@ada" class="p-author h-card">Ada</a> on <a href="https://medium.com/p/7ece623daf9b"><time class="dt-published" datetime="${date}">A day</time></a>.</p>`,
    canonicalLink === undefined
      ? ''
      : `<p><a href="${escapeHtml(canonicalLink)}" class="p-canonical">Canonical link</a></p>`,
  ];
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${escapeHtml(title)}</title><style>* { color: red }</style></head><body><article class="h-entry">
<header>
<h1 class="p-name">${escapeHtml(title)}</h1>
</header>
${part('description', description)}${part('subtitle', subtitle)}<section data-field="body" class="e-content">
${heading}${body}
</section>
<footer>${footer.join('')}<p>Exported from <a href="https://medium.com">Medium</a> on February 21, 2026.</p></footer></article></body></html>`;
}

/** A whole page. */
export const page: Html = fc
  .tuple(envelope, titleHeading, fc.option(inline, { nil: undefined, freq: 3 }), joined(section, 1, 3))
  .map(([said, repeat, subtitle, body]) => {
    const { heading, name } = repeat(said.title === undefined ? '' : escapeHtml(said.title));
    const second = subtitle === undefined ? '' : `<h4 class="graf graf--h4 graf--subtitle">${subtitle}</h4>`;
    const whole = pageOf(
      said,
      body.replace('sectionLayout--insetColumn">', `$&${(heading + second).replaceAll('$', '$$$$')}`),
    );
    const bare = `<h1 class="p-name">${escapeHtml(said.title ?? '')}</h1>`;
    return whole.replace(bare, () => `<h1 class="p-name">${name}</h1>`);
  });
