import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makePng } from '../../support/make-png.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { serve } from './open-test-pictures.ts';

const count = 200;
const kills = process.env.SOAK ? 20 : 4;
const script = fileURLToPath(new URL('../../support/get-pictures.mjs', import.meta.url));

it(`ends as if undisturbed after ${kills} kills, and with another run beside it`, {
  timeout: 120_000,
}, async () => {
  const server = await serve((path) => {
    const at = Number(/picture(\d+)/.exec(path)?.[1]);
    return at % 40 === 3 ? { status: 404 } : { body: makePng(at, 200, 100), delayMs: 15 };
  });
  const folder = await temporaryFolder();
  const finished = new Set<string>();
  const run = async (cache: string, killAfterMs?: number) => {
    const from = server.requests.length;
    const before = new Set(finished);
    const child = spawn(process.execPath, [script, server.url, join(folder, cache), String(count)]);
    let output = '';
    child.stdout.on('data', (text) => {
      output += text;
    });
    const ended = once(child, 'close');
    if (killAfterMs !== undefined) {
      await once(child.stdout, 'data');
      await sleep(killAfterMs);
      child.kill('SIGKILL');
    }
    await ended;
    for (const at of output.split('\n').slice(0, -1)) finished.add(at);
    const asked = server.requests.slice(from).map((path) => /picture(\d+)/.exec(path)?.[1] ?? '');
    return { child, askedAgain: asked.filter((at) => before.has(at)) };
  };

  // By a seed, and so early in sum that much is left for the last run.
  let state = 12_345;
  for (let kill = 0; kill < kills; kill += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const { askedAgain } = await run('killed', (state >>> 16) % Math.ceil(400 / kills));
    expect(askedAgain).toEqual([]);
  }
  expect(finished.size).toBeGreaterThan(0);
  expect(finished.size).toBeLessThan(count);

  const last = await run('killed');
  expect(last.child.exitCode).toBe(0);
  expect(last.askedAgain).toEqual([]);
  expect(finished.size).toBe(count);

  finished.clear();
  await run('undisturbed');
  const undisturbed = await contents(join(folder, 'undisturbed'));
  expect(await contents(join(folder, 'killed'))).toEqual(undisturbed);

  const both = await Promise.all([run('shared'), run('shared')]);
  expect(both.map(({ child }) => child.exitCode)).toEqual([0, 0]);
  expect(await contents(join(folder, 'shared'))).toEqual(undisturbed);
});

/** Every file of a cache with its bytes, but for what a kill left half done. */
async function contents(cache: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(cache, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const names = files.map((file) => file.slice(cache.length + 1)).filter((name) => !name.startsWith('tmp'));
  return new Map(
    await Promise.all(
      names.sort().map(async (name) => [name, await readFile(join(cache, name), 'hex')] as const),
    ),
  );
}
