/** Generates pages out of others: cut, doubled, one spliced into another, with odd things in between. */
import fc from 'fast-check';

const DEBRIS = [
  '<',
  '>',
  '</',
  '"',
  '\\',
  '\\"',
  '\\x3e',
  '\\u0000',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '</script>',
  '<script>',
  '<article>',
  '</article>',
  '<section>',
  '<p id="ab12">',
  '<pre><span id="ab13">',
  '<figure>',
  '<div>'.repeat(50),
  '<b>'.repeat(50),
  'window.__APOLLO_STATE__ = {',
  'window["obvInit"]({',
  '"embedded":{',
  '{"__ref":"ROOT_QUERY"}',
  '"__proto__":{"id":"x"},',
  '"constructor":1,',
  '{',
  '}',
  '[',
  ']',
  ',',
  'null',
  '-1',
  '1e400',
  '99999999999999999999',
  'true',
  '"toString"',
  '"type":"id","id":"ROOT_QUERY"',
  '"isLockedPreviewOnly":true,',
  '"start":-5,"end":1e9,',
  '"type":99,',
  '"paragraphs":7,',
  '<rss>',
  '<item>',
  '%',
  '&#0;',
  '&amp;',
  '\r\n',
];

type Change = (text: string, other: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, where: number) => Math.floor(text.length * where);

const change: fc.Arbitrary<Change> = fc.oneof(
  // A stretch is missing.
  fc.tuple(place, fc.nat(400)).map(
    ([where, length]): Change =>
      (text) =>
        text.slice(0, at(text, where)) + text.slice(at(text, where) + length),
  ),
  fc.tuple(place, fc.constantFrom(...DEBRIS)).map(
    ([where, debris]): Change =>
      (text) =>
        text.slice(0, at(text, where)) + debris + text.slice(at(text, where)),
  ),
  // A stretch of another page, or of this one.
  fc.tuple(place, place, fc.nat(3000), fc.boolean()).map(
    ([where, from, length, own]): Change =>
      (text, other) => {
        const source = own ? text : other;
        const start = at(source, from);
        return (
          text.slice(0, at(text, where)) + source.slice(start, start + length) + text.slice(at(text, where))
        );
      },
  ),
  place.map(
    (where): Change =>
      (text) =>
        text.slice(0, at(text, where)),
  ),
  place.map(
    (where): Change =>
      (text) =>
        text.slice(at(text, where)),
  ),
  fc.constant<Change>((text) => text + text),
  // What a value says becomes something else.
  fc.tuple(place, fc.constantFrom('null', '0', '-1', '""', '[]', '{}', '"P"', '"\\ud800"', 'true')).map(
    ([where, value]): Change =>
      (text) => {
        const from = at(text, where);
        return (
          text.slice(0, from) +
          text.slice(from).replace(/:(?:"[^"\\]*"|null|true|false|-?\d+)/, () => `:${value}`)
        );
      },
  ),
  // A tag or an attribute less.
  fc.tuple(place, fc.constantFrom(/ [\w-]+="[^"]*"/, /<\/\w+>/, /<\w[^>]*>/)).map(
    ([where, part]): Change =>
      (text) =>
        text.slice(0, at(text, where)) + text.slice(at(text, where)).replace(part, ''),
  ),
);

/** One of the pages with a few changes made to it blindly. */
export function mutated(pages: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...pages),
      fc.constantFrom(...pages),
      fc.array(change, { minLength: 1, maxLength: 5 }),
    )
    .map(([text, other, changes]) =>
      changes.reduce((changed, make) => make(changed, other), text).slice(0, 2_000_000),
    );
}
