/** The judge accepts a right Markdown whole, and names every kind of damage to it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectPost } from '../src/expect.ts';
import { type Intended, type Loss, verifyPost } from '../src/verify.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'verify', name), 'utf8');
const page = read('reference.html');
const markdown = read('reference.md');

const INTENDED: Intended = {
  captions: 'alt',
  guessedLanguages: false,
  pictureUrls: new Map(),
  overridden: [],
  links: new Map(),
};

function judge(file: string, intended: Partial<Intended> = {}): readonly Loss[] {
  return verifyPost(expectPost(page), file, { ...INTENDED, ...intended });
}

/** The reference with one passage changed, which must be there exactly once. */
function changed(from: string, to: string): string {
  expect(markdown.split(from), `“${from}” in the reference`).toHaveLength(2);
  return markdown.replace(from, () => to);
}

test('a right Markdown has no loss', () => {
  expect(judge(markdown)).toEqual([]);
});

type Damage = readonly [what: string, from: string, to: string, ...kinds: Loss['kind'][]];

const DAMAGES: readonly Damage[] = [
  ['a lost word', 'The sea is', 'The is', 'words'],
  ['a changed letter', 'Flour is patience', 'flour is patience', 'words'],
  ['swapped words', 'a bowl', 'bowl a', 'words'],
  ['a lost paragraph', 'Then bake.\n\n', '', 'words'],
  ['an added paragraph', 'Then bake.', 'Then bake.\n\nAnd eat.', 'words'],
  ['a lost kicker', '#### AFLOAT\n\n', '', 'words'],
  ['a title said twice', '#### AFLOAT', '#### AFLOAT\n\n### Baking bread on a boat', 'words'],
  ['a tag taken for HTML', '&lt;quiet>', '<quiet>', 'words'],
  ['an escape too many', '3_4', '3\\\\_4', 'words'],
  ['a lost nbsp', '`\u00a0— at', '` — at', 'words'],
  ['lost hair spaces', 'is\u200a—\u200ahurry', 'is — hurry', 'words'],
  ['a line break lost', 'nothing.  \nAsk', 'nothing.\nAsk', 'words'],
  ['a line break lost in a heading', 'Tools<br />of', 'Tools of', 'words'],
  ['a line break lost in a link card', '**Sourdough**  \n', '**Sourdough** ', 'words'],
  ['paragraphs run together', '.\n\nThen bake.', '.  \nThen bake.', 'words', 'words'],
  [
    'paragraphs swapped',
    'Then bake.\n\n### Tools<br />of the trade',
    '### Tools<br />of the trade\n\nThen bake.',
    'words',
    'words',
  ],
  ['strong lost', '**never**', 'never', 'style'],
  ['strong on a letter too few', '**never** still', '**neve**r still', 'style'],
  ['strong on a letter too many', '**never** still', '**never s**till', 'style'],
  ['emphasis lost', 'still, _never_', 'still, never', 'style'],
  ['emphasis made strong', 'still, _never_', 'still, **never**', 'style'],
  ['one of two marks lost', '<strong><em>sailor</em></strong>', '<strong>sailor</strong>', 'style'],
  ['emphasis added', 'Then bake.', 'Then _bake_.', 'style'],
  ['code lost', '`emphasis()`', 'emphasis()', 'style'],
  ['strong lost in a link', '[my **rye** notes]', '[my rye notes]', 'style'],
  ['a link lost', '[Ann](https://medium.com/u/abcdef123456)', 'Ann', 'link'],
  ['a wrong target', 'https://example.com/dough', 'https://example.com/d0ugh', 'link'],
  ['tracking left in', '/rye-0123456789ab)', '/rye-0123456789ab?source=post_page)', 'link'],
  [
    'a link too short',
    '[the dough page](https://example.com/dough)',
    'the [dough page](https://example.com/dough)',
    'link',
  ],
  ['a link title lost', ' "All about salt"', '', 'link'],
  ['a link that should be dropped', 'and nothing.', 'and [nothing](javascript:alert(1)).', 'link'],
  [
    'a link around a picture lost',
    '[![](https://cdn-images-1.medium.com/max/800/1*shop.png)](https://example.com/shop)',
    '![](https://cdn-images-1.medium.com/max/800/1*shop.png)',
    'link',
  ],
  ['a wrong heading level', '### Tools', '## Tools', 'block'],
  ['a heading made a paragraph', '#### AFLOAT', 'AFLOAT', 'block'],
  ['a paragraph made a quote', 'Then bake.', '> Then bake.', 'block'],
  ['a quote made a paragraph', '> Flour is', 'Flour is', 'block'],
  ['two quotes made one', 'patience.\n\n>', 'patience.\n>\n>', 'block'],
  ['a bullet made a number', '- a bowl', '1. a bowl', 'block'],
  ['a wrong number', '1. knead\n2. wait', '2. knead\n3. wait', 'block', 'block', 'block'],
  ['an item too deep', '- a _dry_ towel', '- - a _dry_ towel', 'block'],
  ['an item paragraph outside its item', '   longer', 'longer', 'block'],
  ['an empty item', '- a bowl\n', '- a bowl\n-\n', 'words'],
  [
    'a picture lost, and with it a row',
    '<figure><img src="https://cdn-images-1.medium.com/max/600/1*one.png" alt="" /></figure>\n',
    '',
    'image',
    'image',
  ],
  ['a row torn apart', 'alt="" /></figure>\n<figure>', 'alt="" /></figure>\n\n<figure>', 'image'],
  ['a wrong picture', '600/1*one.png', '600/1*0ne.png', 'image'],
  ['a picture within the text before it', 'nothing.  \nAsk', 'nothing. ![](x.png)  \nAsk', 'words'],
  ['alt text lost', '![A small oven in a galley]', '![]', 'alt'],
  ['alt text lost beside a caption', 'alt="Crust"', 'alt=""', 'alt'],
  ['a caption lost', '![A loaf by [Ann](https://example.com/ann)]', '![]', 'caption'],
  ['a link in a caption lost', '![A loaf by [Ann](https://example.com/ann)]', '![A loaf by Ann]', 'caption'],
  ['emphasis in a caption lost', 'and <em>crust</em>', 'and crust', 'caption'],
  ['the caption of an embed lost', '<figcaption>How to knead</figcaption>', '', 'caption'],
  ['the caption of a lost embed lost', 'The tide table\n\n', '', 'caption'],
  [
    'an embed lost',
    '<iframe src="https://codepen.io/baker/embed/xyz?a=1&amp;b=2" frameborder="0" allowfullscreen="true"></iframe>\n\n',
    '',
    'embed',
  ],
  ['another video', 'abcDEF_1234', 'abcDEF_1235', 'embed'],
  ['another address', 'xyz?a=1&amp;b=2', 'xyz?a=1', 'embed'],
  [
    'another gist',
    'src="https://gist.github.com/baker/0a1b2c3d.js',
    'src="https://gist.github.com/baker/0a1b2c3e.js',
    'embed',
    'embed',
  ],
  [
    'a gist left to those without scripts',
    '<script src="https://gist.github.com/baker/0a1b2c3d.js#file-dough-js"></script>',
    '',
    'embed',
  ],
  ['the file of a gist lost', '0a1b2c3d.js#file-dough-js"', '0a1b2c3d.js"', 'embed', 'embed'],
  [
    'a fallback to another gist',
    '<a href="https://gist.github.com/baker/0a1b2c3d#file-dough-js"',
    '<a href="https://gist.github.com/baker/0"',
    'embed',
  ],
  [
    'another tweet',
    '<a href="https://twitter.com/baker/status/1234567890"',
    '<a href="https://twitter.com/baker/status/1"',
    'embed',
  ],
  [
    'a lost embed not spoken of',
    '_(Medium’s export does not contain what was embedded here.)_\n\n',
    '',
    'embed',
  ],
  ['code: an indentation lost', '  .rest(90)', '.rest(90)', 'code'],
  ['code: a line lost', '  .rest(90)\n', '', 'code'],
  ['code: nbsp made space', 'flour,\u00a0water', 'flour, water', 'code'],
  ['code: a trailing line lost', 'const crumb = 1;\n\n', 'const crumb = 1;\n', 'code'],
  ['code: one listing split', '  .rest(90)\n\n', '  .rest(90)\n```\n\n```\n', 'code', 'code'],
  [
    'code: two listings joined',
    'const crumb = 1;\n\n```\n\n```\n',
    'const crumb = 1;\n\n\n\n',
    'code',
    'code',
  ],
  ['a language lost', '```javascript', '```', 'language'],
  ['a language added', '```\noven', '```php\noven', 'language'],
  ['a section break lost', '---\n\n> Flour', '> Flour', 'section-break'],
  ['a section break added', 'Then bake.', '---\n\nThen bake.', 'section-break'],
  ['a section break at the start', '#### AFLOAT', '---\n\n#### AFLOAT', 'section-break'],
  ['front matter: a cut title', ' without losing the flour or your mind', '', 'front-matter'],
  [
    'front matter: no title',
    'title: "Baking bread on a boat without losing the flour or your mind"\n',
    '',
    'front-matter',
  ],
  [
    'front matter: another description',
    '"What the sea taught a baker."',
    '"What the sea taught."',
    'front-matter',
  ],
  ['front matter: another date', '03:02:01.000Z', '03:02:00.000Z', 'front-matter'],
  ['front matter: the canonical link decoded', '/p%C3%A3o', '/pão', 'front-matter'],
  ['front matter: the old slug lost', 'redirect_from:\n  - /pão-no-barco-aabbccddeeff\n', '', 'front-matter'],
  ['front matter: unpublished', 'published: true', 'published: false', 'front-matter'],
  ['front matter: broken', 'title: "', 'title: "a" "', 'front-matter'],
];

