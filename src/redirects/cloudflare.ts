/** Cloudflare Pages: `_redirects` in the published folder; a rule does not match the same path with a slash behind it. */
import { encoded, type RedirectHost } from './redirect-host.ts';

/** Static rules of one project. */
const MOST_RULES = 2000;
/** Characters of one rule. */
const LONGEST = 1000;

export const cloudflare: RedirectHost = {
  name: 'cloudflare',
  files: (redirects, publicFolder) => {
    const pairs = redirects
      .map(({ from, to }) => ['', '/'].map((slash) => `${encoded(from)}${slash} ${encoded(to)} 301\n`))
      .filter((rules) => rules.every((rule) => rule.length <= LONGEST));
    const fitting = pairs.slice(0, MOST_RULES / 2);
    return [
      {
        path: `${publicFolder}_redirects`,
        text: fitting.flat().join(''),
        leftOut: redirects.length - fitting.length,
      },
    ];
  },
};
