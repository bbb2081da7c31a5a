/** Leads links in a Markdown file that we wrote to other places, and leaves every other character as it is. */
import { linkDestination } from './constructs/link.ts';
import { attribute } from './inline-html.ts';
import { splitFile } from './verify/split-file.ts';

/**
 * The file with the targets of its links replaced, where `target` knows another for them: in link destinations, in the `href` of
 * HTML and in the `link` of Hugo's figures. Code and the front matter stay, and so does every line without such a link.
 */
export function relink(file: string, target: (url: string) => string | undefined): string {
  const { body } = splitFile(file);
  const head = file.slice(0, file.length - body.length);
  const written: string[] = [];
  let prose: string[] = [];
  let fence = '';
  const endProse = () => {
    if (prose.length > 0) written.push(inProse(prose.join('\n'), target));
    prose = [];
  };
  for (const line of body.split('\n')) {
    const ticks = FENCE.exec(line);
    const opens = fence === '' && ticks !== null && !ticks[2]?.includes('`');
    const closes = fence !== '' && ticks !== null && ticks[2]?.trim() === '' && (ticks[1] ?? '') >= fence;
    if (fence !== '' || opens || line.trim() === '') {
      endProse();
      written.push(line);
    } else prose.push(line);
    if (opens) fence = ticks[1] ?? '';
    else if (closes) fence = '';
  }
  endProse();
  return head + written.join('\n');
}

/** A fence, at the start of a line or of what a quote or a list item holds. */
const FENCE = /^[ >]*(?:(?:[-*+]|\d{1,9}[.)]) +)?[ >]*(`{3,})(.*)$/;

type Target = (url: string) => string | undefined;

/** Lines without a blank one among them: a code span may reach from one to the next. */
function inProse(text: string, target: Target): string {
  const parts: string[] = [];
  let from = 0;
  const ticks = /\\[\s\S]|`+/g;
  for (let found = ticks.exec(text); found; found = ticks.exec(text)) {
    const [run] = found;
    if (run.startsWith('\\')) continue;
    const end = closing(text, ticks.lastIndex, run.length);
    if (end < 0) continue;
    parts.push(outsideCode(text.slice(from, found.index), target), text.slice(found.index, end));
    from = end;
    ticks.lastIndex = end;
  }
  return parts.join('') + outsideCode(text.slice(from), target);
}

/** Where the code span ends that a run of backticks opened; -1 when it opened none. */
function closing(text: string, from: number, length: number): number {
  const runs = /`+/g;
  runs.lastIndex = from;
  for (let run = runs.exec(text); run; run = runs.exec(text)) {
    if (run[0].length === length) return runs.lastIndex;
  }
  return -1;
}

const DESTINATION =
  /((?<!\\)(?:\\\\)*\]\()(<[^<>\n]*>|(?:[^\s()<>]|\((?:[^\s()<>]|\([^\s()<>]*\))*\))+)(?=[ )])/g;
const TAG = /<a\b[^<>]*>|\{\{< figure [^\n]*>\}\}/g;

function outsideCode(text: string, target: Target): string {
  return text
    .replace(DESTINATION, (written, before: string, destination: string) => {
      const url = destination.replace(/^<|>$/g, '').replaceAll('&amp;', '&');
      const other = target(url);
      return other === undefined ? written : before + linkDestination(other, undefined).slice(1, -1);
    })
    .replace(TAG, (tag) =>
      tag.replace(/( (?:href|link)=)"([^"]*)"/, (written, _name: string, value: string) => {
        const other = target(characters(value));
        if (other === undefined) return written;
        return tag.startsWith('<') ? attribute('href', other) : ` link="${other}"`;
      }),
    );
}

function characters(value: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return value.replace(/&(?:#(\d+)|(\w+));/g, (written, code?: string, name?: string) =>
    code === undefined ? (named[name ?? ''] ?? written) : String.fromCodePoint(Number(code)),
  );
}
