/** What is no page at all is told as that by the reader of pages, however it came. */

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openImport } from '../../src/io/open-import.ts';
import { readPostPage } from '../../src/read-post-page.ts';
import { makePng } from '../support/make-png.ts';
import { loaf, postPage } from '../support/medium-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openTestPages } from './pages/open-test-pages.ts';

it.each([
  ['a picture', makePng(1)],
  ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46])],
  ['a packed page', gzipSync(postPage(loaf))],
  ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')],
])('%s', async (_, bytes) => {
  const folder = await temporaryFolder({ 'saved.html': bytes });
  const [item] = await openImport([join(folder, 'saved.html')], { pages: openTestPages() });
  const read = await item?.read();
  expect(read?.ok && readPostPage(read.text, read.about)).toMatchObject({ reason: 'not-text' });
});
