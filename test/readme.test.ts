/** The README and the documents say what is true: options, examples, fixtures and links are held against the program. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate } from '../src/index.ts';
import {
  importOptions,
  migrateOptions,
  reportOptions,
  terminalOptions,
  verifyOptions,
} from '../src/options.ts';
import { filesIn } from './support/files-in.ts';
import { fixturePage } from './support/fixture-page.ts';
import { makePng } from './support/make-png.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const FIDELITY = readFileSync(join(ROOT, 'docs/fidelity.md'), 'utf8');
const IMPORT = readFileSync(join(ROOT, 'docs/import.md'), 'utf8');
const CONSTRUCTS = join(ROOT, 'test/constructs');

describe('options', () => {
  test('each has its heading, in the order of the table, and no heading names another', () => {
    const headings = [...README.matchAll(/^### --(\S+)$/gm)].map(([, name]) => name);
    expect(headings).toEqual(
      Object.keys({
        ...migrateOptions,
        ...verifyOptions,
        ...importOptions,
        ...reportOptions,
        ...terminalOptions,
      }),
    );
  });

  test.each(Object.entries({ ...migrateOptions, ...importOptions, ...reportOptions, ...terminalOptions }))(
    '--%s: values, alias, default',
    (name, spec) => {
      const [section = ''] = README.split(`\n### --${name}\n`)[1]?.split(/\n##+ /) ?? [];
      expect(section.trim()).not.toBe('');
      const told = [
        ...('choices' in spec ? spec.choices : []),
        ...('alias' in spec ? [`-${spec.alias}`] : []),
        ...('default' in spec && (spec.type === 'string' || spec.type === 'number')
          ? [String(spec.default)]
          : []),
      ];
      expect(told.filter((it) => !section.includes(`\`${it}\``) && !section.includes(`\`${it} `))).toEqual(
        [],
      );
    },
  );

  test('every option in a command or in the text exists', () => {
    const known = Object.keys({
      ...migrateOptions,
      ...importOptions,
      ...reportOptions,
      ...terminalOptions,
      help: 0,
      version: 0,
    });
    const used = [
      ...[README, FIDELITY, IMPORT].join('\n').matchAll(/(?<![\w-])--(?:no-)?([a-z][a-z-]+)/g),
    ].map(([, name]) => name ?? '');
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('examples', () => {
  test('the library example compiles against the package and runs', async () => {
    const folder = await temporaryFolder({
      'example.ts': blockWith('ts', "from 'medium-migrate'"),
      'package.json': '{ "type": "module" }',
      'node_modules/': '',
      'input/': '',
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          module: 'NodeNext',
          target: 'ES2023',
          strict: true,
          skipLibCheck: true,
          types: ['node'],
          typeRoots: [join(ROOT, 'node_modules/@types')],
        },
        files: ['example.ts'],
      }),
    });
    await symlink(ROOT, join(folder, 'node_modules/medium-migrate'), 'junction');
    await symlink(join(ROOT, 'input/sample'), join(folder, 'input/sample'), 'junction');
    run([join(ROOT, 'node_modules/typescript/bin/tsc'), '--project', '.'], folder);
    const said = run(['example.js'], folder).trim().split('\n');

    expect(said).toHaveLength(7);
    expect(said.filter((line) => !line.endsWith('.md whole'))).toEqual([]);
    expect(Object.keys(await filesIn(join(folder, 'my-blog')))).toContain(
      'blog/four-winters-with-one-bicycle.md',
    );
  });

  test('Markdown after Medium’s HTML is what the program makes of it', async () => {
    const folder = await temporaryFolder({
      'posts/a.html': fixturePage(blockWith('html', 'graf--h3'), { title: 'Winters' }),
      'pictures/1_Wn7hB2kQzT4mXe9LrC1sVg.png': makePng(1),
    });
    const output = await temporaryFolder();
    const report = await migrate(folder, { output, offline: true });
    expect(report.posts.flatMap(({ losses }) => losses)).toEqual([]);
    const text = await readFile(join(output, 'blog/winters.md'), 'utf8');
    expect(text.replace(/^---\n[\s\S]*?\n---\n\n/, '')).toBe(blockWith('markdown', '### What broke'));
  });

  test('the summary and the front matter are those of the sample', async () => {
    const folder = await temporaryFolder({ 'input/': '' });
    await symlink(join(ROOT, 'input/sample'), join(folder, 'input/sample'), 'junction');
    const summary = run([join(ROOT, 'dist/cli.js'), 'migrate', '--offline', '--quiet'], folder);
    expect(summary).toBe(blockWith('text', 'came over whole'));
    const post = await readFile(join(folder, 'output/blog/four-winters-with-one-bicycle.md'), 'utf8');
    expect(post.startsWith(blockWith('yaml', 'Four winters'))).toBe(true);
  });
});

describe('documents', () => {
  test('every fixture folder is mentioned in fidelity.md, and every fixture named there exists', () => {
    const folders = readdirSync(CONSTRUCTS);
    expect(folders.filter((name) => !FIDELITY.includes(`../test/constructs/${name})`))).toEqual([]);
    const named = [...FIDELITY.matchAll(/`([a-z-]+)\/([a-z-]+)`/g)].filter(([, folder = '']) =>
      folders.includes(folder),
    );
    expect(named.length).toBeGreaterThan(folders.length);
    const missing = named.filter(
      ([, folder = '', name]) => !existsSync(join(CONSTRUCTS, folder, `${name}.html`)),
    );
    expect(missing.map(([text]) => text)).toEqual([]);
  });

  const documents = [
    'README.md',
    'CHANGELOG.md',
    ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
  ];

  test.each(documents.filter((name) => name.endsWith('.md')))(
    'every link in %s leads somewhere',
    async (name) => {
      const path = join(ROOT, name);
      const prose = (await readFile(path, 'utf8'))
        .replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
        .replace(/`[^`\n]*`/g, '');
      const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
      const relative = targets.filter((target) => !/^https?:/.test(target));
      expect(relative.filter((target) => !leadsSomewhere(path, target))).toEqual([]);
    },
  );
});

function leadsSomewhere(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : join(dirname(from), file);
  if (!existsSync(path)) return false;
  return anchor === undefined || anchors(readFileSync(path, 'utf8')).includes(anchor);
}

/** Headings as GitHub makes anchors of them. */
function anchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** The fenced block of the README in this language that holds `text`. */
function blockWith(language: string, text: string): string {
  const blocks = [...README.matchAll(/^(`{3,})(\w+)\n([\s\S]*?\n)\1$/gm)];
  const found = blocks.find(([, , name, content = '']) => name === language && content.includes(text));
  if (!found?.[3]) throw new Error(`The README has no ${language} block with ${text}`);
  return found[3];
}

function run(args: readonly string[], cwd: string): string {
  return execFileSync(process.execPath, args, { cwd, encoding: 'utf8' });
}
