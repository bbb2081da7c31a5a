/** The unified diff of a file, with the words that differ marked. */

/** @param {Payload} payload */
function diffView({ patch, source }) {
  const holder = make('pre', { class: 'diff' });
  if (!patch.includes('@@ ')) {
    holder.append(make('span', { class: 'head' }, patch || 'Nothing changes in the file:\n'), source);
    return holder;
  }
  const lines = patch.replace(/\n$/, '').split('\n');
  const firstHunk = lines.findIndex((line) => line.startsWith('@@'));
  const made = document.createDocumentFragment();
  for (let i = 0; i < lines.length; ) {
    const removed = i < firstHunk ? 0 : run(lines, i, '-');
    const added = i < firstHunk ? 0 : run(lines, i + removed, '+');
    if (removed === 0 && added === 0) {
      const line = lines[i++] ?? '';
      made.append(
        make('span', { class: i <= firstHunk ? 'head' : line.startsWith('@@') ? 'hunk' : '' }, `${line}\n`),
      );
      continue;
    }
    const [gone, come] = [lines.slice(i, i + removed), lines.slice(i + removed, i + removed + added)];
    made.append(...gone.map((line, n) => lineOf('del', line, come[n])));
    made.append(...come.map((line, n) => lineOf('add', line, gone[n])));
    i += removed + added;
  }
  holder.append(made);
  return holder;
}

/** So much of the shorter line is in the other, for two lines to be versions of one. */
const ALIKE = 0.4;

/** @param {string[]} lines @param {number} from @param {string} sign */
function run(lines, from, sign) {
  let count = 0;
  while (lines[from + count]?.startsWith(sign)) count++;
  return count;
}

/**
 * A line that comes or goes; the words between the first and the last that differ from the other line are marked, where the
 * two are much alike.
 * @param {'add' | 'del'} kind @param {string} line @param {string | undefined} other
 */
function lineOf(kind, line, other) {
  const words = line.slice(1).match(/\s+|[\p{L}\p{M}\p{N}]+|./gu) ?? [];
  const others = other?.slice(1).match(/\s+|[\p{L}\p{M}\p{N}]+|./gu) ?? [];
  let start = 0;
  while (start < Math.min(words.length, others.length) && words[start] === others[start]) start++;
  let end = 0;
  const most = Math.min(words.length, others.length) - start;
  while (end < most && words.at(-1 - end) === others.at(-1 - end)) end++;
  const changed = words.slice(start, words.length - end).join('');
  const isPart =
    changed !== '' && start + end >= Math.min(words.length, others.length) * ALIKE && start + end > 0;
  return make(
    'span',
    { class: kind },
    line.slice(0, 1),
    ...(isPart
      ? [words.slice(0, start).join(''), make('mark', {}, changed), words.slice(words.length - end).join('')]
      : [line.slice(1)]),
    '\n',
  );
}
