/** The report for a person: facts (counts, paths, order, commands), not prose. */
import { expect, test } from 'vitest';
import type { PictureChange, PostChange } from '../../src/change.ts';
import type { Message } from '../../src/messages.ts';
import type { PictureFailure } from '../../src/model.ts';
import type { MigrateReport } from '../../src/report.ts';
import { type TerminalOptions, terminalReport } from '../../src/reports/terminal.ts';

const post = (name: string, given: Partial<PostChange> = {}): PostChange => ({
  key: '0123456789ab',
  id: '0123456789ab',
  kind: 'post',
  source: `e/posts/${name}.html`,
  file: `blog/${name}.md`,
  state: 'create',
  frontMatter: [],
  lines: { added: 0, removed: 0 },
  pictures: [],
  messages: [],
  losses: [],
  ...given,
});

const picture = (n: number, from: 'network' | 'disk' | 'cache' = 'disk'): PictureChange => ({
  url: `https://pictures.example/${n}.png`,
  file: `assets/blog/rye/asset-${n}.png`,
  state: 'create',
  from,
  bytes: 1,
});

const missing = (n: number, failed: PictureFailure): PictureChange => ({
  url: `https://pictures.example/${n}.png`,
  failed,
  detail: '',
});

const brokenLink: Message = { code: 'dropped-link', href: 'javascript:x', text: 'here' };
const mended: Message = { code: 'mended-link', from: 'http:/a', to: 'http://a' };

const COMMAND = { program: 'medium-migrate', argv: ['my export.zip', '--offline'] };

function print(
  report: Partial<MigrateReport>,
  { argv = COMMAND.argv, ...options }: Partial<TerminalOptions> & { readonly argv?: readonly string[] } = {},
): string {
  const whole = {
    archives: ['my export.zip'],
    output: 'out',
    dryRun: false,
    changedOptions: [],
    posts: [],
    skipped: [],
    ...report,
  };
  const command = { ...COMMAND, argv };
  return terminalReport(whole, { verbose: false, colour: false, command, ...options });
}

/** The figures of the summary by their names. */
function figures(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^ {2}(\w+(?: out)?) {2,}(\S.*)$/gm)].map(([, name, said]) => [name, said]),
  );
}

/** How each of `parts` follows the one before. */
function inOrder(text: string, ...parts: readonly string[]): boolean {
  const places = parts.map((part) => text.indexOf(part));
  return places.every((place, i) => place >= 0 && place > (places[i - 1] ?? -1));
}

test('the figures of a run', () => {
  const posts = [
    post('a', {
      pictures: [picture(1, 'network'), picture(2, 'disk'), picture(3, 'cache'), missing(4, 'timeout')],
    }),
    post('b', { state: 'keep', messages: [brokenLink, mended] }),
    post('c', { kind: 'draft', state: 'conflict', overwritten: true }),
    post('d', { kind: 'draft', state: 'conflict' }),
    post('e', { kind: 'response', losses: [{ kind: 'words', place: 'p', expected: 'x', found: 'y' }] }),
  ];
  const skipped = [
    { source: 'e/posts/f.html', reason: 'filtered' },
    { source: 'e/posts/g.html', reason: 'same-post' },
    { source: 'e/posts/h.html', reason: 'no-post' },
  ] as const;
  const text = print({ posts, skipped });
  expect(text).toMatch(/^5 posts from my export\.zip$/m);
  expect(figures(text)).toEqual({
    kinds: '2 published, 2 drafts, 1 response',
    files: '2 new, 1 overwritten, 1 unchanged, 1 left alone',
    pictures: '1 downloaded, 1 from disk, 1 from the cache, 1 failed',
    verified: '3 of 4 posts came over whole',
    messages: '1 warning, 1 note on 1 post',
    'left out': '1 not chosen, 1 given twice, 1 page without a post',
    output: 'out',
  });
});

test('one is one, and many have a comma', () => {
  const one = print({ posts: [post('a')], archives: ['a', 'b'] });
  expect(one).toMatch(/^1 post from 2 inputs$/m);
  expect(figures(one)).toMatchObject({ kinds: '1 published', verified: '1 of 1 post came over whole' });
  const posts = Array.from({ length: 1234 }, (_, i) => post(String(i)));
  expect(print({ posts })).toMatch(/^1,234 posts from/m);
});

