/** Text as HTML that a parser reads back as it is. */

/** Text for between tags: line breaks as `<br>`, as Medium writes them. */
export function markupText(text: string): string {
  return escaped(text).replace(/\r\n?|\n/g, '<br>');
}

/** Text of a page for between tags, where a line end is no more than a space. */
export function markupCharacters(text: string): string {
  return escaped(text);
}

/** An attribute with its leading space: ` name="value"`; nothing where there is no value. */
export function markupAttribute(name: string, value: string | number | undefined): string {
  return value === undefined
    ? ''
    : ` ${name}="${escaped(String(value)).replace(/[\r\n\t]/g, (it) => `&#${it.charCodeAt(0)};`)}"`;
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser takes it for nothing in one place and for U+FFFD in another.
  '\0': '',
};

function escaped(text: string): string {
  return text.replace(/[&<>"\0]/g, (character) => NAMED[character] ?? '');
}
