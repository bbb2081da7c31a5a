import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { sessionCookie } from '../../src/io/session-cookie.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('comes from the file, else from the variable', async () => {
  const folder = await temporaryFolder({ 'c.txt': '.medium.com\tTRUE\t/\tTRUE\t0\tsid\tfile\n' });
  const file = join(folder, 'c.txt');
  expect(await sessionCookie({ file, variable: 'sid=variable' })).toBe('sid=file');
  expect(await sessionCookie({ variable: ' sid=variable; uid=ada ' })).toBe('sid=variable; uid=ada');
  expect(await sessionCookie({ variable: ' ' })).toBeUndefined();
  expect(await sessionCookie({})).toBeUndefined();
});

it('says where there is none', async () => {
  const folder = await temporaryFolder({ 'c.txt': 'secret', 'd/': '' });
  for (const name of ['c.txt', 'no.txt', 'd']) {
    const file = join(folder, name);
    await expect(sessionCookie({ file, variable: 'sid=variable' })).rejects.toThrow(UsageError);
    await expect(sessionCookie({ file })).rejects.toThrow(`--cookie-file ${file}`);
    await expect(sessionCookie({ file })).rejects.not.toThrow('secret');
  }
  await expect(sessionCookie({ variable: 'secret' })).rejects.toThrow(/^MEDIUM_COOKIE holds no cookies/);
});
