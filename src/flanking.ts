/**
 * When a run of `*` or `_` may open or close (CommonMark 6.2, "left-flanking" and "right-flanking"), judged so that every
 * reader agrees: where they differ on what punctuation is, the answer that fails nowhere.
 */

/** Nothing (the edge of a line) and Unicode white space. */
export function isSpace(character: string): boolean {
  if (character < '\x80') return character === '' || character === ' ' || /[\t-\r]/.test(character);
  return /^[\s--\uFEFF]/v.test(character);
}

/** What every reader takes for punctuation: Unicode P, and the symbols of ASCII but `~`. */
export function isPunctuation(character: string): boolean {
  if (character < '\x80') return character !== '~' && isAsciiMark(character);
  return /^\p{P}/u.test(character);
}

/** What some reader takes for punctuation: symbols and emoji too, also when it sees only half of a surrogate pair. */
function maybePunctuation(character: string): boolean {
  return character < '\x80' ? isAsciiMark(character) : /^[\p{P}\p{S}]/u.test(character);
}

// Asked first, because Unicode's classes are large, and what stands beside a mark is hardly ever beyond ASCII.
function isAsciiMark(character: string): boolean {
  return /[!-/:-@[-`{-~]/.test(character);
}

/** Whether delimiters between `before` and `first` open; each is one character, empty at the edge of a line. */
export function canOpen(before: string, first: string): boolean {
  // JavaScript's `\s` has U+FEFF, so some readers take it for white space and some do not.
  if (isSpace(first) || first === '\uFEFF') return false;
  return !maybePunctuation(first) || isSpace(before) || isPunctuation(before);
}

/** Whether delimiters between `last` and `after` close. */
export function canClose(last: string, after: string): boolean {
  return canOpen(after, last);
}
