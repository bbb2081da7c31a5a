/** The command `import`: against a server that plays Medium, with everything that can go wrong there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { ImportContext } from '../src/import-posts.ts';
import { importPosts } from '../src/index.ts';
import type { MigrateReport } from '../src/report.ts';
import { allFilesIn, filesIn } from './support/files-in.ts';
import { exportOf, importedPost } from './support/imported-post.ts';
import {
  type Answer,
  answers,
  loaf,
  type MediumServer,
  postPage,
  type ServedPost,
  startMediumServer,
} from './support/medium-server.ts';
import { apolloV3Page } from './support/post-pages.ts';
import { type CliOptions, type CliRun, runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const PATH = `/@ada-example/a-loaf-${loaf.id}`;
const BYRE: ServedPost = { id: 'abcdef012345', title: 'A byre', paragraphs: ['Cows.'], tags: [] };

/** As `medium-migrate import`, into a folder of its own. */
async function cli(
  args: readonly string[],
  options: CliOptions & { readonly output?: string } = {},
): Promise<CliRun & { readonly output: string; readonly files: Readonly<Record<string, string>> }> {
  const output = options.output ?? join(await temporaryFolder(), 'blog');
  const run = await runCli(
    ['import', ...args, '--output', output, '--quiet', '--images', 'remote', '--allow-private-hosts'],
    options,
  );
  return { ...run, output, files: await allFilesIn(output) };
}

/** The library against a server, with waits that a test has time for. */
async function importing(
  server: MediumServer,
  values: readonly string[],
  pages: ImportContext['pages'] = {},
): Promise<{ readonly report: MigrateReport; readonly files: Readonly<Record<string, string>> }> {
  const output = join(await temporaryFolder(), 'blog');
  const report = await importPosts(
    values,
    { output, images: 'remote', allowPrivateHosts: true },
    {
      addressOfId: (id) => `${server.url}/p/${id}`,
      mediaOrigin: server.url,
      pages: {
        timeouts: { connectMs: 2_000, responseMs: 500, idleMs: 500, totalMs: 1_500 },
        retries: { tries: 2, firstMs: 5, longestMs: 1_500 },
        busyMs: 20,
        ...pages,
      },
    },
  );
  return { report, files: await allFilesIn(output) };
}

const only = (answer: Answer) => startMediumServer({ [PATH]: answer, [`/p/${loaf.id}`]: answer });

