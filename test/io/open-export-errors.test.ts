/** Every input that is of no use gives one clear InputError, and nothing starts with half of it. */

import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { openExport } from '../../src/io/open-export.ts';
import { readPages } from '../../src/io/read-pages.ts';
import { listPage, otherPage, postPage } from '../support/export-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type RawEntry, rawZip, zipOf } from '../support/zip.ts';

const LIMITS = { page: 2 ** 20, archive: 3 * 2 ** 20 };

/** The message of the InputError that opening `input` in `folder` and reading it once ends with. */
async function refusal(folder: string, inputs: readonly string[], limits = LIMITS): Promise<string> {
  const paths = inputs.map((input) => (input.startsWith('http') ? input : join(folder, input)));
  const read = async () => {
    for (const _page of readPages(await openExport(paths, {}, limits)));
  };
  const error: unknown = await read().then(
    () => new Error('accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return error instanceof InputError ? error.message.replaceAll(`${folder}/`, '') : '';
}

test.each<[string, Record<string, string | Buffer>, string, RegExp]>([
  [
    'a missing file',
    {},
    'export.zip',
    /^export\.zip does not exist\. Expected: the zip .*medium-export-….zip/,
  ],
  [
    'a missing file with a near name',
    { 'medium-export-9f.zip': 'x' },
    'medium-export-9d.zip',
    /Did you mean medium-export-9f\.zip\?/,
  ],
  ['a name cut short', { 'medium-export-9f.zip': 'x' }, 'medium-exp', /Did you mean medium-export-9f\.zip\?/],
  ['a missing folder', {}, 'a/b.zip', /^a\/b\.zip does not exist\./],
  [
    'a text file',
    { 'notes.txt': 'hello' },
    'notes.txt',
    /^notes\.txt is neither a zip nor an HTML page\. Expected/,
  ],
  ['an empty file', { 'e.zip': '' }, 'e.zip', /^e\.zip is empty \(0 bytes\)\. Download it again/],
  ['a web page named .zip', { 'e.zip': '<!DOCTYPE html>' }, 'e.zip', /^e\.zip is named \.zip, but is none/],
  [
    'a web page',
    { 'p.html': '<p>hello' },
    'p.html',
    /^p\.html is an HTML page, but no post.*saved from medium\.com/,
  ],
  ['a reading list', { 'lists/r.html': listPage('r') }, 'lists/r.html', /but no post of a Medium export/],
  ['an empty folder', { 'e/': '' }, 'e', /^e is an empty folder\. Expected/],
  [
    'a folder of other things',
    { 'e/a.md': 'a', 'e/b.md': 'b' },
    'e',
    /^e holds no Medium export; found: a\.md, b\.md\. Expected/,
  ],
  [
    'a folder of web pages',
    { 'e/a.html': '<p>a', 'e/b.html': '<p>b' },
    'e',
    /e\/a\.html, e\/b\.html, none of them a post/,
  ],
  ['a folder with an empty posts/', { 'e/posts/': '' }, 'e', /^e\/posts is a Medium export without any post/],
  [
    'an export without posts',
    { 'e/profile/profile.html': otherPage('me') },
    'e',
    /^e is a Medium export without any post/,
  ],
  ['an empty zip', { 'e.zip': rawZip([]) }, 'e.zip', /^e\.zip is an empty zip\./],
  [
    'a zip named .zip in a folder that is none',
    { 'e/e.zip': 'zip?', 'e/posts/p.html': postPage('p') },
    'e',
    /^e\/e\.zip is named \.zip, but is none/,
  ],
])('%s', async (_name, files, input, message) => {
  expect(await refusal(await temporaryFolder(files), [input])).toMatch(message);
});

test('a zip without posts/, one of Medium without posts, two of them in a folder', async () => {
  const folder = await temporaryFolder({
    'in/photos.zip': await zipOf({ 'a.jpg': 'a', 'b.jpg': 'b', 'c.jpg': 'c', 'd.jpg': 'd' }),
    'in/me.zip': await zipOf({
      'profile/profile.html': otherPage('me'),
      'sessions/s.html': postPage('never'),
    }),
    'site.zip': await zipOf({ 'posts/a.html': '<p>a' }),
    'only-profile.zip': await zipOf({ 'profile/profile.html': postPage('never opened') }),
  });
  expect(await refusal(folder, ['in/photos.zip'])).toMatch(
    /is a zip, but no Medium export; it holds: a\.jpg, b\.jpg, c\.jpg and 1 more\./,
  );
  expect(await refusal(folder, ['in/me.zip'])).toMatch(/is a Medium export without any post/);
  expect(await refusal(folder, ['only-profile.zip'])).toMatch(/is a Medium export without any post/);
  expect(await refusal(folder, ['site.zip'])).toMatch(
    /is a zip, but no Medium export; it holds: posts\/a\.html\./,
  );
  expect(await refusal(folder, ['in'])).toMatch(/in\/me\.zip, in\/photos\.zip, none with a post/);
});

test('an address, and nothing at all', async () => {
  expect(await refusal(await temporaryFolder(), ['https://medium.com/p/1'])).toMatch(
    /^https:\/\/medium\.com\/p\/1 is an address, not a file\./,
  );
  expect(await refusal(await temporaryFolder(), [])).toMatch(/^No input was given\./);
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('no permission', async () => {
  const folder = await temporaryFolder({
    'e/posts/a.html': postPage('a'),
    'e.zip': await zipOf({}),
    'f/posts/': '',
  });
  await chmod(join(folder, 'e/posts/a.html'), 0);
  await chmod(join(folder, 'e.zip'), 0);
  await chmod(join(folder, 'f/posts'), 0);
  expect(await refusal(folder, ['e'])).toMatch(/^e\/posts\/a\.html cannot be read: permission denied/);
  expect(await refusal(folder, ['e.zip'])).toMatch(/^e\.zip cannot be read: permission denied/);
  expect(await refusal(folder, ['f'])).toMatch(/^f\/posts cannot be read: permission denied/);
  await chmod(join(folder, 'f/posts'), 0o700);
});

test('one good archive does not make up for a damaged one', async () => {
  const good = await zipOf({ 'posts/a.html': postPage('a') });
  const folder = await temporaryFolder({
    'in/good.zip': good,
    'in/half.zip': good.subarray(0, good.length - 30),
  });
  expect(await refusal(folder, ['in/good.zip', 'in/half.zip'])).toMatch(
    /^in\/half\.zip is a zip, but cut off or damaged/,
  );
  expect(await refusal(folder, ['in'])).toMatch(/^in\/half\.zip .*Download it again/);
  expect(await refusal(folder, ['in/good.zip', 'in/none.zip'])).toMatch(/^in\/none\.zip does not exist/);
});

test('a zip cut off anywhere', async () => {
  const posts = Array.from({ length: 5 }, (_, i) => [
    `posts/${i}.html`,
    postPage(`Title ${i}`, 'words '.repeat(i * 50)),
  ]);
  const whole = await zipOf(Object.fromEntries(posts));
  const lengths = Array.from({ length: 40 }, (_, i) => 4 + Math.floor(((whole.length - 5) * i) / 39));
  const files = lengths.map((length) => [`${length}.zip`, whole.subarray(0, length)]);
  const folder = await temporaryFolder(Object.fromEntries(files));
  for (const length of lengths)
    expect(await refusal(folder, [`${length}.zip`])).toMatch(/is a zip, but cut off or damaged/);
});

describe('a damaged or hostile zip', () => {
  const content = postPage('a');
  const good: RawEntry = { name: 'posts/a.html', content };
  const secret = rawZip([{ ...good, flags: 1 }]);
  const strong = rawZip([{ ...good, flags: 0x41 }]);
  const badBytes = rawZip([good]);
  badBytes.fill(0xff, 60, 90);
  const bomb = { name: 'posts/b.html', content: Buffer.alloc(100 * 2 ** 20, 0x20) };
  const large = { content: content + ' '.repeat(900_000) };

  test.each<[string, Buffer, RegExp]>([
    [
      'a wrong checksum',
      rawZip([good, { ...good, name: 'posts/b.html', crc: 1 }]),
      /damaged \(the checksum of posts\/b\.html is wrong\)\. Download it again/,
    ],
    ['broken deflate', badBytes, /^e\.zip is a zip, but cut off or damaged/],
    ['an entry elsewhere', rawZip([{ ...good, offset: 7 }]), /posts\/a\.html is not where it should be/],
    ['an entry beyond the end', rawZip([{ ...good, offset: 2 ** 31 }]), /it ends too early/],
    ['a password', secret, /^e\.zip\/posts\/a\.html is locked with a password/],
    ['strong encryption', strong, /^e\.zip is locked with a password/],
    [
      'another method',
      rawZip([{ ...good, method: 14 }]),
      /packed with a method that cannot be read here \(14;/,
    ],
    ['broken extra fields', rawZip([{ ...good, extra: Buffer.from([1, 0, 99, 0]) }]), /cut off or damaged/],
    ['a page of 100 MB', rawZip([good, bomb]), /^e\.zip\/posts\/b\.html is more than 1 MB when unpacked/],
    [
      'a page of 100 MB that claims 10 bytes',
      rawZip([good, { ...bomb, unpackedBytes: 10 }]),
      /b\.html is more than 1 MB/,
    ],
    [
      'a stored page over the limit',
      rawZip([good, { name: 'posts/b.html', content: Buffer.alloc(2 ** 20 + 1), method: 0 }]),
      /b\.html is more than 1 MB/,
    ],
    [
      'many large pages',
      rawZip([1, 2, 3, 4].map((n) => ({ name: `posts/${n}.html`, ...large }))),
      /^e\.zip is more than 3 MB when unpacked/,
    ],
    [
      'entries that share their bytes',
      rawZip([good, { ...good, name: 'posts/b.html', offset: 0 }]),
      /uses the same bytes for several files/,
    ],
  ])('%s', async (_name, zip, message) => {
    expect(await refusal(await temporaryFolder({ 'e.zip': zip }), ['e.zip'])).toMatch(message);
  });

  test('other entries may be as they like: they are never read', async () => {
    const zip = rawZip([
      { name: 'sessions/s.html', content: 'x', crc: 1, flags: 1 },
      { ...bomb, name: 'b.html' },
      good,
    ]);
    const folder = await temporaryFolder({ 'e.zip': zip });
    const opened = await openExport([join(folder, 'e.zip')], {}, LIMITS);
    expect([...readPages(opened)].map((page) => page.name)).toEqual(['a.html']);
  });
});

test('a page on disk over the limit', async () => {
  const folder = await temporaryFolder({
    'posts/a.html': postPage('a'),
    'posts/b.html': Buffer.alloc(2 ** 20 + 1),
  });
  expect(await refusal(folder, ['posts'])).toMatch(/^posts\/b\.html is more than 1 MB/);
});
