/** One post as Medium showed it and as we have it, side by side, with its losses marked. */
import type { PostChange, PostTexts } from '../../change.ts';
import type { Loss } from '../../verify.ts';
import { alignBlocks, type Row } from './align-blocks.ts';
import type { Block } from './blocks.ts';
import { frontMatterTable, headerTable, splitMarkdown } from './front-matter-table.ts';
import { type Marks, markLosses } from './mark-losses.ts';
import type { PicturePlaces } from './picture-places.ts';
import { readPage } from './read-page.ts';
import { readResult } from './read-result.ts';
import { safeHtml } from './safe-html.ts';
import { escaped } from './write-block.ts';

/** Kicker, title and subtitle stand among the first blocks. */
const TITLES = 4;

/** More than this makes a browser stutter; what is cut is said, and stands in the file. */
const MOST = 600_000;

/** HTML that has passed the last gate: a section for each row of blocks, Medium's side (`.theirs`) and ours (`.ours`). */
export function pairView(
  { frontMatter, losses = [] }: Pick<PostChange, 'frontMatter' | 'losses'>,
  { page, before, after }: Omit<PostTexts, 'pictureFiles'>,
  places: PicturePlaces,
): string {
  const file = after ?? before;
  const theirs = page === undefined ? undefined : readPage(page, places);
  const { head, toml, body } = splitMarkdown(file ?? '');
  const ours = readResult(body, places, theirs?.sizes ?? new Map());
  const all = theirs?.blocks ?? [];
  const said = all.slice(0, TITLES).filter((block) => isSaid(block, head, ours));
  const rows = [
    ...said.map((block): Row => ({ left: [block], right: [], same: true })),
    ...alignBlocks(
      all.filter((block) => !said.includes(block)),
      ours,
    ),
  ];
  const marks = markLosses(rows, losses);
  const parts = [
    rowHtml(
      'head',
      theirs ? headerTable(theirs.header) : '<p class="note">No longer in the export</p>',
      file === undefined
        ? '<p class="note">No file</p>'
        : frontMatterTable(head, toml, frontMatter, lostKeys(losses)),
      marks.elsewhere,
      losses,
    ),
  ];
  let length = 0;
  for (const row of rows) {
    const html = rowOf(row, marks, losses);
    length += html.length;
    if (length > MOST) {
      parts.push('<p class="note">The post is too long to show all of it here; the rest is in the file.</p>');
      break;
    }
    parts.push(html);
  }
  return safeHtml(parts.join('\n'));
}

function rowOf(row: Row, marks: Marks, losses: readonly Loss[]): string {
  const side = (blocks: readonly Block[]) => blocks.map((block) => blockHtml(block, marks)).join('');
  // Only titles that the front matter says are the same as nothing.
  const isTitle = row.same && row.right.length === 0;
  const right = isTitle ? '<p class="note">in the front matter</p>' : side(row.right);
  const numbers = marks.inRows.get(row) ?? [];
  return rowHtml(row.same ? 'same' : 'differs', side(row.left), right, numbers, losses);
}

function rowHtml(
  kind: string,
  theirs: string,
  ours: string,
  numbers: readonly number[],
  losses: readonly Loss[],
): string {
  const notes = numbers.map((number) => noteOf(number, losses[number - 1])).join('');
  const lossy = numbers.length > 0 ? ' lossy' : '';
  return `<section class="row ${kind}${lossy}"><div class="theirs">${theirs}</div><div class="ours">${ours}</div>${notes}</section>`;
}

function blockHtml(block: Block, { inBlocks, whole }: Marks): string {
  const marks = inBlocks.get(block);
  const html = marks ? block.withMarks(marks) : block.html;
  const number = whole.get(block);
  return number === undefined ? html : `<div class="lost" data-loss="${number}">${html}</div>`;
}

function noteOf(number: number, loss: Loss | undefined): string {
  if (!loss) return '';
  const { kind, place, expected, found } = loss;
  return (
    `<aside class="loss" data-loss="${number}"><p><b>${number}</b> · <strong>${kind}</strong>, ${escaped(place)}</p>` +
    `<dl><dt>Medium</dt><dd>${escaped(expected)}</dd><dt>Markdown</dt><dd>${escaped(found)}</dd></dl></aside>`
  );
}

function lostKeys(losses: readonly Loss[]): ReadonlyMap<string, number> {
  return new Map(
    losses.flatMap(({ kind, place }, i): [string, number][] =>
      kind === 'front-matter' ? [[place.replace(/^front matter, /, ''), i + 1]] : [],
    ),
  );
}

/** Whether a heading is said by the front matter, and so not once more by the text. */
function isSaid({ text, shows, units }: Block, head: string, ours: readonly Block[]): boolean {
  if (shows.length > 0 || !units.has('heading') || text.trim() === '') return false;
  return (
    plain(head).includes(plain(text)) &&
    !ours.some((block) => block.units.has('heading') && plain(block.text) === plain(text))
  );
}

function plain(text: string): string {
  return text.replace(/\\(.)/g, '$1').replace(/\s+/g, ' ').trim();
}
