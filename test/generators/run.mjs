/**
 * Builds posts and drafts with real site generators, one preset each, and holds the built sites against the posts.
 *
 *     node test/generators/run.mjs [generator…]
 *
 * What npm has is installed once, in a folder of the system's temporary one; Hugo and Jekyll have to be there (Debian: `hugo`, `jekyll`,
 * `ruby-jekyll-redirect-from`, `ruby-jekyll-seo-tag`). A generator that is not there is left out, and said so. Zola and Obsidian cannot be
 * had from npm or Debian: their presets are held against their formats in test/presets only.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { migrate } from '../../dist/index.js';
import { checkSite } from './check-site.mjs';
import { makeExport } from './posts.mjs';
import { sites } from './sites.mjs';

const MINUTE = 60_000;
const INSTALLED = join(tmpdir(), 'medium-migrate-generators');

const wanted = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'medium-migrate-sites-'));
const input = makeExport(work);
let failed = 0;
for (const site of sites) {
  if (wanted.length > 0 && !wanted.includes(site.name)) continue;
  const started = Date.now();
  const outcome = await tryOut(site);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  if (outcome.missing) console.log(`- ${site.name}: left out; ${outcome.missing}`);
  else if (outcome.problems.length === 0) console.log(`✓ ${site.name}: ${outcome.posts} posts, ${seconds} s`);
  else {
    failed++;
    console.log(`✗ ${site.name}: ${outcome.problems.length} problems, ${seconds} s (${outcome.folder})`);
    for (const problem of outcome.problems.slice(0, 25)) console.log(`    ${problem}`);
  }
}
if (failed === 0) rmSync(work, { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;

async function tryOut(site) {
  const modules = site.npm ? install(site) : undefined;
  if (site.npm && !modules) return { missing: 'its packages could not be installed' };
  if (site.debian && spawnSync(site.debian, ['version'], { timeout: MINUTE }).error)
    return { missing: `there is no ${site.debian}` };

  const folder = join(work, site.name);
  const report = await migrate(input, { output: folder, preset: site.name, offline: true, ...site.options });
  const lost = report.posts.filter(({ losses = [] }) => losses.length > 0);
  if (lost.length > 0)
    return { folder, problems: lost.map(({ file, losses }) => `${file}: ${JSON.stringify(losses[0])}`) };
  for (const [path, text] of Object.entries(site.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (modules) {
    // What it keeps there knows the folder of an earlier run.
    rmSync(join(modules, 'node_modules/.cache'), { recursive: true, force: true });
    symlinkSync(join(modules, 'node_modules'), join(folder, 'node_modules'));
    copyFileSync(join(import.meta.dirname, site.name, 'package.json'), join(folder, 'package.json'));
  }
  const problems = build(site, folder);
  if (problems.length === 0)
    problems.push(
      ...checkSite({
        folder: builtSite(site, folder),
        posts: facts(report, site),
        redirects: site.redirects && ((post) => site.redirects(post, folder)),
      }),
    );
  return { folder, problems, posts: report.posts.filter(({ kind }) => kind === 'post').length };
}

function install({ name, legacyPeers }) {
  const folder = join(INSTALLED, name);
  const wantedPackage = readFileSync(join(import.meta.dirname, name, 'package.json'), 'utf8');
  const there = join(folder, 'package.json');
  if (
    existsSync(join(folder, 'node_modules')) &&
    existsSync(there) &&
    readFileSync(there, 'utf8') === wantedPackage
  )
    return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(there, wantedPackage);
  const lock = join(import.meta.dirname, name, 'package-lock.json');
  if (existsSync(lock)) copyFileSync(lock, join(folder, 'package-lock.json'));
  const args = [
    'install',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(legacyPeers ? ['--legacy-peer-deps'] : []),
  ];
  const { status } = spawnSync('npm', args, { cwd: folder, timeout: 10 * MINUTE, stdio: 'inherit' });
  return status === 0 ? folder : undefined;
}

/** Runs the generator; whatever it says beyond its own progress is a problem. */
function build({ build: commands, env, quiet }, folder) {
  const problems = [];
  for (const [program, ...args] of commands) {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 12 * MINUTE,
      env: { ...process.env, ...env },
      maxBuffer: 1e8,
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of the terminal
    const lines = `${stdout}\n${stderr}`.replace(/\u001b\[[\d;]*m/g, '').split('\n');
    problems.push(
      ...lines.filter((line) => /\b(?:warn(?:ing)?|error|fail(?:ed)?)\b/i.test(line) && !quiet?.test(line)),
    );
    if (error) return [...problems, `${program} ${args.join(' ')}: ${error.message}`];
    if (status !== 0)
      return [
        ...problems,
        `${program} ${args.join(' ')} ended with ${status}`,
        ...lines.filter((line) => line.trim() !== '').slice(-15),
      ];
  }
  return problems;
}

/** Next serves its public folder beside what it built. */
function builtSite({ output, publicFolder }, folder) {
  const built = join(folder, output);
  const assets = publicFolder && join(folder, publicFolder, 'assets');
  if (assets && existsSync(assets)) symlinkSync(assets, join(built, 'assets'));
  return built;
}

/** What is to be looked for, from the report and the front matter. */
function facts(report, { name }) {
  return report.posts.map(({ file, kind, source, date, pictures }) => {
    const text = readFileSync(join(report.output, file), 'utf8');
    const slug = slugIn(file);
    // An undated post has the day of its export.
    const own = /^date: "?(\d{4}-\d\d-\d\d)/m.exec(text)?.[1] ?? date ?? '';
    const [year, month, day] = own.slice(0, 10).split('-');
    const url =
      {
        hugo: `/posts/${slug}/`,
        jekyll: `/${slug}/`,
        gatsby: `/${slug}/`,
        hexo: `/${year}/${month}/${day}/${slug}/`,
        next: `/posts/${slug}`,
      }[name] ?? `/blog/${slug}/`;
    const old = /^(?:redirect_from|aliases|alias):\n((?:\s*- .*\n)+)/m.exec(text)?.[1] ?? '';
    return {
      file,
      kind,
      source: join(input, 'posts', source.split('/').at(-1)),
      url,
      old: old
        .split('\n')
        .map((line) => line.replace(/^\s*- ["']?\/?|["']$|(?:\/index\.html|\/)$/g, ''))
        .filter(Boolean)
        .map((path) => `/${path}`),
      pictures,
    };
  });
}

function slugIn(file) {
  return file
    .replace(/(?:\/index)?\.md$/, '')
    .replace(/^.*\//, '')
    .replace(/^\d{4}-\d\d-\d\d-/, '');
}
