/** How deep a page's markup is nested, told before a parser builds anything of it. */

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

/** The most elements that are open at once, roughly: tags inside comments count, those of scripts do not. Linear. */
export function nesting(html: string): number {
  let [depth, deepest] = [0, 0];
  const tag = /<(\/?)([a-z][^\s/>]*)/gi;
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    const [, slash, given = ''] = found;
    const name = given.toLowerCase();
    if (VOID.has(name)) continue;
    if (slash !== '') depth = Math.max(0, depth - 1);
    else if (name === 'script' || name === 'style') {
      const end = html.indexOf(`</${given}`, tag.lastIndex);
      if (end < 0) break;
      tag.lastIndex = end + given.length + 2;
    } else if (++depth > deepest) deepest = depth;
  }
  return deepest;
}
