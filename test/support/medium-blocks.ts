/** Generates the blocks of a post. */
import fc from 'fast-check';
import { embed, gallery, image } from './medium-figures.ts';
import { address, type Html, htmlText, inline, joined } from './medium-inline.ts';
import { codeText, escapeHtml } from './medium-text.ts';

const graf = (tag: string, content: Html, kind = tag) =>
  content.map(
    (it) => `<${tag} name="a1b2" id="a1b2" class="graf graf--${kind} graf-after--p">${it}</${tag}>`,
  );

const dropCap = inline.map((it) => `<span class="graf-dropCap">O</span>${it}`);
const emptyLine = fc.constant('<p name="e1" id="e1" class="graf graf--p graf--empty"><br></p>');

const list = fc
  .tuple(
    fc.constantFrom('ul', 'ol'),
    joined(
      fc.oneof(
        { weight: 9, arbitrary: graf('li', inline) },
        { weight: 1, arbitrary: fc.constant('<li class="graf graf--li graf--empty"></li>') },
      ),
      1,
      4,
    ),
  )
  .map(([tag, items]) => `<${tag} class="postList">${items}</${tag}>`);

const listing = codeText.map(escapeHtml).map((it) => it.replaceAll('\n', '<br>'));

const plainListing = fc
  .tuple(
    listing,
    fc.constantFrom(
      '',
      '',
      '<strong class="markup--strong">b</strong>',
      '<code class="markup--code">c</code>',
      '<a href="https://x.y">d</a>',
    ),
  )
  .map(([code, marked]) => `<pre name="c1" id="c1" class="graf graf--pre">${code}${marked}</pre>`);

const colouredListing = fc
  .tuple(fc.constantFrom('0', '1', '2'), fc.constantFrom('swift', 'typescript', 'c++', 'objectivec'), listing)
  .map(
    ([mode, language, code]) =>
      `<pre data-code-block-mode="${mode}" spellcheck="false" data-code-block-lang="${language}" name="c2" id="c2" class="graf graf--pre graf--preV2"><span class="pre--content"><span class="hljs-keyword">let</span> ${code}</span></pre>`,
  );

const card = fc
  .tuple(address, htmlText, fc.option(htmlText, { nil: undefined }), fc.constantFrom('', '<br>'), htmlText)
  .map(
    ([href, name, description, gap, site]) =>
      `<div name="m1" id="m1" class="graf graf--mixtapeEmbed graf-after--p"><a href="${href}" data-href="${href}" class="markup--anchor markup--mixtapeEmbed-anchor" title="${href}"><strong class="markup--strong markup--mixtapeEmbed-strong">${name}</strong><br>${description === undefined ? '' : `<em class="markup--em markup--mixtapeEmbed-em">${description}</em>${gap}`}${site}</a><a href="${href}" class="js-mixtapeImage mixtapeImage u-ignoreBlock" data-media-id="0123" style="background-image: url(https://cdn-images-1.medium.com/fit/c/160/160/0*x);"></a></div>`,
  );

/** One block of a post. */
export const block: Html = fc.oneof(
  { weight: 8, arbitrary: graf('p', inline) },
  { weight: 1, arbitrary: graf('p', dropCap, 'p graf--hasDropCap') },
  { weight: 1, arbitrary: emptyLine },
  { weight: 3, arbitrary: fc.constantFrom('h2', 'h3', 'h4').chain((tag) => graf(tag, inline)) },
  { weight: 2, arbitrary: graf('blockquote', inline) },
  { weight: 1, arbitrary: graf('blockquote', inline, 'pullquote') },
  { weight: 4, arbitrary: list },
  { weight: 2, arbitrary: plainListing },
  { weight: 1, arbitrary: colouredListing },
  { weight: 2, arbitrary: image },
  { weight: 1, arbitrary: gallery },
  { weight: 1, arbitrary: embed },
  { weight: 1, arbitrary: card },
);
