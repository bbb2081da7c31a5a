/** The program loads what a run needs, and nothing else: libraries take longer to load than most runs take without them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type CliOptions, runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const SAMPLE = join(import.meta.dirname, '../input/sample');
const HOOK = pathToFileURL(join(import.meta.dirname, 'support/note-loaded.mjs'));

type Loaded = {
  /** The names of packages, each once. */
  readonly packages: readonly string[];
  /** How many modules of our own. */
  readonly own: number;
};

async function loadedBy(
  args: readonly string[],
  how: Pick<CliOptions, 'cwd' | 'script'> = {},
): Promise<Loaded> {
  const list = join(await temporaryFolder(), 'loaded');
  const env = { NODE_OPTIONS: `--import=${HOOK}`, NOTE_LOADED: list };
  const { code, stderr } = await runCli(args, { env, ...how });
  expect([code, stderr.replace(/^(?:posts|pictures): .*\n/gm, '')]).toEqual([0, '']);
  const files = (await readFile(list, 'utf8')).replaceAll('\\', '/').split('\n');
  const packages = files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  const own = files.filter((file) => file.includes('/dist/') && !file.includes('/node_modules/'));
  return { packages: [...new Set(packages)].sort(), own: new Set(own).size };
}

/** The libraries for what a plain migration does not do. */
const SPECIAL = [
  ...['cheerio', 'commonmark', 'cli-progress', 'csv-parse', 'diff', 'encoding-sniffer', 'file-type', 'got'],
  ...['htmlparser2', 'http-proxy-agent', 'https-proxy-agent', 'image-size', 'node-diff3', 'sanitize-html'],
  ...['smol-toml', '@mixmark-io/domino', 'transliteration', 'undici', 'yauzl', 'yazl'],
];

test('the library: presets and types, and what a migration begins with', async () => {
  const script = join(import.meta.dirname, '../dist/index.js');
  const { packages } = await loadedBy([], { script });
  expect(packages.filter((name) => SPECIAL.includes(name))).toEqual([]);
});

test('--version: one module, and no library', async () => {
  expect(await loadedBy(['--version'])).toEqual({ packages: [], own: 1 });
});

test('--help: what reads the command line, and no command', async () => {
  const { packages, own } = await loadedBy(['--help']);
  expect(packages).toContain('yargs');
  const { dependencies } = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8'));
  const ours = packages.filter((name) => name in dependencies);
  expect(ours).toEqual(['fastest-levenshtein', 'yargs']);
  expect(own).toBeLessThan(15);
});

test('a migration without pictures and proof loads what makes Markdown; when all is made, not even that', async () => {
  const cwd = await temporaryFolder();
  const command = ['migrate', SAMPLE, '--images', 'remote', '--no-verify'];
  const first = await loadedBy(command, { cwd });
  expect(first.packages).toEqual(expect.arrayContaining(['domhandler', 'js-yaml', 'turndown']));
  expect(first.packages.filter((name) => SPECIAL.includes(name))).toEqual([]);
  const second = await loadedBy(command, { cwd });
  const needless = [...SPECIAL, 'js-yaml', 'turndown'];
  expect(second.packages.filter((name) => needless.includes(name))).toEqual([]);
  expect(second.own).toBeLessThan(first.own - 40);
});

test('what is asked for is loaded', async () => {
  const options = ['--offline', '--slugs', 'ascii', '--set', 'layout=post'];
  const { packages } = await loadedBy(['migrate', SAMPLE, ...options]);
  const wanted = ['commonmark', 'file-type', 'image-size', 'transliteration'];
  expect(packages).toEqual(expect.arrayContaining(wanted));
  expect(packages.filter((name) => ['diff', 'got'].includes(name))).toEqual([]);
});
