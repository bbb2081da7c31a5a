/** Liquid runs over everything in Jekyll, code included: `raw` keeps it off, in every version of Jekyll. */
import type { BodySyntax } from './preset.ts';

export const liquidSyntax: BodySyntax = { code: guarded, read };

const OPEN = '{% raw %}';
const CLOSE = '{% endraw %}';
/** Shows `{%` amid raw text. */
const BREAK = `${CLOSE}{{ "{%" }}${OPEN}`;

function guarded(markdown: string): string {
  if (!/\{\{|\{%/.test(markdown)) return markdown;
  const safe = markdown.replace(/\{%(?=-?\s*endraw)/g, BREAK);
  const edge = markdown.includes('\n') ? '\n' : '';
  return OPEN + edge + safe + edge + CLOSE;
}

function read(body: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = body.indexOf(OPEN); open >= 0; open = body.indexOf(OPEN, at)) {
    let close = body.indexOf(CLOSE, open);
    while (close >= 0 && body.startsWith(BREAK, close)) close = body.indexOf(CLOSE, close + BREAK.length);
    if (close < 0) break;
    const inside = body.slice(open + OPEN.length, close).replaceAll(BREAK, '{%');
    // Around a listing the marks stand on lines of their own, which begin as the lines of a quote or an item do.
    const listing = inside.startsWith('\n') ? inside.replace(/^\n[> ]*|\n[> ]*$/g, '') : inside;
    parts.push(body.slice(at, open), listing);
    at = close + CLOSE.length;
  }
  return parts.join('') + body.slice(at);
}
