/** Finds and reads JSON that stands within a page's scripts. */

/** A value, or how far the text could be read. */
export type JsonInText = { readonly value: unknown; readonly end: number } | { readonly brokenAt: number };

/**
 * Reads the one JSON value that begins at `from`, whatever follows it. JavaScript's `\x3e` in strings, which Medium wrote until
 * 2019, is read too. Linear; never throws.
 */
export function jsonInText(text: string, from: number): JsonInText {
  const end = endOfValue(text, from);
  if (end === undefined) return { brokenAt: text.length };
  const source = isEscaped(text, from) ? unescaped(text.slice(from, end)) : text.slice(from, end);
  try {
    return { value: JSON.parse(source), end };
  } catch {
    try {
      return { value: JSON.parse(withoutHexEscapes(source)), end };
    } catch {
      return { brokenAt: end };
    }
  }
}

// Pages saved as XML: <script>// &lt;![CDATA[ window["obvInit"]({"title":"Salt &amp; pepper"})
function isEscaped(text: string, from: number): boolean {
  return text.slice(Math.max(0, from - 200), from).includes('&lt;![CDATA[');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '\\"',
};

function unescaped(source: string): string {
  return source.replace(/&(?:lt|gt|amp|quot);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Behind the bracket that closes the first one; a value that is no object and no list is not looked for. */
function endOfValue(text: string, from: number): number | undefined {
  let depth = 0;
  const token = /["{}[\]]/g;
  token.lastIndex = from;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [character] = found;
    if (character === '"') {
      const closing = endOfString(text, token.lastIndex);
      if (closing === undefined) return undefined;
      token.lastIndex = closing;
    } else if (character === '{' || character === '[') depth++;
    else if (--depth <= 0) return token.lastIndex;
  }
  return undefined;
}

function endOfString(text: string, from: number): number | undefined {
  const token = /["\\]/g;
  token.lastIndex = from;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '"') return token.lastIndex;
    token.lastIndex++;
  }
  return undefined;
}

function withoutHexEscapes(source: string): string {
  return source.replace(/\\(?:x([\da-f]{2})|.)/gis, (whole: string, code: string | undefined) =>
    code === undefined ? whole : `\\u00${code}`,
  );
}
