import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, UsageError } from '../src/index.ts';
import { migrateOptions } from '../src/options.ts';
import { readOptions } from '../src/read-options.ts';
import { filesIn } from './support/files-in.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const SAMPLE = join(import.meta.dirname, '../input/sample');

test('what is not given, or is undefined, has its default', () => {
  expect(readOptions(migrateOptions, { captions: 'figure', output: undefined })).toMatchObject({
    captions: 'figure',
    output: 'output',
    concurrency: 4,
    pictures: [],
    verify: true,
  });
});

test('numbers, choices and addresses that will do are taken as they are', () => {
  const given = { concurrency: 1, maxImageSize: 0.5, images: 'remote', imageMirror: 'http://localhost:1/a' };
  expect(readOptions(migrateOptions, given)).toMatchObject(given);
});

test.each<[Record<string, unknown>, RegExp]>([
  [{ concurrency: 0 }, /^--concurrency 0: .*above 0/],
  [{ concurrency: -3 }, /^--concurrency -3: /],
  [{ concurrency: 1.5 }, /^--concurrency 1\.5: .*whole number/],
  [{ concurrency: Number.NaN }, /^--concurrency: /],
  [{ concurrency: Number.POSITIVE_INFINITY }, /^--concurrency Infinity: /],
  [{ concurrency: '4' }, /^--concurrency 4: /],
  [{ concurrency: [4, 5] }, /^--concurrency is given more than once/],
  [{ maxImageSize: 0 }, /^--max-image-size 0: /],
  [{ maxImageSize: -1 }, /^--max-image-size -1: .*--max-image-size 100/],
  [{ images: 'remot' }, /^--images remot: choose download or remote\. Did you mean --images remote\?/],
  [{ captions: 'none' }, /^--captions none: choose alt, figure or italic\.$/],
  [{ imageMirror: 'mirror' }, /^--image-mirror mirror: .*https:\/\//],
  [{ imageMirror: 'ftp://mirror/' }, /^--image-mirror ftp:/],
  [{ cache: '' }, /^--cache is empty: name a folder/],
  [{ offline: 'yes' }, /^--offline yes: expected a boolean/],
  [{ pictures: 'pics' }, /^--pictures: give a list/],
  [{ since: 'soon' }, /^--since soon: /],
  [{ set: ['tags=[a'] }, /^--set tags=\[a: .*YAML/],
  [{ only: ['deadbeef99'] }, /^--only deadbeef99: no post of the export has this id/],
  [{ pictures: ['nowhere/pics'] }, /^--pictures nowhere\/pics does not exist/],
  [{ pictures: [import.meta.filename] }, /^--pictures .* is a file/],
  [{ output: '' }, /^--output: name a folder/],
  [{ output: import.meta.filename }, /^--output .* is a file\. Name a folder/],
  [{ output: join(import.meta.filename, 'a/b') }, /^--output .* is a file\. Name a folder/],
])('%j is refused before anything is written', async (given, message) => {
  const output = await temporaryFolder();
  const refusal: unknown = await migrate(SAMPLE, { output, offline: true, ...given }).catch((error) => error);
  expect(refusal).toBeInstanceOf(UsageError);
  expect(refusal).toHaveProperty('message', expect.stringMatching(message));
  expect(await filesIn(output)).toEqual({});
});

test('a folder of pictures that is nearly one is suggested', async () => {
  const folder = await temporaryFolder({ 'medium-pictures/': '' });
  const run = migrate(SAMPLE, { output: join(folder, 'out'), pictures: [join(folder, 'medium-picture')] });
  await expect(run).rejects.toThrow(`Did you mean ${join(folder, 'medium-pictures')}?`);
});