describe('whatever Medium answers', () => {
  const refusals: readonly (readonly [string, Answer, RegExp])[] = [
    ['a challenge', answers.challenge(), /bot protection[\s\S]*save it[\s\S]*MEDIUM_COOKIE/],
    ['a challenge with status 200', answers.challenge(200), /bot protection/],
    ['a challenge told by its header', answers.mitigated(), /bot protection/],
    ['a firewall', answers.firewall(), /bot protection/],
    ['404', answers.gone(404), /not on Medium any more[\s\S]*export may still have it/],
    ['410', answers.gone(410), /not on Medium any more/],
    ['a page that says it is gone', answers.softGone(), /no such page|not on Medium any more/],
    ['a page to sign in', answers.signIn(), /sign in/],
    ['429 for an hour', answers.busy('3600'), /too many requests[\s\S]*60 minutes/],
    ['429 again and again', answers.busy(), /too many requests/],
    ['500 again and again', answers.failing(), /server failed/],
    ['a page without text', answers.shell(), /no text in it/],
    ['data that are cut off', answers.cutData(), /cut off or damaged/],
    ['a page of another post', answers.post(BYRE), /another post than the one asked for/],
    ['a page of somebody else’s', answers.elsewhere(), /Nothing says that this page is Medium’s/],
    ['a preview', answers.post({ ...loaf, preview: true }), /member-only story[\s\S]*--allow-preview/],
    ['30 MB of junk', answers.junk(30_000_000), /more than any post is long/],
    ['30 MB of junk, packed', answers.junk(30_000_000, 'gzip'), /more than any post is long/],
    ['a picture', { headers: { 'content-type': 'image/png' }, body: 'x' }, /neither a web page nor/],
    ['nothing after some bytes', answers.stalling(500), /no answer in time/],
    ['bytes too slow to wait for', answers.dripping(40, 100), /no answer in time/],
    ['a connection that breaks', answers.breaking(500), /broke off/],
    ['redirects without end', answers.redirect(PATH), /leads on and on/],
    ['a redirect to sign in', answers.redirect('/m/signin?redirect=x'), /sign in/],
    ['a redirect to a person', answers.redirect('https://medium.com/@ada-example'), /.+/],
  ];

  test.each(refusals.slice(0, -1))('%s: a reason, and no file', async (_, answer, said) => {
    const server = await only(answer);
    const { report, files } = await importing(server, [server.url + PATH]);
    expect(report.posts).toEqual([]);
    expect(report.skipped).toMatchObject([
      { source: server.url + PATH, reason: 'refused', detail: expect.stringMatching(said) },
    ]);
    expect(files).toEqual({});
    expect(server.requests.length).toBeLessThan(25);
  });

  const good: readonly (readonly [string, Readonly<Record<string, Answer>>])[] = [
    ['a redirect', { [PATH]: answers.redirect('/there'), '/there': answers.post() }],
    ['gzip', { [PATH]: answers.packed('gzip') }],
    ['brotli', { [PATH]: answers.packed('br') }],
    ['429, once', { [PATH]: [answers.busy('1'), answers.post()] }],
    ['503, once', { [PATH]: [answers.busy('1', 503), answers.post()] }],
    ['slow bytes', { [PATH]: answers.dripping(1_000, 5) }],
    [
      'an address that leads elsewhere, and the post by its id',
      { [PATH]: answers.elsewhere(), [`/p/${loaf.id}`]: answers.post() },
    ],
    ['data that are cut off, and the text beside them', { [PATH]: answers.cutState() }],
  ];

  test.each(good)('%s: the post', async (_, paths) => {
    const server = await startMediumServer(paths);
    const { report, files } = await importing(server, [server.url + PATH]);
    expect(report.skipped).toEqual([]);
    expect(report.posts).toMatchObject([
      { file: 'blog/a-loaf-in-four-days.md', state: 'create', losses: [] },
    ]);
    expect(files['blog/a-loaf-in-four-days.md']).toContain('Bake on Thursday, “hot”.');
  });

  test('what embeds show is asked for, by address only, and once', async () => {
    const id = 'a'.repeat(32);
    const page = postPage(loaf)
      .replace(
        '"type":"P","text":"Feed',
        '"type":"IFRAME","iframe":{"mediaResource":{"__ref":"MediaResource:ID"}},"text":"Feed'.replace(
          'ID',
          id,
        ),
      )
      .replace(
        '"ROOT_QUERY"',
        `"MediaResource:${id}":{"__typename":"MediaResource","id":"${id}"},"ROOT_QUERY"`,
      );
    const media = {
      payload: {
        value: { mediaResourceId: id, href: 'https://gist.github.com/ada/0123abcd', iframeSrc: '' },
      },
    };
    const server = await startMediumServer({
      [PATH]: { ...answers.post(), body: page },
      [`/media/${id}?format=json`]: answers.json(media),
    });
    const { files } = await importing(server, [server.url + PATH]);
    expect(files['blog/a-loaf-in-four-days.md']).toContain('https://gist.github.com/ada/0123abcd');
    expect(server.requests.map(({ path }) => path)).toEqual([PATH, `/media/${id}?format=json`]);

    const saved = join(await temporaryFolder({ 'saved.html': page }), 'saved.html');
    const { report } = await importing(server, [saved]);
    expect(report.posts).toMatchObject([{ state: 'create' }]);
    expect(server.requests).toHaveLength(2);
  });
});

