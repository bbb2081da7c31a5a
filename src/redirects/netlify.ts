/** Netlify: `_redirects` in the published folder, paths percent-encoded. */
import { encoded, type RedirectHost } from './redirect-host.ts';

export const netlify: RedirectHost = {
  name: 'netlify',
  files: (redirects, publicFolder) => [
    {
      path: `${publicFolder}_redirects`,
      text: redirects.map(({ from, to }) => `${encoded(from)} ${encoded(to)} 301\n`).join(''),
    },
  ],
};
