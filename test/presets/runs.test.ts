/** Whole runs with each preset: the sample comes over whole, a second run changes nothing, and a change of the preset moves what is there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../src/index.ts';
import { presets } from '../../src/presets/index.ts';
import { verifyBlog } from '../../src/verify-blog.ts';
import { filesIn } from '../support/files-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SAMPLE = join(import.meta.dirname, '../../input/sample');

describe.each(presets.map(({ name }) => name))('%s', (preset) => {
  test('a second run changes nothing, and verify finds all whole', async () => {
    const output = await temporaryFolder();
    const options = { output, preset, offline: true };
    const first = await migrate(SAMPLE, options);
    expect(first.posts.flatMap(({ losses }) => losses)).toEqual([]);
    expect(first.posts.flatMap(({ pictures }) => pictures.filter((it) => 'failed' in it))).toEqual([]);
    for (const { file, pictures } of first.posts) {
      expect(existsSync(join(output, file)), file).toBe(true);
      for (const it of pictures)
        if ('file' in it) expect(existsSync(join(output, it.file)), it.file).toBe(true);
    }
    const before = await filesIn(output);

    const second = await migrate(SAMPLE, { output, offline: true });
    expect(second.changedOptions).toEqual([]);
    expect(second.posts.map(({ state }) => state)).toEqual(second.posts.map(() => 'keep'));
    expect(await filesIn(output)).toEqual(before);
    const { posts } = await verifyBlog(SAMPLE, { output });
    expect(posts.map(({ file, state }) => [file, state])).toEqual(posts.map(({ file }) => [file, 'whole']));
  });

  test.skipIf(preset === 'default')('a blog of the default flavour becomes one of this preset', async () => {
    const output = await temporaryFolder();
    await migrate(SAMPLE, { output, offline: true });
    const changed = await migrate(SAMPLE, { output, preset, offline: true });
    expect(changed.posts.filter(({ state }) => !['move', 'update', 'keep'].includes(state))).toEqual([]);
    const { posts } = await verifyBlog(SAMPLE, { output });
    expect(posts.map(({ file, state, losses }) => [file, state, losses])).toEqual(
      posts.map(({ file }) => [file, 'whole', []]),
    );
  });
});
