/**
 * Escapes text so that every reader of Markdown sees just that text: CommonMark, GFM, kramdown, Liquid, Nunjucks and strict
 * MDX. An escape that none of them needs is not written, so everything depends on the neighbours of a character.
 */

/** What a block holds as a whole: an escape is needed only where a character could meet its like. */
export type BlockContext = {
  readonly stars: boolean;
  readonly underscores: boolean;
  readonly backticks: boolean;
  /** Two `~` could strike out what is between them (GFM 6.5). */
  readonly strikes: boolean;
  /** There are two `$$`: kramdown sets a formula between them. */
  readonly formulas: boolean;
};

/** The context of a block, from all its plain text and the marks and code spans that will be written around it. */
export function blockContext(
  text: string,
  written: { readonly strong: boolean; readonly em: boolean; readonly code: boolean },
): BlockContext {
  const several = (what: string) => text.indexOf(what) !== text.lastIndexOf(what);
  return {
    stars:
      written.strong || written.em || text.includes('***') || couldPair(text, '*', /\*(?=[^ *])/, /[^ *]\*/),
    // kramdown opens an emphasis where no letter stands before, and closes it where none follows.
    underscores:
      written.em ||
      text.includes('___') ||
      couldPair(text, '_', /(?<![\p{L}\p{M}_])_(?=[^ ])/u, /[^ _]_(?![\p{L}\p{N}\p{M}])/u),
    backticks: written.code || several('`'),
    strikes: couldPair(text, '~', /~(?=[^\s~])/, /[^\s~]~/),
    formulas: several('$$'),
  };
}

/** Whether something that can close follows something that can open. */
function couldPair(text: string, mark: string, opener: RegExp, closer: RegExp): boolean {
  if (!text.includes(mark)) return false;
  const opened = opener.exec(text);
  return opened !== null && closer.test(text.slice(opened.index + 1));
}

/** Whether a text that is alone in a line stands there as it is, but for the start of the line. */
export function needsNoEscape(text: string): boolean {
  return !SPECIAL.test(text);
}

/**
 * Escapes text within a line. `before` and `after` are the characters that stand around it in the Markdown, empty at the edge of
 * a line. `block` is asked only where it matters, and hardly any text has a character for which it does.
 */
export function escapeText(
  text: string,
  before: string,
  after: string,
  inLink: boolean,
  block: () => BlockContext,
): string {
  const isPlain = needsNoEscape(text);
  if (isPlain && (inLink || after === '' || after === ' ')) return text;
  const escaped = isPlain ? text : escapeSpecial(text, before, after, inLink, block);
  return inLink ? escaped : keepAddresses(escaped, text, after);
}

