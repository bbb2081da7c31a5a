/** A table for everything else: one line for each old address. */
import { encoded, type RedirectHost } from './redirect-host.ts';

export const csv: RedirectHost = {
  name: 'csv',
  files: (redirects) => [
    {
      path: 'redirects/redirects.csv',
      text: `from,to,status\r\n${redirects
        .map(({ from, to }) => `${cell(encoded(from))},${cell(encoded(to))},301\r\n`)
        .join('')}`,
    },
  ],
};

// RFC 4180
function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
