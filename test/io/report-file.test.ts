/** The file of the HTML report: whole or not at all, with links that lead from where it stands to the blog. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openReportFile } from '../../src/io/report-file.ts';
import { change } from '../support/changes.ts';
import { postPage } from '../support/export-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ENDED = { archives: [], output: 'o', dryRun: true, changedOptions: [], skipped: [] } as const;
const PICTURE = '</p><img data-image-id="1*a.png" src="https://cdn-images-1.medium.com/max/800/1*a.png"><p>';
const TEXTS = {
  page: postPage('Rye', PICTURE),
  after: '![](/assets/a.png)\n',
  pictureFiles: new Map([['1*a.png', 'assets/a.png']]),
};

/** The first post as it is packed in a report. */
async function pairIn(path: string): Promise<string> {
  const html = await readFile(path, 'utf8');
  const [, base64 = ''] = /id="post-0">([^<]*)/.exec(html) ?? [];
  return JSON.parse(inflateSync(Buffer.from(base64, 'base64')).toString()).pair;
}

test.each([
  ['report.html', 'blog', 'blog/assets/a.png'],
  ['reports/today/report.html', 'my blog', '../../my%20blog/assets/a.png'],
  ['blog/report.html', 'blog', 'assets/a.png'],
  ['blog/deep/report.html', '.', '../../assets/a.png'],
])('from %s to %s', async (report, output, link) => {
  const folder = await temporaryFolder();
  const file = await openReportFile(join(folder, report), join(folder, output));
  const post = change('rye', { state: 'create' });
  await file.add(post, TEXTS);
  await file.end({ ...ENDED, posts: [post] });
  const pair = await pairIn(join(folder, report));
  expect([...pair.matchAll(/ src="([^"]*)"/g)].map(([, src]) => src)).toEqual([link, link]);
});

test('it stands under its name only when it is whole; until then an older one stays', async () => {
  const folder = await temporaryFolder({ 'report.html': 'older' });
  const path = join(folder, 'report.html');
  const file = await openReportFile(path, folder);
  await file.add(change('rye'), TEXTS);
  expect(await readFile(path, 'utf8')).toBe('older');
  await file.end({ ...ENDED, posts: [change('rye')] });
  expect(await readFile(path, 'utf8')).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
  expect(await readdir(folder)).toEqual(['report.html']);
});

test('given up, it leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  const file = await openReportFile(join(folder, 'report.html'), folder);
  await file.add(change('rye'), TEXTS);
  await file.abort();
  expect(await readdir(folder)).toEqual([]);
});

test('a folder in its place is refused, and nothing is left behind', async () => {
  const folder = await temporaryFolder({ 'report.html/x': '' });
  const file = await openReportFile(join(folder, 'report.html'), folder);
  await expect(file.end({ ...ENDED, posts: [] })).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['report.html']);
});

test('the same changes give the same bytes', async () => {
  const folder = await temporaryFolder();
  const write = async (name: string) => {
    const file = await openReportFile(join(folder, name), folder);
    await file.add(change('rye'), TEXTS);
    await file.end({ ...ENDED, posts: [change('rye')] });
    return readFile(join(folder, name), 'utf8');
  };
  expect(await write('a.html')).toBe(await write('b.html'));
});

test('the built program has the parts of the page beside it', () => {
  const dist = join(import.meta.dirname, '../../dist/reports/html');
  for (const part of ['page.css', 'frame.css', 'client/main.js', 'client/dom.js']) {
    expect(existsSync(join(dist, part))).toBe(true);
  }
});
