/** The command line, as a person or a script meets it: what it prints where, what it writes, and how it exits. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { listPage, postPage } from './support/export-page.ts';
import { filesIn } from './support/files-in.ts';
import { fixturePage } from './support/fixture-page.ts';
import { makePng } from './support/make-png.ts';
import { CLI, runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { rawZip, zipOf } from './support/zip.ts';

const SAMPLE = join(import.meta.dirname, '../input/sample');
const PACKAGE = join(import.meta.dirname, '../package.json');
const noShell = process.platform === 'win32';
const IMAGE =
  '<figure class="graf graf--figure"><img class="graf-image" data-image-id="1*picture1.png" src="https://cdn-images-1.medium.com/max/800/1*picture1.png"></figure>';

/** A folder with one post that shows one picture. */
function exportWithPicture(): Promise<string> {
  return temporaryFolder({
    'e/posts/a.html': fixturePage(`<p class="graf graf--p">Rye.</p>${IMAGE}`, { title: 'Rye' }),
  });
}

describe('a run that can be had', () => {
  test('the sample: exit code 0, the summary on standard output, progress on standard error', async () => {
    const cwd = await temporaryFolder();
    const { code, stdout, stderr } = await runCli([SAMPLE, '--offline', '-o', 'my blog'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^7 posts from /);
    expect(stdout).toMatch(/ {2}pictures +10 from disk\n/);
    expect(stderr).toMatch(/^posts: 7 of 7$/m);
    expect(stderr).toMatch(/^pictures: 10 of 10$/m);
    expect(stdout + stderr).not.toContain('\x1b');
    const files = Object.keys(await filesIn(cwd));
    expect(files.filter((path) => path.endsWith('.md'))).toHaveLength(7);
    expect(files.every((path) => path.startsWith('my blog/'))).toBe(true);
  });

  test('--json: one document of schema 1 and nothing else; the same figures as the summary', async () => {
    const { code, stdout, stderr } = await runCli([SAMPLE, '--offline', '--json']);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      schema: 1,
      exitCode: 0,
      totals: { posts: { post: 4, draft: 2, response: 1 }, pictures: { disk: 10, failed: 0 }, whole: 7 },
    });
    expect(report.posts).toHaveLength(7);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^posts: 7 of 7$/m);
  });

  test('--quiet prints no progress', async () => {
    const { code, stderr } = await runCli([SAMPLE, '--offline', '--quiet']);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('--verbose lists every post and every picture', async () => {
    const { stdout } = await runCli([SAMPLE, '--offline', '--verbose']);
    expect(stdout.match(/^create +\S+\.md$/gm)).toHaveLength(7);
    expect(stdout.match(/^ {4}create +assets\/\S+$/gm)).toHaveLength(10);
  });

  test('a reader that closes its pipe neither stops the run nor gets a stack trace', async () => {
    const cwd = await temporaryFolder();
    const { code, stderr } = await runCli([SAMPLE, '--offline', '--json', '--quiet'], {
      cwd,
      onStart: ({ stdout }) => stdout?.destroy(),
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(
      Object.keys(await filesIn(join(cwd, 'output'))).filter((path) => path.endsWith('.md')),
    ).toHaveLength(7);
  });

  test.skipIf(!existsSync('/dev/full'))(
    'an output that cannot be written: a message, exit code 1',
    async () => {
      const cwd = await temporaryFolder();
      const command = `"${process.execPath}" "${CLI}" "${SAMPLE}" --offline --quiet > /dev/full`;
      const child = spawn('sh', ['-c', command], { cwd, timeout: 30_000 });
      const [stderr, [code]] = await Promise.all([readAll(child.stderr), once(child, 'close')]);
      expect(code).toBe(1);
      expect(stderr).toMatch(/no space left/);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );

  test('--version and --help; the help fits in 80 columns', async () => {
    const { version } = JSON.parse(await readFile(PACKAGE, 'utf8'));
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    for (const command of [['--help'], ['migrate', '-h'], ['verify', '--help']]) {
      const { code, stdout, stderr } = await runCli(command);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('--output');
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  });
});

describe('an input that is no use: exit code 2, one message, nothing printed or written', async () => {
  const zip = await zipOf({ 'posts/a.html': postPage('a') });
  test.each<[string, Record<string, string | Buffer>, string, RegExp]>([
    [
      'a missing path',
      { 'medium-export-9f.zip': zip },
      'medium-export-9d.zip',
      /Did you mean medium-export-9f\.zip\?/,
    ],
    ['an empty folder', { 'e/': '' }, 'e', /^e is an empty folder/],
    ['an empty zip', { 'e.zip': rawZip([]) }, 'e.zip', /^e\.zip is an empty zip/],
    ['a zip of other things', { 'e.zip': await zipOf({ 'a.jpg': 'a' }) }, 'e.zip', /no Medium export/],
    ['a truncated zip', { 'e.zip': zip.subarray(0, zip.length - 30) }, 'e.zip', /cut off or damaged/],
    ['a text file', { 'notes.txt': 'Rye.' }, 'notes.txt', /neither a zip nor an HTML page/],
    ['a page of lists', { 'lists/a.html': listPage('a') }, 'lists/a.html', /no post of a Medium export/],
    ['a folder without posts', { 'e/posts/': '' }, 'e', /without any post/],
    ['nothing, and no folder input', {}, '', /^No input was given.* input does not exist/],
    ['nothing, and an empty folder input', { 'input/': '' }, '', /^No input was given.* empty folder/],
  ])('%s', async (_name, files, input, message) => {
    const cwd = await temporaryFolder(files);
    const before = await filesIn(cwd);
    const { code, stdout, stderr } = await runCli(input === '' ? [] : [input], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(await filesIn(cwd)).toEqual(before);
  });
});

describe('an option that is wrong: exit code 2, one message that names it, nothing printed or written', () => {
  test.each<[string[], RegExp]>([
    [['--outptu', 'a'], /^There is no option --outptu\. Did you mean --output\?/],
    [['-x'], /^There is no option -x\./],
    [['--images', 'remot'], /^--images remot: choose download or remote\./],
    [['--concurrency', '0'], /^--concurrency 0: .*above 0/],
    [['--max-image-size', '-1'], /^--max-image-size -1: .*above 0/],
    [['--output', 'a', '--output', 'b'], /^--output is given more than once/],
    [['--since'], /^--since needs a value/],
    [['--offline=yes'], /^--offline takes no value/],
    [['--set', 'layout'], /^--set layout: .*key=value/],
    [['--only', 'deadbeef99'], /^--only deadbeef99: no post/],
    [['--pictures', 'pics'], /^--pictures pics does not exist/],
    [['--output', 'taken/blog'], /^--output taken\/blog: taken is a file/],
  ])('%j', async (options, message) => {
    const cwd = await temporaryFolder({ taken: 'Mine.' });
    const { code, stdout, stderr } = await runCli([SAMPLE, '--offline', ...options], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(Object.keys(await filesIn(cwd))).toEqual(['taken']);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'an output folder that may not be written to',
    async () => {
      const cwd = await temporaryFolder({ 'blog/': '' });
      await chmod(join(cwd, 'blog'), 0o500);
      const { code, stdout, stderr } = await runCli([SAMPLE, '--offline', '-o', 'blog'], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^--output blog: .*permission denied/);
    },
  );
});

describe('a run that did not bring everything', () => {
  test.skipIf(noShell)(
    'a file that was edited, of a blog without a lock file: it stays, exit code 1; the printed command replaces it',
    async () => {
      const mine = '---\nredirect_from: /four-winters-with-one-bicycle-4f2a7c91d3e\n---\nMine.';
      const cwd = await temporaryFolder({ 'output/blog/four-winters-with-one-bicycle.md': mine });
      const args = [SAMPLE, '--offline', '--quiet'];
      const { code, stdout } = await runCli(args, { cwd });
      expect(code).toBe(1);
      const path = join(cwd, 'output/blog/four-winters-with-one-bicycle.md');
      expect(await readFile(path, 'utf8')).toBe(mine);
      expect(stdout).toContain('  blog/four-winters-with-one-bicycle.md');
      expect(await pasted(stdout, cwd)).toBe(0);
      expect(await readFile(path, 'utf8')).toContain('canonical_link');
      const backup = join(cwd, 'output/.medium-migrate/backups/blog/four-winters-with-one-bicycle.md');
      expect(await readFile(backup, 'utf8')).toBe(mine);
    },
  );

  test.skipIf(noShell)(
    'a picture that is missing: its address stays and is listed; exit code 1; the printed command brings it',
    async () => {
      const cwd = await exportWithPicture();
      const { code, stdout } = await runCli(['e', '--offline', '--on-conflict=keep'], { cwd });
      expect(code).toBe(1);
      const address = 'https://cdn-images-1.medium.com/max/800/1*picture1.png';
      expect(stdout).toContain(address);
      expect(await readFile(join(cwd, 'output/blog/rye.md'), 'utf8')).toContain(`![](${address})`);

      await mkdir(join(cwd, 'e/pictures'));
      await writeFile(join(cwd, 'e/pictures/1_picture1.png'), makePng(1));
      expect(await pasted(stdout, cwd)).toBe(0);
      expect(await readFile(join(cwd, 'output/blog/rye.md'), 'utf8')).toContain(
        '](/assets/blog/rye/asset-1.png)',
      );
    },
  );

  test('a warning counts with --strict only', async () => {
    const page = fixturePage('<p class="graf graf--p"><a href="javascript:alert(1)">Rye</a></p>');
    const cwd = await temporaryFolder({ 'e/posts/a.html': page });
    const { code, stdout } = await runCli(['e'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('javascript:alert(1)');
    expect((await runCli(['e', '--strict'], { cwd })).code).toBe(1);
  });

  test('filters that leave no post: exit code 2, and it is said', async () => {
    const { code, stdout } = await runCli([SAMPLE, '--since', '2999']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/7 not chosen/);
    expect(stdout).toMatch(/Nothing was written/);
  });
});

describe('without an input', () => {
  test('input/ is taken; the sample in it counts only as long as it is alone', async () => {
    const cwd = await temporaryFolder();
    await cp(SAMPLE, join(cwd, 'input/sample'), { recursive: true });
    await writeFile(join(cwd, 'input/README.md'), 'Put it here.');
    expect((await runCli(['--images', 'remote', '-o', 'a'], { cwd })).stdout).toMatch(
      /^7 posts from input\/sample/,
    );
    await writeFile(join(cwd, 'input/export.zip'), await zipOf({ 'posts/a.html': postPage('Mine') }));
    expect((await runCli(['-o', 'b'], { cwd })).stdout).toMatch(/^1 post from input\/export\.zip\n/);
    expect(Object.keys(await filesIn(join(cwd, 'b')))).toEqual(['drafts/mine.md']);
  });
});

test.skipIf(noShell)('the printed command starts the program as it was started', async () => {
  const cwd = await exportWithPicture();
  const bin = await temporaryFolder({ 'node_modules/.bin/': '', 'bin/': '' });
  const adviceOf = async (script: string, env: Record<string, string> = {}) => {
    const { stdout } = await runCli(['e', '--offline', '-o', "Ada's blog"], { cwd, script, env });
    return commandIn(stdout)
      .replace(CLI, '<cli>')
      .replace(/ --only \w+/, '');
  };
  const rest = `e -o 'Ada'\\''s blog'`;
  expect(await adviceOf(CLI)).toBe(`node <cli> ${rest}`);
  for (const name of ['node_modules/.bin/medium-migrate', 'bin/medium-migrate'])
    await symlink(CLI, join(bin, name));
  expect(await adviceOf(join(bin, 'node_modules/.bin/medium-migrate'))).toBe(`npx medium-migrate ${rest}`);
  expect(await adviceOf(join(bin, 'bin/medium-migrate'))).toBe(`medium-migrate ${rest}`);
  const npm = { npm_lifecycle_event: 'start', npm_package_name: 'medium-migrate' };
  expect(await adviceOf(CLI, npm)).toBe(`npm start -- ${rest}`);
  await symlink(dirname(CLI), join(cwd, 'dist'));
  expect(await adviceOf(join(cwd, 'dist/cli.js'))).toBe(`node dist/cli.js ${rest}`);
});

/** The command that a report advises. */
function commandIn(stdout: string): string {
  return /:\n {2}((?:node|npx|npm|medium-migrate) .+)$/m.exec(stdout)?.[1] ?? '';
}

/** The exit code of the command that a report advises, pasted into a shell. */
async function pasted(stdout: string, cwd: string): Promise<number | null> {
  const command = commandIn(stdout);
  expect(command).not.toBe('');
  const child = spawn('sh', ['-c', command], { cwd, stdio: 'ignore', timeout: 30_000 });
  const [code] = await once(child, 'close');
  return code;
}
