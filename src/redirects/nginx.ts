/** nginx: exact locations, which it finds by a search tree however many there are; it compares decoded paths. */
import { encoded, type RedirectHost } from './redirect-host.ts';

export const nginx: RedirectHost = {
  name: 'nginx',
  files: (redirects) => [
    {
      path: 'redirects/nginx.conf',
      text: `# In server { … }: include this file.\n${redirects
        .flatMap(({ from, to }) =>
          ['', '/'].map(
            (slash) => `location = ${quoted(from + slash)} { return 301 ${quoted(target(to))}; }\n`,
          ),
        )
        .join('')}`,
    },
  ],
};

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** In a target, nginx takes `$` for a variable. */
function target(to: string): string {
  return encoded(to).replaceAll('$', '%24');
}
