/** `--gists inline`: the code of gists in the text, from GitHub once and from the cache ever after. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importPosts, migrate, verifyBlog } from '../src/index.ts';
import type { MigrateContext } from '../src/run-posts.ts';
import { filesIn } from './support/files-in.ts';
import { type Behaviour, type ImageServer, startImageServer } from './support/image-server.ts';
import { exportOf, importedPost, RYE_ID } from './support/imported-post.ts';
import { apolloV3Page } from './support/post-pages.ts';
import { runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const ID = '0123456789abcdef0123456789abcdef';
const SRC = `https://gist.github.com/ada-example/${ID}.js`;
const EMBED = `<figure name="96af" id="96af" class="graf graf--figure graf--iframe"><script src="${SRC}"></script></figure>`;
const CODE = '```js\nbake(4);\n```';

const gist: Behaviour = {
  body: JSON.stringify({
    owner: { login: 'ada-example' },
    files: {
      'loaf.js': { filename: 'loaf.js', language: 'JavaScript', content: 'bake(4);\n', truncated: false },
    },
  }),
};

async function gitHub(answer: Behaviour | undefined = gist): Promise<ImageServer> {
  const server = await startImageServer((path) => (path === `/gists/${ID}` ? answer : undefined));
  onTestFinished(server.close);
  return server;
}

/** What a run has to know to ask the server in GitHub’s place. */
const asking = ({ url }: ImageServer): MigrateContext => ({
  gists: {
    origins: { api: `${url}/gists/`, page: `${url}/` },
    timeouts: { connectMs: 1_000, responseMs: 500, idleMs: 500 },
    retries: { tries: 1, firstMs: 5, longestMs: 100 },
  },
});

const exportWithGist = (exportedOn = 'June 1, 2019') =>
  exportOf({ exportedOn, paragraphs: ['Above.', EMBED, 'Below.'] });
const textOf = (output: string) => readFile(join(output, 'blog/rye.md'), 'utf8');

async function inlined() {
  const [output, cache, input] = [await temporaryFolder(), await temporaryFolder(), await exportWithGist()];
  const server = await gitHub();
  const options = { images: 'remote', output, cache, allowPrivateHosts: true } as const;
  const report = await migrate(input, { ...options, gists: 'inline' }, asking(server));
  return { output, cache, input, server, options, report };
}

test('the code stands in the text, and is held against what came; later runs ask nobody', async () => {
  const { output, server, options, report, input } = await inlined();
  expect(report.posts).toMatchObject([{ state: 'create', losses: [], messages: [] }]);
  expect(await textOf(output)).toContain(CODE);
  expect(server.requests).toHaveLength(1);
  const before = await filesIn(output);
  for (const more of [{}, { dryRun: true }, { offline: true }]) {
    const again = await migrate(input, { ...options, ...more }, { ...asking(server), everyPost: true });
    expect(again.posts).toMatchObject([{ state: 'keep', losses: [] }]);
  }
  const newer = await exportWithGist('July 1, 2019');
  expect((await migrate(newer, options, asking(server))).posts).toMatchObject([{ state: 'keep' }]);
  expect(await filesIn(output)).toEqual(before);
  expect(server.requests).toHaveLength(1);
});

test('an import does the same', async () => {
  const [output, cache] = [await temporaryFolder(), await temporaryFolder()];
  const server = await gitHub();
  const page = apolloV3Page(
    importedPost({
      paragraphs: ['Above.', { name: 'a1', type: 'IFRAME', text: '', markups: [], page: SRC.slice(0, -3) }],
    }),
  );
  const saved = join(await temporaryFolder({ 'a.html': page }), 'a.html');
  const { posts } = await importPosts(
    [saved],
    { images: 'remote', output, cache, allowPrivateHosts: true, gists: 'inline' },
    asking(server),
  );
  expect(posts).toMatchObject([{ key: RYE_ID, state: 'create', losses: [] }]);
  expect(await textOf(output)).toContain(CODE);
  expect(server.requests).toHaveLength(1);
});

test.each([
  ['gone', undefined],
  ['refused', { status: 403, body: '{}' }],
])('one that is %s stays embedded, with a warning', async (_, answer: Behaviour | undefined) => {
  const [output, cache, input] = [await temporaryFolder(), await temporaryFolder(), await exportWithGist()];
  const server = await startImageServer(() => answer);
  onTestFinished(server.close);
  const options = { images: 'remote', output, cache, allowPrivateHosts: true, gists: 'inline' } as const;
  const { posts } = await migrate(input, options, asking(server));
  expect(posts).toMatchObject([{ losses: [], messages: [{ code: 'missing-gist' }] }]);
  expect(await textOf(output)).toContain(`<script src="${SRC}"></script>`);
  expect((await verifyBlog(input, { output, cache })).posts).toMatchObject([{ state: 'whole' }]);
});

test('verify reads it from the cache, and asks nobody', async () => {
  const { output, cache, input, server } = await inlined();
  expect((await verifyBlog(input, { output, cache })).posts).toMatchObject([{ state: 'whole', losses: [] }]);
  expect(server.requests).toHaveLength(1);
  const run = await runCli(['verify', input, '-o', output, '--cache', cache, '-q']);
  expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('1 of 1 posts are whole')]);
});

test('verify sees a code that was changed, and believes its own record where the cache has gone', async () => {
  const { output, cache, input } = await inlined();
  expect((await verifyBlog(input, { output })).posts).toMatchObject([{ state: 'whole', losses: [] }]);
  await writeFile(join(output, 'blog/rye.md'), (await textOf(output)).replace('bake(4)', 'bake(5)'));
  for (const options of [{ output, cache }, { output }]) {
    const [post] = (await verifyBlog(input, options)).posts;
    expect(post?.state).toBe('edited');
    expect(post?.losses).not.toEqual([]);
  }
});

test('a dry run asks nobody', async () => {
  const [output, input, server] = [await temporaryFolder(), await exportWithGist(), await gitHub()];
  const options = {
    images: 'remote',
    output,
    allowPrivateHosts: true,
    gists: 'inline',
    dryRun: true,
  } as const;
  const { posts } = await migrate(input, options, asking(server));
  expect(posts).toMatchObject([{ state: 'create', messages: [{ code: 'missing-gist' }] }]);
  expect(server.requests).toEqual([]);
});