describe('on the command line', () => {
  test('a post comes in: exit code 0, and the same again', async () => {
    const server = await only(answers.post());
    const first = await cli([server.url + PATH]);
    expect(first.stderr).toBe('');
    expect(first.stdout).toMatch(/^1 post from http:[\s\S]*1 of 1 post came over whole/);
    expect(first.code).toBe(0);
    expect(first.files['blog/a-loaf-in-four-days.md']).toMatch(/categories: \["Baking", "Rye Bread"\]/);
    const second = await cli([server.url + PATH], { output: first.output });
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('1 unchanged');
    expect(second.files).toEqual(first.files);
  });

  test('each address stands alone: 1 when some were refused, 2 when all were', async () => {
    const server = await startMediumServer({
      [PATH]: answers.post(),
      [`/x/a-byre-${BYRE.id}`]: answers.challenge(),
    });
    const bad = `${server.url}/x/a-byre-${BYRE.id}`;
    const some = await cli([bad, 'https://medium.com/tag/bread', server.url + PATH, 'no-such-file.html']);
    expect(some.code).toBe(1);
    expect(Object.keys(some.files)).toContain('blog/a-loaf-in-four-days.md');
    expect(some.stdout).toContain('3 posts not imported:');
    expect(some.stdout).toMatch(/tag or topic/);
    expect(some.stdout).toMatch(/bot protection/);
    expect(some.stdout).toMatch(/no-such-file\.html/);

    const none = await cli([bad, 'https://medium.com/tag/bread']);
    expect(none.code).toBe(2);
    expect(none.stdout).toContain('2 posts not imported:');
    expect(none.stdout).toContain('Nothing was written.');
    expect(none.files).toEqual({});
  });

  test('what the blog has stays where the post cannot be had another day', async () => {
    const server = await only(answers.post());
    const first = await cli([server.url + PATH]);
    server.serve(PATH, answers.failing(404));
    const again = await cli([server.url + PATH, '--captions', 'italic'], { output: first.output });
    expect(again.code).toBe(2);
    expect(again.files).toEqual(first.files);
  });

  test('a picture that cannot be had: exit code 1, and a command that can be given', async () => {
    const image = { id: '1*FirstFirstFirstFirstFi.png' };
    const html = apolloV3Page(
      importedPost({ paragraphs: [{ name: 'a1', type: 'IMG', text: '', markups: [], image }] }),
    );
    const folder = await temporaryFolder({ 'saved.html': html });
    const output = join(folder, 'blog');
    const run = await runCli(['import', 'saved.html', '-o', output, '-q', '--offline'], { cwd: folder });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/1 picture missing[\s\S]*import saved\.html/);
    expect(run.stdout).not.toContain('--only');
  });

  test('private addresses are refused, unless they are meant', async () => {
    const server = await only(answers.post());
    const output = join(await temporaryFolder(), 'blog');
    const run = await runCli(['import', server.url + PATH, '--output', output, '--quiet']);
    expect([run.code, server.requests.length]).toEqual([2, 0]);
    expect(run.stdout).toContain('--allow-private-hosts');
  });

  it.each([
    ['a page', () => postPage(loaf), 0, 1],
    ['a page with a byte order mark', () => `\ufeff${postPage(loaf)}`, 0, 1],
    ['a list of addresses', (url: string) => `# mine\n${url}${PATH}\n\n${url}/x/a-byre-${BYRE.id}\n`, 0, 2],
    ['nothing', () => '', 2, 0],
    ['something else', () => 'Hello there.', 2, 0],
  ])('- is standard input: %s', async (_, stdin, code, posts) => {
    const server = await startMediumServer({
      [PATH]: answers.post(),
      [`/x/a-byre-${BYRE.id}`]: answers.post(BYRE),
    });
    const run = await cli(['-'], { stdin: stdin(server.url) });
    expect(run.code).toBe(code);
    expect(Object.keys(run.files).filter((it) => it.endsWith('.md'))).toHaveLength(posts);
  });

  test('--json is the whole report', async () => {
    const server = await only(answers.post());
    const { stdout } = await cli([server.url + PATH, 'https://medium.com/tag/bread', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 1,
      posts: [{ file: 'blog/a-loaf-in-four-days.md', losses: [] }],
      skipped: [{ source: 'https://medium.com/tag/bread', reason: 'refused' }],
    });
  });

  test('--dry-run reads the page once, writes nothing, and shows what would change', async () => {
    const server = await only(answers.post());
    const fresh = await cli([server.url + PATH, '--dry-run']);
    expect([fresh.code, fresh.files, server.requests.length]).toEqual([0, {}, 1]);
    expect(fresh.stdout).toMatch(/To be created[\s\S]*a-loaf-in-four-days\.md[\s\S]*nothing was written/);

    for (const format of ['text', 'markdown', 'json']) {
      const refused = await cli(['https://medium.com/tag/bread', '--dry-run', '--format', format]);
      expect([refused.code, refused.files]).toEqual([2, {}]);
      expect(refused.stdout).toMatch(/a tag or topic, not a post/);
    }

    const { output, files } = await cli([server.url + PATH]);
    server.serve(PATH, answers.post({ ...loaf, paragraphs: [...loaf.paragraphs, 'Cool on Friday.'] }));
    const changed = await cli([server.url + PATH, '--dry-run'], { output });
    expect([changed.code, changed.files, server.requests.length]).toEqual([0, files, 3]);
    expect(changed.stdout).toContain('+Cool on Friday.');
  });

  test('the options are those that the blog was written with', async () => {
    const output = await temporaryFolder();
    const input = await exportOf();
    await runCli([
      'migrate',
      input,
      '--output',
      output,
      '--images',
      'remote',
      '--captions',
      'figure',
      '--quiet',
    ]);
    const image = { id: '1*FirstFirstFirstFirstFi.png' };
    const figure = apolloV3Page(
      importedPost({ paragraphs: [{ name: 'a1', type: 'IMG', text: 'A loaf', markups: [], image }] }),
    );
    const server = await only({ ...answers.post(), body: figure });
    const { stdout, code } = await cli([server.url + PATH], { output });
    expect(code).toBe(0);
    expect(stdout).not.toContain('--captions');
    expect((await filesIn(output))['blog/rye.md']).toMatch(/<figcaption>A loaf/);
  });
});

