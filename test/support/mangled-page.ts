/** Generates pages that no exporter wrote: tags cut, attributes missing, elements crossed, one page spliced into another. */
import fc from 'fast-check';
import { page } from './medium-posts.ts';

const DEBRIS = [
  '<',
  '>',
  '</',
  '"',
  '<!--',
  '-->',
  '<![CDATA[',
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '</section>',
  '<section>',
  '<figure>',
  '</figure>',
  '<figcaption>',
  '<pre>',
  '</pre>',
  '<li>',
  '<ul>',
  '<a href="">',
  '</a>',
  '<a>',
  '<strong>',
  '</em>',
  '<br/>',
  '<img>',
  '<img src>',
  '<iframe>',
  '<script>',
  '<style>',
  '<textarea>',
  '<template>',
  '<svg><title>',
  '<math>',
  '<table><tr><td>',
  '<select><option>',
  '<plaintext>',
  '<noscript>',
  '<blockquote class="twitter-tweet">',
  '<div class="graf graf--mixtapeEmbed">',
  '<video src="x">',
  '<object>',
  '<form><input>',
  '<h1>',
  '<h6>',
  '<dl><dt>a<dd>b',
  '&#0;',
  '&#xD800;',
  '&#128;',
  '\0',
  '\r',
  '\r\n',
];

type Change = (html: string, other: string) => string;

/** A place in a text of any length. */
const place = fc.double({ min: 0, max: 1, noNaN: true });

const at = (html: string, where: number) => Math.floor(html.length * where);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.nat(40)).map(
    ([where, length]): Change =>
      (html) => {
        const from = at(html, where);
        return html.slice(0, from) + html.slice(from + length);
      },
  ),
  fc.tuple(place, fc.constantFrom(...DEBRIS)).map(
    ([where, debris]): Change =>
      (html) => {
        const from = at(html, where);
        return html.slice(0, from) + debris + html.slice(from);
      },
  ),
  fc.tuple(place, place, fc.nat(600)).map(
    ([where, from, length]): Change =>
      (html, other) => {
        const start = at(other, from);
        return (
          html.slice(0, at(html, where)) + other.slice(start, start + length) + html.slice(at(html, where))
        );
      },
  ),
  place.map(
    (where): Change =>
      (html) =>
        html.slice(0, at(html, where)),
  ),
  // Without the attribute, the closing tag or the opening tag that comes next.
  fc.tuple(place, fc.constantFrom(/ [\w-]+="[^"]*"/, /<\/\w+>/, /<\w[^>]*>/)).map(
    ([where, part]): Change =>
      (html) => {
        const from = at(html, where);
        return html.slice(0, from) + html.slice(from).replace(part, '');
      },
  ),
);

/** A page with a few changes made to it blindly. */
export const mangledPage: fc.Arbitrary<string> = fc
  .tuple(page, page, fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([html, other, changes]) => changes.reduce((mangled, make) => make(mangled, other), html));
