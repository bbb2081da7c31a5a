/** Generates pages on the edge of what Medium writes: its own pages with odd HTML between, and heaps of pieces of tags. */
import fc from 'fast-check';

const TAGS = [
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<ul>',
    '</ul>',
    '<li>',
    '</li>',
    '<a href="b">',
    '</a>',
    '<br>',
    '<hr>',
  ],
  ...[
    '<em>',
    '</em>',
    '<body>',
    '</body>',
    '<head>',
    '</head>',
    '<br/>',
    '<br />',
    '<div/>',
    '<p / >',
    '</br>',
    '</img>',
  ],
  ...[
    '<title>',
    '</title>',
    '<style>',
    '</style>',
    '<script>',
    '</script>',
    '<script/>',
    '<title />',
    '</script >',
  ],
  ...[
    '<title>a &amp; b</title>',
    '<style>a &amp; b</style>',
    '<script async src="x"></script>',
    '<style>\x1c/style>',
  ],
  ...[
    '<svg>',
    '</svg>',
    '<svg/>',
    '<math>',
    '<desc>',
    '<textarea>',
    '</textarea>',
    '<xmp>',
    '<tmp>',
    '<xitle>',
    '<xcript>',
  ],
  ...[
    '<P>',
    '</P>',
    '<pA>',
    '<table>',
    '<tr>',
    '<td>',
    '<option>',
    '<dt>',
    '<input>',
    '<link>',
    '</>',
    '</ p>',
    '</p >',
  ],
  ...[
    '<p a="1" a="2">',
    '<p A="1">',
    '<p a=b>',
    "<p a='b'>",
    '<p a>',
    '<p a >',
    '<p a ="b">',
    '<p a= "b">',
    '<p a b="c">',
  ],
  ...[
    '<p a="b"c="d">',
    '<p\na="b"\n>',
    '<p\ta="b">',
    '<p constructor="a">',
    '<p __proto__="a">',
    '<p-q>',
    '<p a="<b>">',
  ],
  ...[
    '<!DOCTYPE html>',
    '<!doctype html>',
    '<!-- a -->',
    '<!-->',
    '<!--->',
    '<!---->',
    '<!-- a --->',
    '<!a>',
    '<?a?>',
  ],
  ...['<![CDATA[a]]>', '<div>'.repeat(120), '</div>'.repeat(3)],
];

const REFERENCES = [
  ...[
    '&amp;',
    '&quot;',
    '&#39;',
    '&#x27;',
    '&lt;',
    '&gt;',
    '&nbsp;',
    '&amp',
    '&nbsp',
    '&notit;',
    '&not',
    '&AMP;',
    '&',
    '&&',
  ],
  ...['&#', '&#39', '&#x', '&#X27;', '&#128;', '&#0;', '&amp;amp;', '&copy=', '&ampb', '&zwnj;'],
];

const PIECES = [
  ...[
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    '!',
    '-',
    '--',
    '-->',
    '<!--',
    ' ',
    '\n',
    '\t',
    '\f',
    '\r',
    '\0',
    '\x1c',
    '\x0f',
    '\ufeff',
  ],
  ...['a', 'p', 'P', '</', '<p', '<a href', '="', 'title', 'script', 'é', '“', '\ud800'],
];

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TAGS) },
  { weight: 2, arbitrary: fc.constantFrom(...REFERENCES) },
  { weight: 2, arbitrary: fc.constantFrom(...PIECES) },
);

/** Tags, references and characters one after another. */
const heap = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

type Change = (page: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (page: string, where: number) => Math.floor(page.length * where);

/** The start of the next tag: odd HTML in the midst of a text or value is often only that. */
const tagAt = (page: string, where: number) => {
  const tag = page.indexOf('<', at(page, where));
  return tag < 0 ? page.length : tag;
};

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.nat(40)).map(
    ([where, length]): Change =>
      (page) =>
        page.slice(0, at(page, where)) + page.slice(at(page, where) + length),
  ),
  fc.tuple(place, piece, fc.boolean()).map(
    ([where, odd, beforeTag]): Change =>
      (page) => {
        const from = beforeTag ? tagAt(page, where) : at(page, where);
        return page.slice(0, from) + odd + page.slice(from);
      },
  ),
  // Without the attribute, the closing tag or the opening tag that comes next.
  fc.tuple(place, fc.constantFrom(/ [\w-]+="[^"]*"/, /<\/\w+>/, /<\w[^>]*>/)).map(
    ([where, part]): Change =>
      (page) =>
        page.slice(0, at(page, where)) + page.slice(at(page, where)).replace(part, ''),
  ),
  place.map(
    (where): Change =>
      (page) =>
        page.slice(0, at(page, where)),
  ),
  // One tag or attribute in another case.
  fc.tuple(place, fc.nat(8)).map(
    ([where, length]): Change =>
      (page) => {
        const from = tagAt(page, where);
        return (
          page.slice(0, from) + page.slice(from, from + length).toUpperCase() + page.slice(from + length)
        );
      },
  ),
);

/** One of the pages with up to three changes, or a heap of pieces. */
export function irregularPage(pages: readonly string[]): fc.Arbitrary<string> {
  const changed = fc
    .tuple(fc.constantFrom(...pages), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([page, changes]) => changes.reduce((done, make) => make(done), page));
  return fc.oneof(heap, changed);
}