describe('secrets', () => {
  const SECRET = 'c00c1e5ec2e7';

  test('the cookie goes to Medium over https, and is written nowhere', async () => {
    const server = await startMediumServer({ [PATH]: answers.post() });
    const folder = await temporaryFolder({ 'cookies.txt': `sid=${SECRET}; uid=x` });
    const report = join(folder, 'report.json');
    for (const options of [
      { args: [], env: { MEDIUM_COOKIE: `sid=${SECRET}` } },
      { args: ['--cookie-file', join(folder, 'cookies.txt')], env: {} },
    ]) {
      const run = await cli([server.url + PATH, '--verbose', '--report', report, ...options.args], options);
      expect(run.code).toBe(0);
      const lock = await readFile(join(run.output, 'medium-migrate.lock.json'), 'utf8');
      const told = [
        run.stdout,
        run.stderr,
        lock,
        await readFile(report, 'utf8'),
        ...Object.values(run.files),
      ];
      expect(told.join('\n')).not.toContain(SECRET);
    }
    expect(server.requests).toHaveLength(2);
    expect(server.requests.flatMap(({ headers }) => headers.cookie ?? [])).toEqual([]);
  });

  test('it is sent where it may be, and not after a redirect to elsewhere', async () => {
    const elsewhere = await startMediumServer({ [PATH]: answers.post() });
    const server = await startMediumServer({ [PATH]: answers.redirect(elsewhere.url + PATH) });
    const output = await temporaryFolder();
    const { posts } = await importPosts(
      [server.url + PATH],
      { output, images: 'remote', allowPrivateHosts: true },
      { cookie: `sid=${SECRET}`, pages: { cookieHosts: [server.host] } },
    );
    expect(posts).toHaveLength(1);
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([`sid=${SECRET}`]);
    expect(elsewhere.requests.map(({ headers }) => headers.cookie)).toEqual([undefined]);
  });

  test('the key of a friend link is sent, and written nowhere', async () => {
    const server = await startMediumServer({ [`${PATH}?sk=${SECRET}`]: answers.post() });
    const run = await cli([`${server.url}${PATH}?sk=${SECRET}`, '--verbose']);
    const bad = await cli([`${server.url}/x/a-byre-${BYRE.id}?sk=${SECRET}`, '--verbose', '--json']);
    expect([run.code, bad.code]).toEqual([0, 2]);
    expect(server.requests.map(({ path }) => path)[0]).toBe(`${PATH}?sk=${SECRET}`);
    const lock = await readFile(join(run.output, 'medium-migrate.lock.json'), 'utf8');
    const told = [run.stdout, run.stderr, bad.stdout, bad.stderr, lock, ...Object.values(run.files)].join(
      '\n',
    );
    expect(told).not.toContain(SECRET);
  });

  test('--user-agent is how the program calls itself', async () => {
    const server = await only(answers.post());
    await cli([server.url + PATH, '--user-agent', 'Loaf/4']);
    expect(server.requests[0]?.headers['user-agent']).toBe('Loaf/4');
  });
});
