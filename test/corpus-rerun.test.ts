/** A second run over real posts, with all their pictures: nothing is touched, and nobody is asked. */
import { stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../src/migrate.ts';
import { corpusArchives, hasCorpus } from './support/corpus.ts';
import { allFilesIn } from './support/files-in.ts';
import { startImageServer } from './support/image-server.ts';
import { makePng } from './support/make-png.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const CORPUS = hasCorpus ? corpusArchives().map(([, folder]) => folder) : [];

test.skipIf(!hasCorpus)(
  'every post is kept, no file is touched, no request is sent (needs ../shared)',
  {
    timeout: 300_000,
  },
  async () => {
    const picture = makePng(1);
    let requests = 0;
    const server = await startImageServer(() => {
      requests++;
      return { body: picture };
    });
    onTestFinished(() => server.close());
    const output = await temporaryFolder();
    const options = {
      output,
      imageMirror: server.url,
      allowPrivateHosts: true,
      concurrency: 16,
      verify: false,
      cache: await temporaryFolder(),
    };
    const first = await migrate(CORPUS, options);
    expect(new Set(first.posts.map(({ state }) => state))).toEqual(new Set(['create']));
    expect(requests).toBeGreaterThan(1000);

    const long = new Date('2001-02-03T04:05:06Z');
    const files = Object.keys(await allFilesIn(output));
    for (const file of files) await utimes(join(output, file), long, long);
    requests = 0;
    const again = await migrate(CORPUS, options);
    expect(again.posts).toHaveLength(first.posts.length);
    expect(new Set(again.posts.map(({ state }) => state))).toEqual(new Set(['keep']));
    const pictures = again.posts.flatMap((post) => post.pictures);
    expect(new Set(pictures.map((it) => ('state' in it ? it.state : it.failed)))).toEqual(new Set(['keep']));
    for (const file of files) expect([file, (await stat(join(output, file))).mtime]).toEqual([file, long]);
    expect(Object.keys(await allFilesIn(output))).toEqual(files);
    expect(requests).toBe(0);
  },
);
