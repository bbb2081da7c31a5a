import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { checkOutput } from '../../src/io/check-folders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a folder that is yet to be made will do, and is not made', async () => {
  const folder = await temporaryFolder({ file: '' });
  await checkOutput(join(folder, 'a/b/c'));
  await expect(stat(join(folder, 'a'))).rejects.toThrow('ENOENT');
  await expect(checkOutput(join(folder, 'file/b'))).rejects.toThrow(UsageError);
});

// Only Windows has roots that may be missing: it skips elsewhere.
test.skipIf(process.platform !== 'win32')('a drive that is not there is told, in no time', async () => {
  const letters = [...'ZYXWVUTSRQ'].map((letter) => `${letter}:\\`);
  const there = await Promise.all(letters.map((drive) => stat(drive).catch(() => undefined)));
  const missing = letters.find((_, at) => there[at] === undefined);
  await expect(checkOutput(`${missing}blog\\new`)).rejects.toThrow(/--output .* is not there/);
});
