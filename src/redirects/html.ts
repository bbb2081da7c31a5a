/** Pages that lead on by themselves, for hosts that know no redirects. */
import { attribute, htmlText } from '../inline-html.ts';
import { encoded, type RedirectHost } from './redirect-host.ts';

export const html: RedirectHost = {
  name: 'html',
  files: (redirects, publicFolder) =>
    redirects
      .filter(({ from }) => isFilePath(from))
      .map(({ from, to }) => ({
        path: `${publicFolder}${from.slice(1)}/index.html`,
        text: pageFor(encoded(to)),
      })),
};

/** Whether every segment may be the name of a folder on every system. */
function isFilePath(path: string): boolean {
  return path
    .slice(1)
    .split('/')
    .every(
      (name) => !/[:*?"<>|\\\p{Cc}]|[. ]$|^\.+$/u.test(name) && new TextEncoder().encode(name).length <= 255,
    );
}

function pageFor(to: string): string {
  const href = attribute('href', to);
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8" />
<title>Moved</title>
<link rel="canonical"${href} />
<meta http-equiv="refresh"${attribute('content', `0; url=${to}`)} />
<meta name="robots" content="noindex" />
</head>
<body><p>This page has moved to <a${href}>${htmlText(to)}</a>.</p></body>
</html>
`;
}