describe('damage is named', () => {
  test.each(DAMAGES)('%s', (_what, from, to, ...kinds) => {
    expect(judge(changed(from, to)).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('what is said in another way is no loss', () => {
  test.each([
    ['strong by tags', '**never**', '<strong>never</strong>'],
    ['the other emphasis', '_dry_', '*dry*'],
    ['white space inside a link', 'my **rye** notes]', 'my **rye**\nnotes]'],
    ['strong in a heading', 'of the trade', 'of the **trade**'],
    ['a number list by parentheses', '1. knead\n2. wait', '1) knead\n2) wait'],
    ['a character reference', '`\u00a0— at', '`&nbsp;— at'],
    ['a line break by tag', 'nothing.  \nAsk', 'nothing.<br />\nAsk'],
    ['parentheses and letters encoded', 'https://example.com/dough', '<https://example.com/dough>'],
    ['no break after the description of a card', '_Living dough._  \n', '_Living dough._ '],
  ])('%s', (_what, from, to) => {
    expect(judge(changed(from, to))).toEqual([]);
  });
});

describe('a loss names the place and both sides', () => {
  test('of words', () => {
    expect(judge(changed('a bowl', 'a bowls'))).toEqual([
      { kind: 'words', place: 'list item 1: “a bowl”', expected: 'a bowl', found: 'a bowls' },
    ]);
  });

  test('of style and link', () => {
    expect(judge(changed('**never**', 'never'))[0]).toMatchObject({
      expected: '“never” strong',
      found: '“never” plain',
    });
    expect(judge(changed('[Ann](https://medium.com/u/abcdef123456)', 'Ann'))[0]).toMatchObject({
      place: 'paragraph 2: “Read my rye notes, the dough page, salt …”',
      expected: '“Ann” → https://medium.com/u/abcdef123456',
      found: '“Ann” without link',
    });
  });

  test('of each differing stretch of a block, as one', () => {
    const file = changed('**never** still, _never_', 'never still, never').replace(
      '[my **rye** notes]',
      '[my rye notes]',
    );
    expect(judge(file).map(({ expected, found }) => [expected, found])).toEqual([
      ['“never” strong', '“never” plain'],
      ['“never” emphasis', '“never” plain'],
      ['“rye” strong', '“rye” plain'],
    ]);
    const unlinked = changed(
      '[my **rye** notes](https://medium.com/@baker/rye-0123456789ab)',
      'my **rye** notes',
    );
    expect(judge(unlinked)).toMatchObject([{ kind: 'link', found: '“my rye notes” without link' }]);
  });

  test('of something added', () => {
    expect(judge(changed('Then bake.', 'Then bake.\n\nAnd eat.'))).toEqual([
      {
        kind: 'words',
        place: 'after paragraph 3: “Then bake.”',
        expected: '(nothing)',
        found: 'paragraph “And eat.”',
      },
    ]);
  });

  test('and a lost start or end is one loss each', () => {
    expect(judge(changed('Then bake.\n\n', '').replace('a bowl', 'a bowl of wood'))).toHaveLength(2);
  });
});

describe('intended changes are no losses', () => {
  const italic = markdown
    .replace('![A loaf by [Ann](https://example.com/ann)]', '![]')
    .replace('1*loaf.png)', '1*loaf.png)\n\n_A loaf by [Ann](https://example.com/ann)_')
    .replace(
      /\n<figure><img src="(.*?)" alt="Crust" \/>.*/,
      '\n\n![Crust]($1)\n\n_Crumb and <em>crust</em>_',
    );

  test('captions in figures', () => {
    const figure = changed(
      '![A loaf by [Ann](https://example.com/ann)](https://cdn-images-1.medium.com/max/800/1*loaf.png)',
      '<figure><img src="https://cdn-images-1.medium.com/max/800/1*loaf.png" alt="" /><figcaption>A loaf by <a href="https://example.com/ann">Ann</a></figcaption></figure>',
    );
    expect(judge(figure, { captions: 'figure' })).toEqual([]);
    expect(judge(markdown, { captions: 'figure' }).map(({ kind }) => kind)).toEqual(['alt', 'caption']);
  });

  test('captions in italics', () => {
    expect(judge(italic, { captions: 'italic' })).toEqual([]);
    const lost = italic.replace('_A loaf by [Ann](https://example.com/ann)_\n\n', '');
    expect(judge(lost, { captions: 'italic' }).map(({ kind }) => kind)).toEqual(['caption']);
    const plain = italic.replace(
      '_A loaf by [Ann](https://example.com/ann)_',
      'A loaf by [Ann](https://example.com/ann)',
    );
    expect(judge(plain, { captions: 'italic' }).map(({ kind }) => kind)).toEqual(['caption']);
    const unlinked = italic.replace('[Ann](https://example.com/ann)', 'Ann');
    expect(judge(unlinked, { captions: 'italic' }).map(({ kind }) => kind)).toEqual(['link']);
  });

  test('a caption with two line breaks in italics', () => {
    const figure =
      '<figure><img src="u"><figcaption>a <b>b</b><br><br><b>c</b> <a href="https://x.y/">d</a></figcaption></figure>';
    const post = expectPost(`<h1 class="p-name">T</h1><section data-field="body">${figure}</section>`);
    const file = (caption: string) => `---\ntitle: T\npublished: false\n---\n\n![](u)\n\n${caption}\n`;
    const intended = { ...INTENDED, captions: 'italic' } as const;
    expect(verifyPost(post, file('_a **b**_<br /><br />_**c** [d](https://x.y/)_'), intended)).toEqual([]);
    expect(verifyPost(post, file('_a **b**_<br /><br />_c [d](https://x.y/)_'), intended)).toMatchObject([
      { kind: 'style' },
    ]);
  });

  test('guessed languages, downloaded pictures, rewritten links, keys of the user', () => {
    const file = changed('```\noven', '```php\noven')
      .replace('https://cdn-images-1.medium.com/max/800/1*boat.jpeg', '/assets/blog/x/asset-1.jpeg')
      .replace('https://medium.com/@baker/rye-0123456789ab', '/blog/rye')
      .replace('published: true', 'published: false');
    const intended = {
      guessedLanguages: true,
      pictureUrls: new Map([['1*boat.jpeg', '/assets/blog/x/asset-1.jpeg']]),
      links: new Map([['https://medium.com/@baker/rye-0123456789ab?source=post_page', '/blog/rye']]),
      overridden: ['published'],
    };
    expect(judge(file, intended)).toEqual([]);
    expect(judge(markdown, intended).map(({ kind }) => kind)).toEqual(['image', 'link', 'language']);
  });
});
