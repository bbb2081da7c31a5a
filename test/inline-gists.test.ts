import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gistMessages, gistRequests } from '../src/gist-requests.ts';
import { gistFile } from '../src/io/gists/parse-gist.ts';
import { judgePost } from '../src/judge-post.ts';
import type { GistAnswer, GistFile, Gists } from '../src/model.ts';
import { parsePost } from '../src/parse-post.ts';
import { presets } from '../src/presets/index.ts';
import type { Preset } from '../src/presets/preset.ts';
import { renderPost } from '../src/render-post.ts';
import { fixturePage } from './support/fixture-page.ts';

const id = '0123456789abcdef0123456789abcdef';
const page = `https://gist.github.com/ada-example/${id}`;

const figure = (src: string, caption = '') =>
  `<figure name="96af" id="96af" class="graf graf--figure graf--iframe"><script src="${src}"></script>${caption === '' ? '' : `<figcaption class="imageCaption">${caption}</figcaption>`}</figure>`;
const around = (inside: string) =>
  `<p name="e947" id="e947" class="graf graf--p graf--leading">Above.</p>${inside}<p name="515b" id="515b" class="graf graf--p graf--trailing">Below.</p>`;

const loaf = gistFile(page, 'loaf.js', 'JavaScript', 'bake(4);\r\n\r\n  wait();\r\n');
const notes = gistFile(page, 'My notes.md', 'Markdown', '# Rye\n```sh\nls\n```');

const had = (...files: readonly GistFile[]): Gists => new Map([[id, { status: 'had', files }]]);
const failed: GistAnswer = { status: 'failed', reason: 'not-found', detail: '404' };

function convert(inside: string, gists: Gists | undefined, preset?: Preset) {
  const source = { path: 'p.html', name: 'p.html', html: fixturePage(inside) };
  const post = parsePost(source, { guessedLanguages: false });
  if (!post) throw new Error('no post');
  const options = {
    captions: 'alt',
    cardImages: false,
    guessedLanguages: false,
    assetPrefix: '/',
    settings: {},
    gists,
    ...(preset ? { preset } : {}),
  } as const;
  const rendered = renderPost(post, 'slug', new Map(), options);
  const body = rendered.text.split('\n---\n')[1]?.trim() ?? '';
  return {
    post,
    body,
    rendered,
    losses: (text = rendered.text, given = gists) =>
      judgePost(post, text, rendered, { ...options, gists: given }),
  };
}

