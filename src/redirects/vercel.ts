/** Vercel: `vercel.json`, with patterns of path-to-regexp; permanent ones answer 308. */
import { encoded, type RedirectHost } from './redirect-host.ts';

/** Redirects of one project. */
const MOST = 1024;

export const vercel: RedirectHost = {
  name: 'vercel',
  files: (redirects) => [
    {
      path: 'vercel.json',
      text: `${JSON.stringify(
        {
          redirects: redirects.slice(0, MOST).map(({ from, to }) => ({
            source: `${escapePattern(encoded(from))}{/}?`,
            destination: encoded(to),
            permanent: true,
          })),
        },
        undefined,
        2,
      )}\n`,
      leftOut: Math.max(0, redirects.length - MOST),
    },
  ],
};

function escapePattern(path: string): string {
  return path.replace(/[():*+?{}\\]/g, '\\$&');
}
