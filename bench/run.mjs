/**
 * Measures speed, memory and growth beside their references, in one run on the same posts; `npm run bench` builds first.
 * Prints ratios with their spread and writes `bench/RESULTS.md`. `--quick` tries everything on fewer posts and writes nothing.
 */

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originalPosts, writePosts, writeZip } from './posts.mjs';
import { figure, markdownOf, ratioLine } from './results.mjs';
import { runProcess } from './run-process.mjs';

const quick = process.argv.includes('--quick');
const MANY = quick ? 1_000 : 10_000;
const REPEATS = quick ? 1 : 3;
/** No repeat begins later than this. */
const LAST_START_MS = 8 * 60_000;

const BENCH = import.meta.dirname;
const CLI = join(BENCH, '../dist/cli.js');
const begun = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

try {
  const { pages, what } = originalPosts();
  const inputs = new Map([1, 100, 600, 1_000, MANY].map((count) => [count, join(folder, `input-${count}`)]));
  for (const [count, input] of inputs) writePosts(input, pages, count);
  const sections = [
    await speed(inputs),
    await memory(inputs, pages),
    growthOfArchives(inputs),
    growthOfPosts(),
    startUp(),
  ];
  const results = markdownOf({ what: `${MANY} posts made of ${what}`, sections, seconds: elapsed() / 1000 });
  console.log(results);
  if (!quick) writeFileSync(join(BENCH, 'RESULTS.md'), results);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function speed(inputs) {
  const runs = [];
  for (let i = 0; i < REPEATS && (i === 0 || elapsed() < LAST_START_MS); i++) {
    runs.push({ many: speedOf(inputs.get(MANY)), some: speedOf(inputs.get(600)) });
  }
  const ratio = (what, goal, of) => ratioLine(what, runs.map(of), goal);
  const number = (what, unit, of) => figure(what, runs.map(({ many }) => of(many)), unit);
  const lines = [
    ratio('convert, whole process, ÷ stock in memory', '≥ 5', ({ many }) => many.stock / many.convert.wall),
    ratio('convert, whole process, ÷ the Rust converter in memory', '≥ 1', ({ many }) => many.rust / many.convert.wall),
    ratio('the same, ÷ its whole process', '', ({ many }) => many.rustProcess.wall / many.convert.wall),
    ratio('convert and verify, whole process, ÷ stock in memory', '≥ 3', ({ many }) => many.stock / many.verify.wall),
    ratio('600 posts, start-up included, ÷ stock with its start-up', '≥ 4', ({ some }) => some.stockProcess.wall / some.convert.wall),
    ratio('second run, time ÷ reading and hashing the same files', '≤ 3', ({ many }) => many.again.wall / many.hash.wall),
    ratio('diff, time ÷ reading and hashing the same files', '≤ 3', ({ many }) => many.diff.wall / many.hash.wall),
    ratio('second run, time ÷ reading and hashing the pages alone', '', ({ many }) => many.again.wall / many.hashPages.wall),
    number('stock cheerio + Turndown', 'posts/s', ({ stock }) => (MANY / stock) * 1000),
    number('the Rust converter', 'posts/s', ({ rust }) => (MANY / rust) * 1000),
    number('migrate --images remote --no-verify', 'posts/s', ({ convert }) => (MANY / convert.wall) * 1000),
    number('the same, processor time for each post', 'ms', ({ convert }) => convert.cpu / MANY),
    number('migrate --images remote', 'posts/s', ({ verify }) => (MANY / verify.wall) * 1000),
    number('the same, processor time for each post', 'ms', ({ verify }) => verify.cpu / MANY),
    figure('600 posts, whole process', runs.map(({ some }) => some.convert.wall / 1000), 's'),
    number('a second run', 's', ({ again }) => again.wall / 1000),
    number('diff', 's', ({ diff }) => diff.wall / 1000),
    number('reading and hashing the same files', 's', ({ hash }) => hash.wall / 1000),
  ];
  return { title: `Speed (${runs.length} repeats)`, lines };
}

/** All that is compared, one right after the other. */
function speedOf(input) {
  const posts = join(input, 'posts');
  const reference = (which, ...folders) => runProcess([join(BENCH, 'reference.mjs'), which, ...folders]);
  const output = freshFolder();
  const stockProcess = reference('stock', posts);
  const rustProcess = reference('rust', posts);
  const run = {
    stockProcess,
    stock: Number(stockProcess.printed),
    convert: migrate(input, freshFolder(), ['--no-verify']),
    rustProcess,
    rust: Number(rustProcess.printed),
    verify: migrate(input, output),
    again: migrate(input, output),
    diff: ours(['diff', input, '--output', output, '--images', 'remote', '--quiet']),
    hash: reference('hash', posts, ...foldersOfPosts(output)),
    hashPages: reference('hash', posts),
  };
  return run;
}

/** Where a blog has its Markdown files. */
function foldersOfPosts(output) {
  return ['blog', 'drafts', 'responses'].map((name) => join(output, name)).filter((folder) => existsSync(folder));
}

async function memory(inputs, pages) {
  const peak = (input) => migrate(input, freshFolder()).memory;
  const [few, many] = [peak(inputs.get(quick ? 100 : 1_000)), peak(inputs.get(MANY))];
  const zip = join(folder, 'posts.zip');
  const size = await writeZip(zip, pages, MANY);
  const large = join(folder, 'large');
  writePosts(large, [{ name: 'large-0123456789ab.html', html: largePost(20e6) }], 1);
  return {
    title: 'Memory, at its peak',
    lines: [
      ratioLine(`${MANY} posts ÷ ${MANY / 10} posts`, [many / few], '≤ 1.3'),
      figure(`${MANY / 10} posts`, [few], 'MiB'),
      figure(`${MANY} posts`, [many], 'MiB'),
      figure(`a zip of ${Math.round(size / 1e6)} MB`, [peak(zip)], 'MiB'),
      figure('one post of 20 MB', [peak(large)], 'MiB'),
    ],
  };
}

function largePost(size) {
  const paragraph = '<p class="graf graf--p">Some words, <strong class="markup--strong">some of them bold</strong>.</p>';
  return `<article class="h-entry"><header><h1 class="p-name">Long</h1></header><section data-field="body" class="e-content"><section class="section">${paragraph.repeat(size / paragraph.length)}</section></section><footer></footer></article>`;
}

function growthOfArchives(inputs) {
  const cpu = (count) => migrate(inputs.get(count), freshFolder()).cpu;
  const start = cpu(1);
  return {
    title: 'Growth with the number of posts: processor time for each, that of a run with one post taken off',
    lines: [100, 1_000, MANY].map((count) => figure(`${count} posts`, [(cpu(count) - start) / count], 'ms')),
  };
}

function growthOfPosts() {
  const shapes = JSON.parse(runProcess([join(BENCH, 'growth.mjs')]).printed);
  return {
    title: 'Growth with the length of a post: converted and verified, processor time ÷ that of a tenth of it',
    lines: shapes.flatMap(({ name, short, long }) => [
      ratioLine(name, [long / short], 'about 10'),
      figure('', [long / 1000], 's'),
    ]),
  };
}

/** In turns, so that all meet the machine in the same state. */
function startUp() {
  const commands = { bare: ['-e', '0'], version: [CLI, '--version'], help: [CLI, '--help'] };
  const times = Array.from({ length: quick ? 5 : 21 }, () =>
    Object.fromEntries(Object.entries(commands).map(([name, args]) => [name, runProcess(args, { bare: true }).wall])),
  );
  return {
    title: `Start-up (${times.length} repeats)`,
    lines: [
      ratioLine('--version ÷ node -e 0', times.map(({ version, bare }) => version / bare), '≤ 1.3'),
      ratioLine('--help ÷ node -e 0', times.map(({ help, bare }) => help / bare), '≤ 3'),
      figure('node -e 0', times.map(({ bare }) => bare), 'ms'),
    ],
  };
}

function migrate(input, output, more = []) {
  return ours(['migrate', input, '--output', output, '--images', 'remote', '--quiet', ...more]);
}

/** Exit code 1 tells of losses or differences, which are no matter of speed. */
function ours(args) {
  return runProcess([CLI, ...args], { cwd: folder, expected: [0, 1] });
}

/** Nothing is removed before the end: for a minute ext4 steps over every file that was, whenever it makes one. */
function freshFolder() {
  return mkdtempSync(join(folder, 'output-'));
}

function elapsed() {
  return performance.now() - begun;
}
