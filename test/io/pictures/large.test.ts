import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { serve } from './open-test-pictures.ts';

const script = fileURLToPath(new URL('../../support/get-pictures.mjs', import.meta.url));

const count = process.env.SOAK ? 100 : 30;

it(`holds no picture in memory: ${count} GIFs of 20 MB`, { timeout: 60_000 }, async () => {
  const gif = Buffer.alloc(20_000_000, 'GIF89a');
  const server = await serve(() => ({ body: gif }));
  const cache = join(await temporaryFolder(), 'cache');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    script,
    server.url,
    cache,
    String(count),
  ]);
  expect(stdout.trim().split('\n')).toHaveLength(count);
  // Node alone, with the libraries loaded, takes some 100 MiB.
  expect(Number(stderr) / 1024).toBeLessThan(300);
});
