/** Caddy: a file to import into the site's block; it compares decoded paths. */
import { encoded, type RedirectHost } from './redirect-host.ts';

export const caddy: RedirectHost = {
  name: 'caddy',
  files: (redirects) => {
    const rules = new Map<string, string[]>();
    for (const { from, to } of redirects) rules.set(to, [...(rules.get(to) ?? []), from]);
    const text = [...rules].map(([to, from], i) => {
      const paths = from.flatMap((path) => [quoted(path), quoted(`${path}/`)]).join(' ');
      return `@medium${i + 1} path ${paths}\nredir @medium${i + 1} ${quoted(encoded(to))} permanent\n`;
    });
    return [
      {
        path: 'redirects/caddy.conf',
        text: `# In the block of your site: import this file.\n${text.join('')}`,
      },
    ];
  },
};

/** Between backticks nothing has a meaning, and no path of ours holds one; braces would be placeholders even there. */
function quoted(value: string): string {
  return `\`${value.replace(/[{}`]/g, (brace) => encodeURIComponent(brace))}\``;
}
