/** Zola's shortcodes are calls between double braces, in code too; comment marks inside the braces show them as they are. */
import type { BodySyntax } from './preset.ts';

export const zolaSyntax: BodySyntax = {
  code: (markdown) =>
    markdown.replace(CALL, (whole, brace?: string, percent?: string) => {
      if (brace !== undefined) return `{{/*${brace}*/}}`;
      return percent === undefined ? whole : `{%/*${percent}*/%}`;
    }),
  read: (body) =>
    body.replace(/\{\{\/\*([\s\S]*?)\*\/\}\}/g, '{{$1}}').replace(/\{%\/\*([\s\S]*?)\*\/%\}/g, '{%$1%}'),
};

const CALL =
  /\{\{((?:\/\*)?\s*[\w:]+\([\s\S]*?\)\s*(?:\*\/)?)\}\}|\{%((?:\/\*)?\s*(?:[\w:]+\([\s\S]*?\)|end)\s*(?:\*\/)?)%\}/g;
