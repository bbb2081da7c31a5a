/** Thousands of posts in words of our own, of the length that people's posts have. */
import type { ChangeState } from '../../src/change.ts';
import { change } from './changes.ts';
import { postPage } from './export-page.ts';
import type { ReportedPost } from './html-report-file.ts';

const WORDS =
  'bread flour water salt oven crust loaf morning river bicycle chain winter garden window letter street lamp table paper stone road hill rain wool clock bell spoon apple cellar ladder'.split(
    ' ',
  );

/** Paragraphs of a post; people's have about 20,000 characters of HTML. */
const PARAGRAPHS = 24;

const STATES: readonly ChangeState[] = ['create', 'update', 'keep', 'yours'];

/** The same posts for the same count; each is made when it is asked for. */
export function* manyPosts(count: number): Generator<ReportedPost> {
  let state = 1;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const word = () => `${WORDS[random(WORDS.length)]}${random(4) === 0 ? random(1000) : ''}`;
  for (let i = 0; i < count; i++) {
    const paragraphs = Array.from({ length: PARAGRAPHS }, () => Array.from({ length: 60 }, word).join(' '));
    paragraphs[3] = `needle${i} ${paragraphs[3]}`;
    const head = `---\ntitle: Post ${i}\npublished: true\n---\n\n`;
    const text = `${head}${paragraphs.join('\n\n')}\n`;
    const became = STATES[i % STATES.length] ?? 'keep';
    const page = postPage(`Post ${i}`, paragraphs.join('</p><p class="graf graf--p graf-after--p">'));
    const before =
      became === 'create' ? {} : { before: became === 'update' ? text.replace('needle', 'pin') : text };
    yield [
      change(`post-${i}`, {
        title: `Post ${i}`,
        state: became,
        lines: became === 'update' ? { added: 1, removed: 1 } : { added: 0, removed: 0 },
        losses:
          i % 10 === 0
            ? [{ kind: 'words', place: `paragraph 4: “needle${i}”`, expected: `needle${i}`, found: 'pin' }]
            : [],
      }),
      { page, after: i % 10 === 0 ? text.replace('needle', 'pin') : text, ...before },
    ];
  }
}
