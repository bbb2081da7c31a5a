/**
 * Counts what of our Markdown is not plain text, and finds out what of it could be left out.
 *
 *     npm run build && node scripts/fidelity-counts.mjs <folder of a Medium export> …
 *
 * In every block the escapes, character references and HTML marks are taken out one after another, and the block is read again
 * with commonmark.js, markdown-it, marked, mdast with GFM, and strict MDX: what none of them misses stays out and counts as
 * "could go". What other readers need (kramdown, template engines) cannot be seen this way; RESERVED names some of it. Prints Markdown tables; with
 * `--examples` also up to five blocks for each kind that could go.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from '@mdx-js/mdx';
import { HtmlRenderer, Parser } from 'commonmark';
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { constructs } from '../dist/constructs/index.js';
import { bodyMarkdown } from '../dist/markdown.js';
import { parsePost } from '../dist/parse-post.js';

/** Escaped wherever they stand, because kramdown, Liquid, Nunjucks or a caption's brackets need it. */
const RESERVED = new Set(['\\|', '\\{', '&#123;', '\\[', '\\]', '\\`']);

const READERS = [commonmark, markdownIt, marked, asGfm, asMdx];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { examples: { type: 'boolean', default: false } },
});

const counts = new Map();
const elements = new Map();
let posts = 0;
for (const folder of positionals) {
  for (const page of pagesIn(folder)) {
    const body = bodyOf(page);
    if (body === undefined) continue;
    posts++;
    for (const block of blocksOf(body)) await countBlock(block);
  }
}
print();

function pagesIn(folder) {
  const inside = readdirSync(folder).includes('posts') ? join(folder, 'posts') : folder;
  return readdirSync(inside)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => join(inside, name));
}

function bodyOf(path) {
  const page = { path, name: basename(path), html: readFileSync(path, 'utf8') };
  const post = parsePost(page, { guessedLanguages: false });
  const pictureUrl = (image) => image.attribs.src ?? '';
  return post && bodyMarkdown(post.body, constructs, { captions: 'alt', pictureUrl });
}

/** The top-level blocks of a body; what is indented belongs to the block before it, and code blocks have nothing to count. */
function blocksOf(body) {
  const tree = fromMarkdown(body);
  return tree.children
    .filter(({ type }) => type !== 'code' && type !== 'thematicBreak')
    .map(({ position }) => body.slice(position.start.offset, position.end.offset));
}

async function countBlock(block) {
  const tree = fromMarkdown(block);
  const found = [];
  for (const { start, source } of sources(tree, block, 'text')) {
    for (const match of source.matchAll(/\\[!-/:-@[-`{-~]|&(?:#x?[\da-f]+|[a-z\d]+);/gi)) {
      const kind = match[0];
      const plain = kind.startsWith('\\') ? kind.slice(1) : decoded(kind);
      const at = start + match.index;
      found.push({ kind, at, without: [(it) => it.slice(0, at) + plain + it.slice(at + kind.length)] });
    }
  }
  for (const { source } of sources(tree, block, 'html')) {
    for (const [, tag] of source.matchAll(/<([a-z]+)/g)) elements.set(tag, (elements.get(tag) ?? 0) + 1);
  }
  for (const { start, source } of sources(tree, block, 'html')) {
    const kind = /^<(?:strong|em)>$/.exec(source)?.[0];
    if (kind) found.push({ kind, at: start, without: kind === '<em>' ? ['_', '*'].map(withMark) : [withMark('**')] });

    function withMark(mark) {
      const closing = source.replace('<', '</');
      return (it) => it.slice(0, start) + it.slice(start + source.length).replace(closing, mark).replace(/^/, mark);
    }
  }
  // From the end, so that places further on in the block may change.
  const read = { block };
  for (const it of found.sort((a, b) => b.at - a.at)) await count(it, read);
}

function sources(node, block, type) {
  if (node.type !== type) return (node.children ?? []).flatMap((child) => sources(child, block, type));
  const [start, end] = [node.position.start.offset, node.position.end.offset];
  return [{ start, source: block.slice(start, end) }];
}

function decoded(reference) {
  return fromMarkdown(`x${reference}x`).children[0].children[0].value.slice(1, -1);
}

async function count({ kind, without }, read) {
  const counted = counts.get(kind) ?? { total: 0, idle: 0, examples: [] };
  counts.set(kind, counted);
  counted.total++;
  if (RESERVED.has(kind)) return;
  read.before ??= await allReadings(read.block);
  read.now ??= read.block;
  for (const removed of without) {
    const shorter = removed(read.now);
    if (!(await readsTheSame(shorter, read.before))) continue;
    read.now = shorter;
    counted.idle++;
    counted.examples.push(read.block);
    return;
  }
}

async function allReadings(markdown) {
  const readings = [];
  for (const reader of READERS) readings.push(await reader(markdown));
  return readings;
}

async function readsTheSame(markdown, readings) {
  for (const [i, reader] of READERS.entries()) {
    if ((await reader(markdown)) !== readings[i]) return false;
  }
  return true;
}

function commonmark(markdown) {
  return new HtmlRenderer().render(new Parser().parse(markdown));
}

function markdownIt(markdown) {
  return new MarkdownIt('commonmark', { html: true }).render(markdown);
}

function marked(markdown) {
  return new Marked({ gfm: true }).parse(markdown);
}

/** The tree, in which an HTML mark and a Markdown mark are the same. */
function asGfm(markdown) {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return written(tree);

  function written(node) {
    const inside = (node.children ?? []).map(written).join('');
    if (node.type === 'html') return node.value;
    if (node.type === 'strong') return `<strong>${inside}</strong>`;
    if (node.type === 'emphasis') return `<em>${inside}</em>`;
    return node.type === 'text' ? node.value : `(${node.type} ${node.url ?? ''} ${node.value ?? ''}${inside})`;
  }
}

/** The program MDX makes, in which an HTML mark and a Markdown mark are the same; the reason, where it makes none. */
async function asMdx(markdown) {
  try {
    const program = String(await compile(markdown, { jsx: true }));
    return program.replace(/<(\/?)_components\./g, '<$1').replace(/\b(?:strong|em): "\w+",?\s*/g, '').replace(/\s+/g, ' ');
  } catch (error) {
    return String(error);
  }
}

function print() {
  const rows = [...counts].sort(([, a], [, b]) => b.total - a.total);
  console.log(`${posts} posts\n\n| written | total | per 1,000 posts | could go |\n|---|---:|---:|---:|`);
  for (const [kind, { total, idle }] of rows) {
    const could = RESERVED.has(kind) ? '–' : idle;
    console.log(`| \`\` ${kind.replaceAll('|', '\\|')} \`\` | ${total} | ${perThousand(total)} | ${could} |`);
  }
  console.log('\n| element | total | per 1,000 posts |\n|---|---:|---:|');
  for (const [tag, total] of [...elements].sort(([, a], [, b]) => b - a)) {
    console.log(`| \`<${tag}>\` | ${total} | ${perThousand(total)} |`);
  }
  if (!values.examples) return;
  for (const [kind, { examples }] of rows.filter(([, { idle }]) => idle > 0)) {
    console.log(`\n${kind}`);
    const step = Math.max(1, Math.floor(examples.length / 5));
    for (const block of examples.filter((_, i) => i % step === 0).slice(0, 5)) console.log(`  ${block.slice(0, 300)}`);
  }
}

function perThousand(total) {
  return Math.round((total / posts) * 1000);
}
