/** What a run would change, or changed, as Markdown that fits into a pull request. */
import type { ChangeState } from '../change.ts';
import { changeSummary } from './change-summary.ts';
import { STATES } from './change-totals.ts';
import { STATE_WORDS } from './change-words.ts';
import type { ChangesReport, ReportedChange } from './changes-report.ts';
import { fileSize } from './file-size.ts';
import { formatCount, limited, plural } from './listing.ts';
import { markdownCode, markdownFence } from './markdown-text.ts';
import { pictureLines } from './picture-lines.ts';
import { shortValue } from './short-value.ts';
import { skippedPages } from './skipped-pages.ts';

/** How many pages without a post are told. */
const SKIPPED = 20;

/** GitHub takes 65,536 characters of a comment; some room is left for what is written around the report. */
const MOST = 64_000;

/** So much of it the tables may take; they are shown before any difference is. */
const TABLES = 32_000;

/** Files of these states are read line by line. */
const READ: readonly ChangeState[] = ['update', 'merge', 'move', 'conflict'];

/** How many keys, pictures and losses of a post are told. */
const DETAILS = 5;

/**
 * The figures, a table for each state, and the differences folded away; below 65,000 characters, with a word about what was
 * left out.
 */
export function diffMarkdown(report: ChangesReport): string {
  const [, ...figures] = changeSummary(report);
  const { archives, output, posts } = report;
  const head = [
    `### ${plural(posts.length, 'post')} from ${limited(archives.map(markdownCode), DETAILS).join(', ')}`,
    figures
      .map(
        (line) =>
          `- ${line
            .trim()
            .replace(/^(\w+) +/, '$1: ')
            .replace(output, () => markdownCode(output))}`,
      )
      .join('\n'),
  ];
  const states = STATES.filter((state) => state !== 'keep');
  const tables = states.flatMap((state) => tableOf(state, report, TABLES / states.length));
  const tabled = [...head, ...skippedOf(report), ...tables];
  let left = MOST - lengthOf(tabled);
  const differing = report.posts.filter(
    ({ state, patch }) => READ.includes(state) && patch.includes('\n@@ '),
  );
  const patches: string[] = [];
  for (const post of differing) {
    const block = patchOf(post);
    if (block.length + 2 > left) continue;
    patches.push(block);
    left -= block.length + 2;
  }
  const missing = differing.length - patches.length;
  const notes =
    missing === 0
      ? []
      : [`*The differences of ${plural(missing, 'file')} are left out: a comment has no room for them.*`];
  return `${[...tabled, ...patches, ...notes].join('\n\n')}\n`;
}

/** What gave no post, and why. */
function skippedOf(report: ChangesReport): readonly string[] {
  return skippedPages(report, { posts: SKIPPED, lines: DETAILS }).map(({ lines: [heading = '', ...lines] }) =>
    [`**${heading}**`, markdownFence(limited(lines, 2 * SKIPPED).join('\n'), 'text')].join('\n\n'),
  );
}

/** A heading and a table, as far as there is room for its rows. */
function tableOf(state: ChangeState, { posts, dryRun }: ChangesReport, room: number): readonly string[] {
  const rows = posts.filter((post) => post.state === state).map(rowOf);
  if (rows.length === 0) return [];
  const heading = `**${STATE_WORDS[state][dryRun ? 'would' : 'did']} (${formatCount(rows.length)})**`;
  let fitting = 0;
  for (let taken = 0; fitting < rows.length; fitting++) {
    taken += rows[fitting]?.length ?? 0;
    if (taken > room) break;
  }
  const table = ['| file | lines | what |', '|---|---:|---|', ...rows.slice(0, fitting)].join('\n');
  const rest = rows.length - fitting;
  return [
    heading,
    table,
    ...(rest === 0 ? [] : [`*and ${plural(rest, 'more file')}, for which there is no room*`]),
  ];
}

function rowOf(post: ReportedChange): string {
  const { file, from, state, lines, bytes, frontMatter, pictures, losses = [] } = post;
  const place = from === undefined ? markdownCode(file) : `${markdownCode(from)} → ${markdownCode(file)}`;
  const created = bytes === undefined ? '' : fileSize(bytes);
  const figures = lines.added + lines.removed === 0 ? '' : `+${lines.added} −${lines.removed}`;
  const what = [
    ...(post.why === 'older-source' ? ['its page is older than what was written last'] : []),
    ...(post.conflictFile === undefined ? [] : [`our text: ${markdownCode(post.conflictFile)}`]),
    ...(post.backup === undefined ? [] : [`your text: ${markdownCode(post.backup)}`]),
    ...(state === 'create' ? [] : limited(frontMatter.map(valuesOf), DETAILS)),
    ...limited(
      pictureLines(pictures).map(({ name, said }) => `${markdownCode(name)} ${said}`),
      DETAILS,
    ),
    ...limited(
      losses.map(
        ({ kind, place: where, expected, found }) =>
          `**lost:** ${kind}, ${markdownCode(where)}: ${markdownCode(expected)} → ${markdownCode(found)}`,
      ),
      DETAILS,
    ),
  ];
  return `| ${place} | ${state === 'create' ? created : figures} | ${what.join('<br />')} |`;
}

function valuesOf({ key, before, after }: ReportedChange['frontMatter'][number]): string {
  return `${markdownCode(key)}: ${codeOf(before)} → ${codeOf(after)}`;
}

function codeOf(value: unknown): string {
  return value === undefined ? '(none)' : markdownCode(shortValue(value, 80));
}

function patchOf({ file, lines, patch }: ReportedChange): string {
  const title = `<code>${escaped(file)}</code> +${lines.added} −${lines.removed}`;
  return `<details><summary>${title}</summary>\n\n${markdownFence(harmlessLines(patch), 'diff')}\n\n</details>`;
}

/** Line breaks, tabs and Windows line ends stay. */
function harmlessLines(patch: string): string {
  return patch.replace(/(?![\n\t\r])[\p{Cc}\u202A-\u202E\u2066-\u2069]|\r(?!\n)/gu, '\uFFFD');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\p{Cc}/gu, '\uFFFD');
}

function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length + 2, 0);
}
