/**
 * Measures speed, memory and growth beside their references, in one run on the same posts; `npm run bench` builds first.
 * Prints ratios with their spread and writes `bench/RESULTS.md`. `--quick` tries everything on fewer posts and writes nothing.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  const inputs = new Map([100, 600, 1_000, MANY].map((count) => [count, join(folder, `input-${count}`)]));
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
  const ratios = (of) => runs.map(of);
  const lines = [
    ratioLine('convert, whole process, ÷ stock in memory', ratios(({ many }) => many.stock / many.convert.wall), '≥ 5'),
    ratioLine('convert, whole process, ÷ the Rust converter in memory', ratios(({ many }) => many.rust / many.convert.wall), '≥ 1'),
    ratioLine('convert and verify, whole process, ÷ stock in memory', ratios(({ many }) => many.stock / many.verify.wall), '≥ 3'),
    ratioLine('600 posts, start-up included, ÷ stock with its start-up', ratios(({ some }) => some.stockProcess.wall / some.convert.wall), '≥ 4'),
    ratioLine('second run, time ÷ reading and hashing the same files', ratios(({ many }) => many.again.wall / many.hash.wall), '≤ 3'),
    ...(runs[0]?.many.diff
      ? [ratioLine('diff, time ÷ reading and hashing the same files', ratios(({ many }) => many.diff.wall / many.hash.wall), '≤ 3')]
      : []),
    figure('stock cheerio + Turndown', ratios(({ many }) => (MANY / many.stock) * 1000), 'posts/s'),
    figure('the Rust converter', ratios(({ many }) => (MANY / many.rust) * 1000), 'posts/s'),
    figure('migrate --images remote --no-verify', ratios(({ many }) => (MANY / many.convert.wall) * 1000), 'posts/s'),
    figure('the same, processor time for each post', ratios(({ many }) => many.convert.cpu / MANY), 'ms'),
    figure('migrate --images remote', ratios(({ many }) => (MANY / many.verify.wall) * 1000), 'posts/s'),
    figure('the same, processor time for each post', ratios(({ many }) => many.verify.cpu / MANY), 'ms'),
    figure('a second run', ratios(({ many }) => many.again.wall / 1000), 's'),
    figure('reading and hashing', ratios(({ many }) => many.hash.wall / 1000), 's'),
  ];
  return { title: `Speed (${runs.length} repeats)`, lines };
}

/** All that is compared, one right after the other. */
function speedOf(input) {
  const posts = join(input, 'posts');
  const reference = (which) => runProcess([join(BENCH, 'reference.mjs'), which, posts]);
  const output = freshFolder();
  const stockProcess = reference('stock');
  const run = {
    stockProcess,
    stock: Number(stockProcess.printed),
    rust: Number(reference('rust').printed),
    convert: migrate(input, freshFolder(), ['--no-verify']),
    verify: migrate(input, output),
    again: migrate(input, output),
    hash: reference('hash'),
    ...(hasDiff() ? { diff: ours(['diff', input, '--output', output, '--images', 'remote', '--quiet']) } : {}),
  };
  return run;
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
  const start = runProcess([CLI, '--version']).cpu;
  const lines = [100, 1_000, MANY].map((count) => {
    const { cpu } = migrate(inputs.get(count), freshFolder());
    return figure(`${count} posts, processor time for each, start-up taken off`, [(cpu - start) / count], 'ms');
  });
  return { title: 'Growth with the number of posts', lines };
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

function startUp() {
  const times = (args) => Array.from({ length: quick ? 5 : 21 }, () => runProcess(args, { bare: true }).wall);
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const bare = median(times(['-e', '0']));
  return {
    title: 'Start-up, median',
    lines: [
      ratioLine('--version ÷ node -e 0', [median(times([CLI, '--version'])) / bare], '≤ 1.3'),
      ratioLine('--help ÷ node -e 0', [median(times([CLI, '--help'])) / bare], '≤ 3'),
      figure('node -e 0', [bare], 'ms'),
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

function hasDiff() {
  return / diff /.test(runProcess([CLI, '--help'], { bare: true }).printed);
}

function freshFolder() {
  return mkdtempSync(join(folder, 'output-'));
}

function elapsed() {
  return performance.now() - begun;
}
