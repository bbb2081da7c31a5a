/**
 * Escapes text so that every reader of Markdown sees just that text: CommonMark, GFM, kramdown, Liquid, Nunjucks and strict
 * MDX. An escape that none of them needs is not written, so everything depends on the neighbours of a character.
 */

export type TextContext = {
  /** The characters that stand before and after the text in the Markdown; empty at the edge of a line. */
  readonly before: string;
  readonly after: string;
  /** Whether the block has two `~` that could strike out what is between them (GFM 6.5). */
  readonly strikes: boolean;
};

/** Escapes text within a line. */
export function escapeText(text: string, { before, after, strikes }: TextContext): string {
  return text.replace(SPECIAL, (character, at: number) => {
    const previous = at > 0 ? characterBefore(text, at) : before;
    const next = at + 1 < text.length ? characterAt(text, at + 1) : after;
    switch (character) {
      case '\\':
        return /^[!-/:-@[-`{-~]/.test(next) || next === '' ? '\\\\' : '\\';
      case '*':
        return previous === ' ' && (next === ' ' || next === '') ? '*' : '\\*';
      case '_':
        return isWordCharacter(previous) && isWordCharacter(next) ? '_' : '\\_';
      case '<':
        return next === ' ' ? '<' : '&lt;';
      case '{':
        return previous === '{' || /^[{%#]/.test(next) ? '&#123;' : '\\{';
      case '&':
        return isReference(text, at) ? '&amp;' : '&';
      case '~':
        return strikes ? '\\~' : '~';
      case '!':
        return next === '[' && at + 1 === text.length ? '\\!' : '!';
      default:
        return `\\${character}`;
    }
  });
}

/**
 * Escapes what would begin another block at the start of a line. `first` when the line begins a paragraph at the top of the
 * document, where MDX reads `import` and `export`.
 */
export function escapeLineStart(line: string, first: boolean): string {
  const marked = line
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|(?:-{2,}|={1,})(?=\s*$)|~~~|>|:(?=\s|::))/, '\\$&')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
  return first ? marked.replace(/^[ei](?=(?:m|x)port\s)/, (it) => `&#${it.codePointAt(0)};`) : marked;
}

/** Writes white space that is not ASCII as references at both ends of a line, where readers and editors trim it. */
export function keepEdgeSpace(line: string): string {
  const trimmed = line.replace(/^ +| +$/g, '');
  const core = trimmed.trim();
  if (core.length === trimmed.length) return trimmed;
  const start = trimmed.length - trimmed.trimStart().length;
  return (
    spaceReferences(trimmed.slice(0, start)) + core + spaceReferences(trimmed.slice(start + core.length))
  );
}

/** Whether GFM would strike text out: a `~` that can open stands before one that can close. */
export function canStrike(text: string): boolean {
  const opener = /~(?=[^\s~])/.exec(text);
  return opener !== null && /[^\s~]~/.test(text.slice(opener.index + 1));
}

const SPECIAL = /[\\*_[\]|`<{&~!]/g;

const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/y;

function isReference(text: string, at: number): boolean {
  REFERENCE.lastIndex = at;
  return REFERENCE.test(text);
}

function isWordCharacter(character: string): boolean {
  return /^[\p{L}\p{N}\p{M}]/u.test(character);
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? characterAt(text, at - 2) : text.charAt(at - 1);
}

function spaceReferences(space: string): string {
  return space.replace(/[^ ]/g, (it) => (it === '\u00A0' ? '&nbsp;' : `&#${it.codePointAt(0)};`));
}