test('what is wrong stands above the summary, the worst nearest to it, the advice below', () => {
  const posts = [
    post('rye', {
      state: 'conflict',
      pictures: [missing(1, 'not-found')],
      messages: [brokenLink, mended],
      losses: [{ kind: 'link', place: 'paragraph 3', expected: '[a](b)', found: '(nothing)' }],
    }),
  ];
  const skipped = [{ source: 'e/posts/x.html', reason: 'failed', detail: 'TypeError: x' }] as const;
  const text = print({ posts, skipped });
  const order = [
    'http://a',
    'javascript:x',
    '1.png',
    'left alone',
    'x.html',
    'paragraph 3',
    '1 post from',
    'medium-migrate',
  ];
  expect(inOrder(text, ...order)).toBe(true);
  expect(text).toContain('TypeError: x');
});

test('a post stands once below a message; what is said twice of it is counted', () => {
  const posts = [
    post('a', { messages: [brokenLink, brokenLink, brokenLink] }),
    post('b', { messages: [brokenLink] }),
  ];
  const text = print({ posts });
  expect(text).toMatch(
    /\(4\):\n {2}blog\/a\.md\n.*javascript:x.*\(3 times\)\n {2}blog\/b\.md\n.*javascript:x[^(]*\n/,
  );
});

test('much of a kind is cut, and --verbose shows it', () => {
  const posts = Array.from({ length: 30 }, (_, i) =>
    post(`p${i}`, { state: 'conflict', messages: [brokenLink] }),
  );
  const text = print({ posts });
  expect(text.match(/blog\/p\d+\.md/g)).toHaveLength(24);
  expect(text.match(/and 18 more/g)).toHaveLength(2);
  expect(inOrder(text, '--verbose', '30 posts from')).toBe(true);
  const all = print({ posts }, { verbose: true });
  expect(all.match(/blog\/p29\.md/g)).toHaveLength(3);
  expect(all).not.toMatch(/and \d+ more|--verbose/);
});

test('--verbose lists every post, every picture and every page that was left out', () => {
  const posts = [post('rye', { pictures: [picture(1), missing(2, 'refused')] })];
  const text = print({ posts, skipped: [{ source: 'e/lists.html', reason: 'no-post' }] }, { verbose: true });
  expect(text).toMatch(
    /^create +blog\/rye\.md\n +create +assets\/blog\/rye\/asset-1\.png\n +refused +https:\/\/pictures\.example\/2\.png\nno-post +e\/lists\.html\n/,
  );
});

test('pictures that another run may bring: the same command without --offline, for their posts only while they are few', () => {
  const few = [post('a', { id: 'aaaaaaaaaaaa', pictures: [missing(1, 'offline')] }), post('b')];
  expect(print({ posts: few })).toContain("  medium-migrate 'my export.zip' --only aaaaaaaaaaaa\n");
  const many = Array.from({ length: 9 }, (_, i) => post(`p${i}`, { pictures: [missing(1, 'timeout')] }));
  expect(print({ posts: many })).toContain("  medium-migrate 'my export.zip'\n");
  const chosen = { argv: ['e', '--only', 'bbbbbbbbbbbb', '--on-conflict', 'keep'] };
  expect(print({ posts: few }, chosen)).toContain(
    '  medium-migrate e --on-conflict keep --only aaaaaaaaaaaa\n',
  );
});

test('pictures that are remembered as gone are asked for with --retry-failed; for others there is no command', () => {
  const withMissing = (failed: PictureFailure) => [post('a', { pictures: [missing(1, failed)] })];
  expect(print({ posts: withMissing('not-found') })).toMatch(/^ {2}medium-migrate .* --retry-failed$/m);
  expect(print({ posts: withMissing('too-large') })).not.toMatch(/^ {2}medium-migrate /m);
});

test('a run without a post says so; the sample is called one', () => {
  expect(print({ skipped: [{ source: 'a', reason: 'filtered' }] })).toMatch(/--since.*\n$/);
  expect(print({ posts: [post('a')], archives: ['input/sample/posts'] })).toMatch(/sample; look through out/);
  expect(print({ posts: [post('a')] })).not.toMatch(/sample/);
});

test('colours only where they are asked for', () => {
  const posts = [post('a', { messages: [brokenLink] })];
  expect(print({ posts })).not.toContain('\x1b');
  const coloured = print({ posts }, { colour: true });
  expect(coloured.split('\n').filter((line) => line.includes('\x1b'))).toHaveLength(2);
});

test('nothing in a post steers the terminal', () => {
  const nasty = { code: 'dropped-link', href: 'javascript:\x1b[2J\x07', text: 'a\nb\u202Ec' } as const;
  const text = print({ posts: [post('a\x1b[31m', { messages: [nasty] })] });
  expect(text).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
  expect(text).toContain('“a\uFFFDb');
});
