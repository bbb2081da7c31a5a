/** Ctrl-C: what was finished stays, nothing half done is left, and the same command goes on. A second one ends at once. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { filesIn } from './support/files-in.ts';
import { fixturePage } from './support/fixture-page.ts';
import { startImageServer } from './support/image-server.ts';
import { makePng } from './support/make-png.ts';
import { runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

// Windows has no signals between processes.
const noSignals = process.platform === 'win32';
const POSTS = 12;

const pageWith = (n: number) =>
  fixturePage(
    `<figure class="graf graf--figure"><img class="graf-image" data-image-id="1*picture${n}.png" src="https://cdn-images-1.medium.com/max/800/1*picture${n}.png"></figure>`,
    { title: `Post ${n}` },
  ).replaceAll('0123456789ab', `0123456789${String(n).padStart(2, '0')}`);

function exportFiles(): Record<string, string> {
  const numbers = Array.from({ length: POSTS }, (_, i) => i + 1);
  return Object.fromEntries(numbers.map((n) => [`e/posts/${String(n).padStart(2, '0')}.html`, pageWith(n)]));
}

const endingIn = (ending: string, files: object) =>
  Object.keys(files).filter((path) => path.endsWith(ending));

test.skipIf(noSignals)('the first one ends the run in order, and the same command goes on', async () => {
  let interrupt: (() => void) | undefined;
  const server = await startImageServer((path) => {
    const n = Number(/picture(\d+)/.exec(path)?.[1]);
    if (n <= 6 || !interrupt) return { body: makePng(n) };
    setTimeout(interrupt, 300);
    return { body: makePng(n), after: 40, ending: 'stall' };
  });
  onTestFinished(server.close);
  const cwd = await temporaryFolder(exportFiles());
  const args = ['e', '--image-mirror', server.url, '--allow-private-hosts', '--cache', 'cache', '--quiet'];

  const stopped = await runCli(args, {
    cwd,
    onStart: (child) => {
      let sent = false;
      interrupt = () => {
        if (!sent) child.kill('SIGINT');
        sent = true;
      };
    },
  });
  interrupt = undefined;
  expect([stopped.code, stopped.stdout]).toEqual([130, '']);
  expect(stopped.stderr).toMatch(/same command goes on/);
  expect(stopped.stderr).not.toMatch(/^\s+at /m);
  const before = await filesIn(cwd);
  const written = endingIn('.md', before);
  expect(written.length).toBeGreaterThan(0);
  expect(written.length).toBeLessThan(POSTS);
  expect(Object.keys(before).filter((path) => /\.tmp$|^cache\/tmp\//.test(path))).toEqual([]);

  expect((await runCli(args, { cwd })).code).toBe(0);
  const after = await filesIn(cwd);
  expect(endingIn('.md', after)).toHaveLength(POSTS);
  expect(Object.keys(after).filter((path) => path.startsWith('output/assets/'))).toHaveLength(POSTS);
  expect(after).toMatchObject(before);
});

test.skipIf(noSignals)('the second one ends it at once, whatever it waits for', async () => {
  const record = createHash('sha256').update('1*picture1.png').digest('hex');
  const folder = `cache/records/${record.slice(0, 2)}`;
  const cwd = await temporaryFolder({ 'e/posts/a.html': pageWith(1), [`${folder}/`]: '' });
  // Whoever opens a pipe that nobody writes to waits for ever.
  execFileSync('mkfifo', [`${folder}/${record}.json`], { cwd });
  const began = Date.now();
  await runCli(['e', '--images', 'remote', '--dry-run', '--output', 'elsewhere', '--quiet'], { cwd });
  // A busy machine is slow to start the program, and before that it is no interrupt of ours.
  const patience = 1000 + 3 * (Date.now() - began);
  const { code, stderr } = await runCli(['e', '--offline', '--cache', 'cache', '--quiet'], {
    cwd,
    onStart: async (child) => {
      setTimeout(() => child.kill('SIGINT'), patience);
      if (child.stderr) await once(child.stderr, 'data');
      setTimeout(() => child.kill('SIGINT'), 300);
    },
  });
  expect(code).toBe(130);
  expect(stderr).toMatch(/again ends at once/);
  expect(stderr).not.toMatch(/goes on/);
});
