/** A whole run that is killed at any moment and started again ends as if it had not been. SOAK=1 kills twenty times, not four. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { filesIn } from './support/files-in.ts';
import { fixturePage } from './support/fixture-page.ts';
import { startImageServer } from './support/image-server.ts';
import { makePng } from './support/make-png.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const CLI = join(import.meta.dirname, '../dist/cli.js');
const KILLS = process.env.SOAK ? 20 : 4;
const POSTS = 40;
const PICTURES = 3;

test(`${KILLS} kills`, { timeout: 180_000 }, async () => {
  const server = await startImageServer((path) => {
    const at = Number(/picture(\d+)/.exec(path)?.[1]);
    return { body: makePng(at, 300, 200), delayMs: 20 };
  });
  onTestFinished(() => server.close());
  const posts = Array.from({ length: POSTS }, (_, post) => {
    const images = Array.from({ length: PICTURES }, (_, i) => `1*picture${post * PICTURES + i}.png`);
    const figures = images.map(
      (id) =>
        `<figure class="graf graf--figure"><img data-image-id="${id}" src="${server.url}/other/${id}"></figure>`,
    );
    return [`posts/${post}.html`, fixturePage(figures.join(''), { title: `Post ${post}` })] as const;
  });
  const folder = await temporaryFolder(Object.fromEntries(posts));

  const start = (name: string) => {
    const [output, cache] = [join(folder, name, 'out'), join(folder, name, 'cache')];
    const child = spawn(
      process.execPath,
      [
        CLI,
        'migrate',
        join(folder, 'posts'),
        '--output',
        output,
        '--cache',
        cache,
        '--image-mirror',
        server.url,
        '--allow-private-hosts',
        '--quiet',
        '--json',
        '--no-verify',
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.stdout.resume();
    return { child, output, ended: once(child, 'close') };
  };
  const finish = async (name: string) => {
    const { child, output, ended } = start(name);
    await ended;
    expect(child.exitCode).toBe(0);
    return filesIn(output);
  };

  const undisturbed = await finish('undisturbed');
  expect(Object.keys(undisturbed).length).toBeGreaterThan(POSTS * 3);

  let state = 4_711;
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const { child, ended } = start('killed');
    await sleep(500 + ((state >>> 16) % 1200));
    if (child.kill('SIGKILL')) interrupted++;
    await ended;
  }
  expect(interrupted).toBeGreaterThan(0);
  expect(await finish('killed')).toEqual(undisturbed);

  const before = server.requests.length;
  expect(await finish('killed')).toEqual(undisturbed);
  expect(server.requests.length, 'a finished run asks for nothing again').toBe(before);
  await rm(folder, { recursive: true });
});
