/** Text as it may stand in a post: plain words, the alphabets of the world, and everything that looks like syntax to some reader. */
import fc from 'fast-check';

const WORDS = ['a', 'word', 'Two', 'snake_case', 'it’s', '7', '2024', 'e.g.', 'import', 'export', 'x'];

const SPACES = [' ', ' ', ' ', '  ', '\n', '\t', ' \n '];

const ODD_SPACES = ['\u00a0', '\u200a', '\u2003', '\u3000', '\u200b', '\u2028', '\u0085', '\ufeff', '\u00ad'];

const SCRIPTS = [
  ...'é 日本語 「語」 。 العربية שלום हिन्दी 👩‍👩‍👧 🇫🇷 𝒳 € — “q” …'.split(' '),
  'e\u0301',
  '\u200f',
  '\u202e',
  '1\ufe0f\u20e3',
  '\u0001',
  '\u0008',
  '\u000b',
  '\u001b',
  '\u007f',
];

const MARKDOWN = [
  ...'* _ ** __ ` `` ``` ~ ~~ ~~~ [ ] ( ) [x](y) ![ ]( [^1] # ## 1. 1) 12345678901. - -- + > = === --- *** | |-| : :: ! ^ $ $$ " . , ; / % @'.split(
    ' ',
  ),
  '[x]: y',
  '\\',
  '\\\\',
  ': ',
  '    ',
  '[ ] ',
  '- [x] ',
  "'",
];

const OTHER_SYNTAX = [
  ...'< > <div> </p> <!-- --> <br> <b <? <![CDATA[ & &amp; &copy; &#42; &#x2a; &nbsp; &nosuch; { } {{ }} {% %} {# {:.x} {toc} http://a_b.c/(d) https://x.y/?a=b&copy=c www.x.y me@x.y <https://x.y> :smile:'.split(
    ' ',
  ),
  '{{ x }}',
  '{% raw %}',
  'import x from',
  'export const',
];

const token = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 5, arbitrary: fc.constantFrom(...SPACES) },
  { weight: 6, arbitrary: fc.constantFrom(...MARKDOWN) },
  { weight: 3, arbitrary: fc.constantFrom(...OTHER_SYNTAX) },
  { weight: 2, arbitrary: fc.constantFrom(...SCRIPTS) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_SPACES) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom('a', ' ', '*', '_', '`', '\\', '[', ']', '~') }),
  },
);

/** Any text, not escaped. */
export const anyText: fc.Arbitrary<string> = fc
  .array(token, { minLength: 1, maxLength: 6 })
  .map((tokens) => tokens.join(''));

/** Text for code blocks: the same tokens, more lines. */
export const codeText: fc.Arbitrary<string> = fc
  .array(fc.oneof(token, fc.constantFrom('\n', '\n\n', '  ', '```', '~~~')), { minLength: 1, maxLength: 9 })
  .map((tokens) => tokens.join(''));

const ADDRESSES = [
  ...'https://x.y/ http://a_b.c/(d) https://x.y/a*b*c_d_e https://x.y/( https://x.y/)( https://x.y/[a] https://x.y/?a=b&c=d&copy=1&copy;=2 https://x.y/{{a}}{%b%} https://x.y/ü/日本?ö=%C3%B6#ä https://x.y/%zz%2 https://medium.com/@a/b-0123456789ab?source=post_page---x https://blog.medium.com/a?b=c&source=d#e https://medium.com/r/?url=https%3A%2F%2Fx.y%2F%3Fa%3Db%26c http://%28https://x.y%29 mailto:me@x.y tel:+123 #a1b2 /relative/a relative.html javascript:alert(1) data:text/html,x //x.y/a '.split(
    ' ',
  ),
  'https://x.y/a b',
  'https://x.y/\\a\\*',
  'https://x.y/"a"\'b\'<c>|`d`',
];

/** The target of a link as Medium exports it, not escaped. */
export const anyAddress: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ADDRESSES) },
  { weight: 1, arbitrary: anyText.map((text) => `https://x.y/${text.replace(/\s/g, '')}`) },
);

/** Escapes as Medium's exporter does. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