function escapeSpecial(
  text: string,
  before: string,
  after: string,
  inLink: boolean,
  block: () => BlockContext,
): string {
  return text.replace(EVERY_SPECIAL, (character, at: number) => {
    const previous = at > 0 ? characterBefore(text, at) : before;
    const next = at + 1 < text.length ? characterAt(text, at + 1) : after;
    switch (character) {
      case '\\':
        return isInert(next) || (next === ' ' && at + 2 < text.length) ? '\\' : '\\\\';
      case '*':
        return (previous === ' ' && (next === ' ' || next === '')) || !block().stars ? '*' : '\\*';
      case '_':
        return isWithinWord(previous, next) || !block().underscores ? '_' : '\\_';
      case '`':
        return inLink || block().backticks ? '\\`' : '`';
      case '<':
        return next === ' ' && at + 2 < text.length ? '<' : '&lt;';
      case '{':
        return previous === '{' || /^[{%#]/.test(next) ? '&#123;' : '\\{';
      case '&':
        return isReference(text, at) ? '&amp;' : '&';
      case '~':
        return block().strikes ? '\\~' : '~';
      case '$':
        return block().formulas && (next === '$' || previous === '$') ? '\\$' : '$';
      case '!':
        return next === '[' && at + 1 === text.length ? '\\!' : '!';
      case '\u2028':
      case '\u2029':
        return reference(character);
      default:
        return `\\${character}`;
    }
  });
}

/**
 * GFM links a bare address by itself, raw up to the next white space: whatever is written there to escape or to mark shows.
 * So an address that holds or touches such a thing loses its colon (or the dot of `www.`) to a reference.
 */
function keepAddresses(escaped: string, text: string, after: string): string {
  if (!ADDRESS.test(text)) return escaped;
  return escaped.replace(/\S+/g, (word, at: number) => {
    const touches = at + word.length === escaped.length && after !== '' && after !== ' ';
    const address = word.slice(Math.max(0, word.search(ADDRESS)));
    return touches || /\\|&(?:#\d+|\w+);/.test(address) ? word.replace(ADDRESS_SIGN, reference) : word;
  });
}

const ADDRESS = /https?:\/\/|www\./i;
const ADDRESS_SIGN = /(?<=(?<![a-z])https?):(?=\/\/)|(?<=(?<![\p{L}\p{N}])www)\./giu;

/**
 * Escapes what would begin another block at the start of a line. `first` when the line begins a paragraph at the top of the
 * document, where MDX reads `import` and `export`.
 */
export function escapeLineStart(line: string, first: boolean): string {
  if (!STARTS_BLOCK.test(line)) return line;
  const marked = line
    .replace(
      /^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|(?:-{2,}|={1,})(?=\s*$)|\*(?=[* ]*$)|_(?=[_ ]*$)|~~~|>|:(?=\s|::))/,
      '\\$&',
    )
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\');
  // kramdown ends a block at a line that is a caret, and knows no escape for it.
  if (marked === '^') return reference(marked);
  return first ? marked.replace(/^[ei](?=(?:m|x)port(?:\s|$))/, reference) : marked;
}

/** What any of them begins with. */
const STARTS_BLOCK = /^[-#+*=_~>:^\dei]/;

/** Writes white space that is not ASCII as references at both ends of a line, where readers and editors trim it. */
export function keepEdgeSpace(line: string): string {
  const core = line.trim();
  if (core.length === line.length) return line;
  const trimmed = withoutEdgeSpaces(line);
  const start = trimmed.length - trimmed.trimStart().length;
  return (
    spaceReferences(trimmed.slice(0, start)) + core + spaceReferences(trimmed.slice(start + core.length))
  );
}

/** In linear time, which a regular expression for the spaces at the end is not. */
function withoutEdgeSpaces(line: string): string {
  let [start, end] = [0, line.length];
  while (line[start] === ' ') start++;
  while (end > start && line[end - 1] === ' ') end--;
  return line.slice(start, end);
}

const SPECIAL = /[\\*_[\]|`<{&~!$\u2028\u2029]/;
const EVERY_SPECIAL = new RegExp(SPECIAL, 'g');

const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/y;

function isReference(text: string, at: number): boolean {
  REFERENCE.lastIndex = at;
  return REFERENCE.test(text);
}

/** Whether a `_` between the two is no delimiter; kramdown begins an emphasis behind a digit. */
function isWithinWord(previous: string, next: string): boolean {
  // Unicode's classes are large: they are asked only beyond ASCII.
  if (previous < '\x80' && !/^[A-Za-z]/.test(previous)) return false;
  if (next < '\x80' && !/^[A-Za-z\d]/.test(next)) return false;
  return (
    (previous < '\x80' || /^[\p{L}\p{M}]/u.test(previous)) &&
    (next < '\x80' || /^[\p{L}\p{N}\p{M}]/u.test(next))
  );
}

/** Whether a backslash before the character is a backslash in every reader. */
function isInert(character: string): boolean {
  return /^(?:[A-Za-z\d]|[^\0-\x7F])/u.test(character) && !/^\s/u.test(character);
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? characterAt(text, at - 2) : text.charAt(at - 1);
}

function spaceReferences(space: string): string {
  return space.replace(/[^ \v]/g, (it) => (it === '\u00A0' ? '&nbsp;' : reference(it)));
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
