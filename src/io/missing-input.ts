/** Says of what is neither a file nor an address of a post what it was probably meant to be. */

import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { noPostMessage, type PageFailure } from '../page-messages.ts';
import { readPostAddress } from '../post-address.ts';
import { similarNames } from '../similar-names.ts';

/** A failure for `value`, as typed, with the file or address that looks like it. */
export async function missingInput(value: string): Promise<PageFailure> {
  const meant = (await similarPaths(value)) || mistypedAddress(value);
  const message = noPostMessage('no-address', value) + (meant === '' ? '' : ` Did you mean ${meant}?`);
  return { ok: false, code: 'no-address', detail: '', message };
}

/** The address that was meant by `htps://medium.com/…`, `https//medium.com/…`, `medium,com/…` or one without its scheme. */
function mistypedAddress(value: string): string {
  const rest = value
    .trim()
    .replace(/^[htps]{2,6}\s?[:;.]?\s?\/{1,3}/i, '')
    .replace(/^((?:www\.)?medium)[,.]*(?:com|co|cmo|con)?(?=\/)/i, 'medium.com');
  const address = `https://${rest}`;
  const { kind } = readPostAddress(address);
  const isHost = kind === 'short' && /^(?:[\w-]+\.)+[a-z]{2,}\/[^.]+$/i.test(rest);
  return kind === 'post' || isHost ? address : '';
}

async function similarPaths(value: string): Promise<string> {
  if (value.trim() === '') return '';
  const folder = dirname(value);
  const names = await readdir(folder).catch(() => []);
  return similarNames(basename(value), names)
    .map((name) => (folder === '.' ? name : join(folder, name)))
    .join(' or ');
}
