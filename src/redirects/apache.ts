/** Apache: `.htaccess` in the published folder; it compares decoded paths, and encodes the target itself. */
import type { RedirectHost } from './redirect-host.ts';

export const apache: RedirectHost = {
  name: 'apache',
  files: (redirects, publicFolder) => {
    const rules = new Map<string, string[]>();
    for (const { from, to } of redirects) rules.set(to, [...(rules.get(to) ?? []), from]);
    return [
      {
        path: `${publicFolder}.htaccess`,
        text: [...rules]
          .map(([to, from]) => `RedirectMatch 301 "^(?:${from.map(pattern).join('|')})/?$" "${target(to)}"\n`)
          .join(''),
      },
    ];
  },
};

function pattern(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `$1` and `&` would stand for what was matched. */
function target(to: string): string {
  return to.replace(/[$&\\"]/g, '\\$&');
}
