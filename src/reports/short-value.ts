/** A value of the front matter within a line. */

/** Text in quotes, lists and numbers as JSON has them; at most `length` characters, `(none)` for what is not there. */
export function shortValue(value: unknown, length: number): string {
  if (value === undefined) return '(none)';
  const said = value instanceof Date ? value.toISOString() : value;
  if (typeof said === 'string') return `“${cut(said.replace(/\s+/g, ' '), length - 2)}”`;
  return cut(JSON.stringify(said) ?? String(said), length);
}

/** By whole characters, so that no half of one is left. */
function cut(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length > length ? `${characters.slice(0, Math.max(0, length - 1)).join('')}…` : text;
}