describe('a gist in the text', () => {
  it('is its code, under its name', () => {
    const { body, losses } = convert(around(figure(`${page}.js`)), had(loaf));
    expect(body).toBe(
      `Above.\n\n[\`loaf.js\`](${page}#file-loaf-js)\n\n\`\`\`js\nbake(4);\n\n  wait();\n\`\`\`\n\nBelow.`,
    );
    expect(losses()).toEqual([]);
  });

  it('with several files has them all, fences longer than those inside', () => {
    const { body, losses } = convert(around(figure(`${page}.js`)), had(loaf, notes));
    expect(body).toContain(
      `[\`My notes.md\`](${page}#file-my-notes-md)\n\n\`\`\`\`markdown\n# Rye\n\`\`\`sh\nls\n\`\`\`\n\`\`\`\``,
    );
    expect(body).toContain('```js\nbake(4);');
    expect(losses()).toEqual([]);
  });

  it.each([
    ['Medium’s anchor', `${page}#file-my-notes-md.js`],
    ['GitHub’s anchor', `${page}.js#file-my-notes-md`],
    ['a name', `${page}.js?file=My%20notes.md`],
  ])('has the one file that is meant: %s', (_, src) => {
    const { body, losses } = convert(around(figure(src)), had(loaf, notes));
    expect(body).toContain('# Rye');
    expect(body).not.toContain('bake');
    expect(losses()).toEqual([]);
  });

  it('has all files where the one that is meant is gone', () => {
    const { body, losses } = convert(around(figure(`${page}#file-old-js.js`)), had(loaf, notes));
    expect(body).toMatch(/bake[\s\S]*# Rye/);
    expect(losses()).toEqual([]);
  });

  it('keeps its caption', () => {
    const { body, losses } = convert(
      around(figure(`${page}.js`, 'The whole <code>loaf</code>, *baked*')),
      had(loaf),
    );
    expect(body).toContain('```\n\n_The whole `loaf`, \\*baked\\*_\n\nBelow.');
    expect(losses()).toEqual([]);
  });

  it.each([
    ['twice', figure(`${page}.js`) + figure(`${page}.js`)],
    [
      'beside a listing',
      `<pre class="graf graf--pre">one</pre>${figure(`${page}.js`)}<pre class="graf graf--pre">two</pre>`,
    ],
    ['first and last', ''],
  ])('stands anywhere: %s', (_, inside) => {
    const { losses } = convert(inside === '' ? figure(`${page}.js`) : around(inside), had(loaf));
    expect(losses()).toEqual([]);
  });

  it.each([
    ['was not asked for', undefined],
    ['is another', new Map([['fedcba9876543210', { status: 'had', files: [loaf] } as const]])],
    ['was not had', new Map([[id, failed]])],
    ['is empty', had({ ...loaf, text: ' \n' })],
  ])('stays embedded where it %s', (_, gists) => {
    const { body, losses } = convert(around(figure(`${page}.js`)), gists);
    expect(body).toContain(`<script src="${page}.js"></script>`);
    expect(losses()).toEqual([]);
  });

  it('stays embedded within a quote, where Medium has none', () => {
    const { body, losses } = convert(
      `<blockquote class="graf graf--blockquote">Said. ${figure(`${page}.js`)}</blockquote>`,
      had(loaf),
    );
    expect(body).toContain('<script');
    expect(losses()).toEqual([]);
  });

  it('old ones, with a number and without a user', () => {
    const { body, post } = convert(
      around(figure('https://gist.github.com/5720255.js')),
      new Map([['5720255', { status: 'had', files: [loaf] }]]),
    );
    expect(body).toContain('bake(4);');
    expect(gistRequests(post.body)).toEqual([{ id: '5720255' }]);
  });
});

describe('every site generator', () => {
  const trap = gistFile(
    page,
    '{{ x }}{% y %}.liquid',
    undefined,
    '{{< youtube >}} {% endraw %}\n{{ x }} </code>\n```',
  );

  it.each(presets.map((preset) => [preset.name, preset] as const))(
    '%s reads the code to the letter',
    (_, preset) => {
      const { losses } = convert(
        around(figure(`${page}.js`, 'A {{ caption }}')),
        had(loaf, trap, notes),
        preset,
      );
      expect(losses()).toEqual([]);
    },
  );
});

describe('the judge', () => {
  const { rendered, losses } = convert(around(figure(`${page}.js`)), had(loaf, notes));

  it.each([
    ['a changed line', 'bake(4)', 'bake(5)', 'code'],
    ['a missing line', '\n  wait();', '', 'code'],
    ['another language', '```js', '```ts', 'language'],
    ['another name', '`loaf.js`', '`leaf.js`', 'words'],
    ['another link', '#file-loaf-js', '#file-leaf-js', 'link'],
    ['a missing file', /\[`My[\s\S]*?````\n````\n|\[`My[\s\S]*?\n````\n/, '', 'code'],
  ])('misses %s', (_, from, to, kind) => {
    const text = rendered.text.replace(from, to);
    expect(text).not.toBe(rendered.text);
    expect(losses(text).map((loss) => loss.kind)).toContain(kind);
  });

  it('misses the code where the embed stayed, and the embed where the code stands', () => {
    const embedded = convert(around(figure(`${page}.js`)), undefined);
    expect(embedded.losses(embedded.rendered.text, had(loaf))).not.toEqual([]);
    expect(losses(rendered.text, new Map())).not.toEqual([]);
  });
});

describe('requests and messages', () => {
  it('each gist once', () => {
    const { post } = convert(
      figure(`${page}.js`) +
        figure(`${page}#file-x-js.js`) +
        figure('https://gist.github.com/bob/fedcba9876543210.js'),
      undefined,
    );
    expect(gistRequests(post.body)).toEqual([
      { id, user: 'ada-example' },
      { id: 'fedcba9876543210', user: 'bob' },
    ]);
  });

  it('tells of what was not had', () => {
    const { post } = convert(around(figure(`${page}.js`)), undefined);
    expect(gistMessages(post.body, new Map([[id, failed]]))).toEqual([
      { code: 'missing-gist', address: `${page}.js`, detail: '404' },
    ]);
    expect(gistMessages(post.body, had(loaf))).toEqual([]);
  });
});

it('whatever is in a gist comes over whole', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '```',
          '~~~',
          '\n',
          '\t',
          '    ',
          '</script>',
          '{{',
          '\r',
          '\0',
          '---',
          '[a]: b',
          'x',
          '\u2028',
          '\ufeff',
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join('')),
  );
  const names = fc.oneof(
    fc.constantFrom('a.js', 'Dockerfile', 'a_b*c*.md', '`x`.py', '[x](y).ts', 'ü n.txt', '<b>.html'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, texts), { minLength: 1, maxLength: 3 }), (files) => {
      const gists = had(...files.map(([name, text]) => gistFile(page, name, undefined, text)));
      expect(convert(around(figure(`${page}.js`)), gists).losses()).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
