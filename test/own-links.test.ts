/** Links among the author's own posts: recognised in every form, led to the new places, mended when a post comes in later. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate } from '../src/index.ts';
import { mediumReference } from '../src/medium-reference.ts';
import type { MigrateOptions } from '../src/options.ts';
import { ownTarget } from '../src/own-links.ts';
import { presets } from '../src/presets/index.ts';
import { relink } from '../src/relink.ts';
import { verifyBlog } from '../src/verify-blog.ts';
import { corpusArchives, hasCorpus } from './support/corpus.ts';
import { fixturePage } from './support/fixture-page.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const ID = '4f2a7c91d3e8';

describe('the form of an address', () => {
  test.each([
    `https://medium.com/@ada/four-winters-${ID}`,
    `http://medium.com/@Ada.Example/four-winters-${ID}/`,
    `https://www.medium.com/@ada/${ID}`,
    `https://medium.com/little-bakers/four-winters-${ID}?source=user_profile---------3-`,
    `https://ada.medium.com/four-winters-${ID}?sk=abc`,
    `https://blog.example.com/four-winters-${ID}#--responses`,
    `https://medium.com/p/${ID}`,
    `medium.com/p/${ID}`,
    `//medium.com/p/${ID}`,
    `/p/${ID}`,
    `/@ada/four-winters-${ID}`,
    `https://medium.com/@ada/vier-%E5%AE%9F%E8%B7%B5-${ID}`,
    `https://medium.com/@ada/%E0%A4%A-${ID}`,
    `https://medium.com/amp/p/${ID}`,
    `https://medium.com/r/?url=https%3A%2F%2Fmedium.com%2F%40ada%2Ffour-winters-${ID}%3Fsource%3Dx`,
    `https://medium.com/m/global-identity?redirectUrl=https%3A%2F%2Fblog.example.com%2Ffour-winters-${ID}`,
    `https://www.google.com/url?q=https%3A%2F%2Fmedium.com%2Fp%2F${ID}&sa=D`,
  ])('%s', (address) => expect(mediumReference(address)?.id).toBe(ID));

  test.each([
    `https://web.archive.org/web/2019/https://medium.com/@ada/four-winters-${ID}`,
    `https://medium.com/p/${ID}/edit`,
    `https://medium.com/me/stats/post/${ID}`,
    `https://medium.com/@ada`,
    `https://medium.com/@ada/four-winters-${ID.toUpperCase()}`,
    `four-winters-${ID}`,
    `#${ID}`,
    `mailto:p-${ID}@example.com`,
    'https://medium.com/@ada/four-winters-4f2a7c9',
    '',
  ])('not: %s', (address) => expect(mediumReference(address)).toBeUndefined());

  test('a paragraph stays named; what else a fragment may hold does not', () => {
    const urls = new Map([[ID, '/blog/four-winters']]);
    expect(ownTarget(`https://medium.com/p/${ID}#9dbd`, urls)).toBe('/blog/four-winters#9dbd');
    expect(ownTarget(`https://medium.com/p/${ID}#.abc123`, urls)).toBe('/blog/four-winters');
    expect(ownTarget('https://medium.com/p/000000000000', urls)).toBeUndefined();
  });
});

type Post = { readonly id: string; readonly title: string; readonly body: string; readonly draft?: boolean };

function pageOf({ id, title, body, draft }: Post): string {
  const page = fixturePage(body, { title }).replaceAll('0123456789ab', id);
  return draft ? page.replace(/<footer>.*<\/footer>/s, '<footer></footer>') : page;
}

async function migrated(posts: readonly Post[], options: Partial<MigrateOptions> = {}) {
  const pages = posts.map(({ id, title, draft, ...rest }): [string, string] => [
    `posts/${draft ? 'draft' : '2021-03-04'}_${title}-${id}.html`,
    pageOf({ id, title, ...(draft ? { draft } : {}), ...rest }),
  ]);
  const input = await temporaryFolder(Object.fromEntries(pages));
  const output = await temporaryFolder();
  const report = await migrate(input, { output, offline: true, ...options });
  const texts = await Promise.all(report.posts.map(({ file }) => readFile(join(output, file), 'utf8')));
  const bodies = report.posts.map(({ file }, i): [string, string] => [
    file,
    (texts[i] ?? '').replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n\n?/, '').trimEnd(),
  ]);
  return { input, output, report, bodies: Object.fromEntries(bodies) };
}

const WINTERS = {
  id: ID,
  title: 'Winters',
  body: '<p name="9dbd" id="9dbd" class="graf">First.</p><p name="aaaa" class="graf">Second.</p>',
};

function linking(...hrefs: readonly string[]): Post {
  const links = hrefs.map((href, i) => `<p class="graf graf--p">See <a href="${href}">link ${i}</a>.</p>`);
  return { id: 'bbbbbbbbbbbb', title: 'Bread', body: links.join('') };
}

describe('in a run', () => {
  test('links in text, pictures, captions and cards lead to the new place; links to others stay', async () => {
    const { bodies, report } = await migrated([
      WINTERS,
      {
        id: 'bbbbbbbbbbbb',
        title: 'Bread',
        body: `<p class="graf graf--p">See <a href="https://medium.com/p/${ID}">that</a> and <a href="https://medium.com/@eve/other-cccccccccccc">hers</a>.</p>
<figure class="graf graf--figure"><a href="https://ada-example.medium.com/x-${ID}"><img class="graf-image" src="https://a.example/b.png"></a><figcaption class="imageCaption">From <a href="https://blog.example.com/x-${ID}">here</a></figcaption></figure>
<div class="graf graf--mixtapeEmbed"><a href="https://medium.com/@ada-example/x-${ID}" class="markup--mixtapeEmbed-anchor"><strong>Winters</strong><br><em>First.</em>medium.com</a></div>`,
      },
    ]);
    const text = bodies['blog/bread.md'] ?? '';
    expect(text).toContain(
      'See [that](/blog/winters) and [hers](https://medium.com/@eve/other-cccccccccccc).',
    );
    expect(text).not.toContain(ID);
    expect(text.match(/\/blog\/winters/g)).toHaveLength(4);
    expect(report.posts.flatMap(({ losses }) => losses)).toEqual([]);
    expect(report.posts.flatMap(({ messages }) => messages)).toEqual([]);
  });

  test.each(presets.map(({ name, url }) => [name, url] as const))(
    '%s: the address is the preset’s',
    async (preset, url) => {
      const { bodies, report, input, output } = await migrated(
        [WINTERS, linking(`https://medium.com/p/${ID}`)],
        { preset },
      );
      const at = url
        .replace(':slug', 'winters')
        .replace(':year', '2021')
        .replace(':month', '03')
        .replace(':day', '04');
      expect(Object.values(bodies).join('\n')).toContain(`See [link 0](${at}).`);
      expect(report.posts.flatMap(({ losses }) => losses)).toEqual([]);
      const verified = await verifyBlog(input, { output, preset });
      expect(verified.posts.map(({ state }) => state)).toEqual(['whole', 'whole']);
    },
  );

  test('--post-url goes before it; --own-links keep leaves all links as they are', async () => {
    const posts = [WINTERS, linking(`https://medium.com/p/${ID}#9dbd`, '#9dbd')];
    const chosen = await migrated(posts, { postUrl: 'https://ada.example/:year/:slug/' });
    expect(chosen.bodies['blog/bread.md']).toContain('(https://ada.example/2021/winters/#9dbd)');
    const kept = await migrated(posts, { ownLinks: 'keep' });
    expect(kept.bodies['blog/bread.md']).toContain(`(https://medium.com/p/${ID}#9dbd)`);
    expect(kept.bodies['blog/winters.md']).toBe('First.\n\nSecond.');
  });

  test('a paragraph is marked where a link asks for it, and nowhere else', async () => {
    const { bodies, report } = await migrated([
      WINTERS,
      linking(`https://medium.com/p/${ID}?source=x#9dbd`, '#aaaa'),
    ]);
    expect(bodies['blog/bread.md']).toContain('(/blog/winters#9dbd)');
    expect(bodies['blog/winters.md']).toBe('<a id="9dbd"></a>\n\nFirst.\n\nSecond.');
    expect(report.posts.flatMap(({ losses }) => losses)).toEqual([]);
  });

  test('marks of titles, listings, items, quotes and pictures', async () => {
    const body = `<h3 name="0001" class="graf graf--h3 graf--title">Winters</h3><p class="graf">A <strong>b</strong>.</p><pre name="0002" class="graf graf--pre">one</pre><pre name="0003" class="graf graf--pre">two</pre>
<ul class="postList"><li name="0004" class="graf graf--li">x</li><li name="0005" class="graf graf--li">y</li></ul><blockquote name="0006" class="graf graf--blockquote">q</blockquote><figure name="0007" class="graf graf--figure"><img src="https://a.example/b.png"></figure><h3 name="0008" class="graf graf--h3">h</h3>`;
    const links = ['0001', '0003', '0005', '0006', '0007', '0008'].map(
      (name) => `https://medium.com/p/${ID}#${name}`,
    );
    const { bodies, report } = await migrated([{ ...WINTERS, body }, linking(...links)]);
    expect(bodies['blog/winters.md']).toBe(`<a id="0001"></a>

A **b**.

<a id="0003"></a>

\`\`\`
one

two
\`\`\`

- x
- <a id="0005"></a>y

<a id="0006"></a>

> q

<a id="0007"></a>

![](https://a.example/b.png)

<a id="0008"></a>

### h`);
    expect(report.posts.flatMap(({ losses }) => losses)).toEqual([]);
  });

  test('links to own addresses without a post here are reported, drafts among them', async () => {
    const { report, bodies } = await migrated(
      [
        { ...WINTERS, draft: true },
        linking(
          `https://medium.com/@Ada-Example/x-${ID}`,
          'https://ada-example.medium.com/gone-111111111111',
          'https://www.blog.example.com/gone-222222222222',
          'https://other.example.com/gone-333333333333',
          'https://medium.com/@ada-example',
        ),
      ],
      { ownDomain: ['https://blog.example.com/'] },
    );
    const messages = report.posts.flatMap((post) => post.messages);
    expect(messages.map(({ code }) => code)).toEqual([
      'own-link-missing',
      'own-link-missing',
      'own-link-missing',
    ]);
    expect(bodies['blog/bread.md']).toContain(`(https://medium.com/@Ada-Example/x-${ID})`);
  });

  test('posts that a filter leaves out are no targets', async () => {
    const { bodies } = await migrated([WINTERS, linking(`https://medium.com/p/${ID}`)], {
      only: ['bbbbbbbbbbbb'],
    });
    expect(bodies['blog/bread.md']).toContain(`(https://medium.com/p/${ID})`);
  });
});

describe('a post that comes in later', () => {
  test('mends the links of the others, and marks are kept; only those lines change', async () => {
    const target = { ...WINTERS, title: 'Winters' };
    const bread = linking(`https://medium.com/p/${ID}#9dbd`, 'https://a.example/');
    const { input, output, bodies } = await migrated([
      bread,
      { id: 'cccccccccccc', title: 'Alone', body: '<p class="graf">Words.</p>' },
    ]);
    const before = await readFile(join(output, 'blog/bread.md'), 'utf8');
    expect(bodies['blog/bread.md']).toContain(`https://medium.com/p/${ID}#9dbd`);
    await writeFile(join(input, `posts/2021-03-04_Winters-${ID}.html`), pageOf(target));

    const second = await migrate(input, { output, offline: true });
    expect(second.posts.map(({ file, state }) => [file, state])).toEqual([
      ['blog/alone.md', 'keep'],
      ['blog/bread.md', 'update'],
      ['blog/winters.md', 'create'],
    ]);
    expect(second.posts[1]?.lines).toEqual({ added: 1, removed: 1 });
    expect(await readFile(join(output, 'blog/bread.md'), 'utf8')).toBe(
      before.replace(`https://medium.com/p/${ID}#9dbd`, '/blog/winters#9dbd'),
    );
    expect(await readFile(join(output, 'blog/winters.md'), 'utf8')).toContain('<a id="9dbd"></a>\n\nFirst.');

    const third = await migrate(input, { output, offline: true });
    expect(third.posts.map(({ state }) => state)).toEqual(['keep', 'keep', 'keep']);
    // Another program would make all anew: the marks are asked for by what the lock file remembers.
    await writeFile(
      join(input, `posts/2021-03-04_Winters-${ID}.html`),
      pageOf({ ...target, body: target.body.replace('Second', 'Last') }),
    );
    const fourth = await migrate(input, { output, offline: true });
    expect(fourth.posts.map(({ state }) => state)).toEqual(['keep', 'keep', 'update']);
    expect(await readFile(join(output, 'blog/winters.md'), 'utf8')).toContain(
      '<a id="9dbd"></a>\n\nFirst.\n\nLast.',
    );
  });

  test('mends posts of other exports, too, and leaves their edits', async () => {
    const { output } = await migrated([linking(`https://medium.com/p/${ID}`, 'https://a.example/')]);
    const file = join(output, 'blog/bread.md');
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace('link 1', 'my own words'));
    const input = await temporaryFolder({ [`posts/2021-03-04_Winters-${ID}.html`]: pageOf(WINTERS) });

    const dry = await migrate(input, { output, offline: true, dryRun: true });
    expect(dry.posts.map((post) => [post.file, post.state])).toEqual([
      ['blog/bread.md', 'merge'],
      ['blog/winters.md', 'create'],
    ]);
    const report = await migrate(input, { output, offline: true });
    expect(report.posts.map((post) => [post.file, post.state, post.lines])).toEqual([
      ['blog/bread.md', 'merge', { added: 1, removed: 1 }],
      ['blog/winters.md', 'create', expect.anything()],
    ]);
    expect(await readFile(file, 'utf8')).toBe(
      before.replace('link 1', 'my own words').replace(`https://medium.com/p/${ID}`, '/blog/winters'),
    );
    const again = await migrate(input, { output, offline: true });
    expect(again.posts.map(({ state }) => state)).toEqual(['orphan', 'keep']);
  });

  test('alone in its export: the lock file knows where the others are', async () => {
    const { output } = await migrated([WINTERS]);
    const bread = linking(`https://medium.com/p/${ID}`);
    const input = await temporaryFolder({ 'posts/2021-03-04_Bread-bbbbbbbbbbbb.html': pageOf(bread) });
    await migrate(input, { output, offline: true });
    expect(await readFile(join(output, 'blog/bread.md'), 'utf8')).toContain('(/blog/winters)');
  });
});

describe('relink', () => {
  const to = (url: string) => ownTarget(url, new Map([[ID, '/blog/winters']]));
  const old = `https://medium.com/@ada/winters-${ID}`;

  test.each([
    [`See [that](${old}).`, 'See [that](/blog/winters).'],
    [`[![](/a.png)](${old} "Says \\"so\\"")`, '[![](/a.png)](/blog/winters "Says \\"so\\"")'],
    [`- [a \\[b\\]](${old}#9dbd)\n- x`, '- [a \\[b\\]](/blog/winters#9dbd)\n- x'],
    [`[\`a\`](${old}) and [\`b](\`](${old})`, '[`a`](/blog/winters) and [`b](`](/blog/winters)'],
    [
      `<figure><img src="${old}" alt="" /><figcaption>By <a href="${old}?a=1&amp;b=2">me</a></figcaption></figure>`,
      `<figure><img src="${old}" alt="" /><figcaption>By <a href="/blog/winters">me</a></figcaption></figure>`,
    ],
    [
      `{{< figure src="/a.png" link="${old}" caption="By [me](${old})" >}}`,
      '{{< figure src="/a.png" link="/blog/winters" caption="By [me](/blog/winters)" >}}',
    ],
    [`> [a](<${old}>)`, '> [a](/blog/winters)'],
  ])('%s', (text, expected) => {
    expect(relink(text, to)).toBe(expected);
    const file = `---\ncanonical_link: ${old}\n---\n\n${text}\n`;
    expect(relink(file, to)).toBe(`${file.slice(0, -text.length - 1) + expected}\n`);
  });

  test.each([
    `The address ${old} in words`,
    `\`[a](${old})\``,
    `\`\`[a](${old}) \` <a href="${old}">\`\``,
    `\`a\n[b](${old})\``,
    `\`\`\`md\n[a](${old})\n\n<a href="${old}">\n\`\`\``,
    `> \`\`\`\`\n> \`\`\`\n> [a](${old})\n> \`\`\`\``,
    `- \`\`\`\n  [a](${old})\n  \`\`\``,
    `\\[a\\](${old})`,
    `&lt;a href="${old}">`,
    `![a](/b.png) [c](https://medium.com/p/000000000000)`,
  ])('stays: %s', (text) => expect(relink(text, to)).toBe(text));

  test('a lone backtick begins no code', () => {
    expect(relink(`A \` and [a](${old})\n\n\\\`[a](${old})\``, to)).toBe(
      'A ` and [a](/blog/winters)\n\n\\`[a](/blog/winters)`',
    );
  });

  test('mends a post as a run with the new post would have written it', async () => {
    const bread = linking(old, `https://medium.com/r/?url=${encodeURIComponent(old)}`, 'https://a.example/');
    const alone = await migrated([bread]);
    const together = await migrated([WINTERS, bread]);
    expect(relink(alone.bodies['blog/bread.md'] ?? '', to)).toBe(together.bodies['blog/bread.md']);
  });
});

describe.skipIf(!hasCorpus)('on the corpus (needs ../shared)', () => {
  test.each(hasCorpus ? corpusArchives() : [])(
    '%s: no link to a post of the archive is left',
    async (name, folder) => {
      const output = await temporaryFolder();
      const report = await migrate(folder, { output, images: 'remote' });
      const ids = new Set(
        report.posts.flatMap(({ kind, id, file }) =>
          kind === 'post' && id && !/-2\.md$/.test(file) ? [id] : [],
        ),
      );
      const slugs = new Set(report.posts.map(({ file }) => file.replace(/\.md$/, '')));
      const texts = await Promise.all(report.posts.map(({ file }) => readFile(join(output, file), 'utf8')));
      const targets = texts.flatMap((text) => {
        const found: string[] = [];
        relink(text, (url) => void found.push(url));
        return found;
      });
      expect(targets.filter((url) => ids.has(mediumReference(url)?.id ?? ''))).toEqual([]);
      const own = targets.filter((url) => url.startsWith('/blog/'));
      expect(own.filter((url) => !slugs.has(decodeURI(url).slice(1).replace(/#.*/, '')))).toEqual([]);
      expect(report.posts.flatMap(({ losses = [] }) => losses)).toEqual([]);
      console.log(`${name}: ${own.length} links among own posts`);
    },
    120_000,
  );
});
