/** What the judge takes for the content of a post, by the shapes in which Medium exports it. */

import { describe, expect, test } from 'vitest';
import { expectPost } from '../src/expect.ts';
import type { Unit } from '../src/verify/unit.ts';

type Around = {
  readonly name?: string;
  readonly head?: string;
  readonly header?: string;
  readonly footer?: string;
};

function page(
  body: string,
  { name = 'A day out', head = '', header = '', footer = '' }: Around = {},
): string {
  return `<!DOCTYPE html><html><head><title>${name}</title>${head}</head><body><article class="h-entry">
<header><h1 class="p-name">${name}</h1></header>
${header}
<section data-field="body" class="e-content">${body}</section>
<footer>${footer}</footer></article></body></html>`;
}

/** The units in one line each: `paragraph: Some words`. */
function units(body: string, around?: Around): readonly string[] {
  return expectPost(page(body, around)).units.map(say);
}

function say(unit: Unit): string {
  if (unit.kind === 'text') return `${unit.block}: ${unit.content.text}`;
  if (unit.kind === 'code') return `code ${unit.language}${unit.guessed ? '?' : ''}: ${unit.text}`;
  if (unit.kind === 'embed') return unit.shows;
  if (unit.kind !== 'picture') return unit.kind;
  const { key, alt, caption } = unit.picture;
  return `picture ${key} [${alt.text}] ${caption?.text ?? ''}`;
}

function frontMatter(around: Around, body = ''): unknown {
  return Object.fromEntries(expectPost(page(body, around)).frontMatter);
}

describe('text', () => {
  test('folds breaking white space only', () => {
    expect(units('<p> a \n\tb&nbsp;&nbsp;c &#8202;d <strong> e</strong>&nbsp;</p>')).toEqual([
      'paragraph: a b\u00a0\u00a0c \u200ad e\u00a0',
    ]);
  });

  test('has a place for line breaks, and a paragraph after two of them', () => {
    expect(units('<p><br>a<br>b<strong>c<br> <br>d</strong><br></p>')).toEqual([
      'paragraph: a\nbc',
      'paragraph: d',
    ]);
    expect(units('<h3>a<br><br>b</h3>')).toEqual(['heading 3: a\n\nb']);
    expect(units('<ul><li>a<br><br>b</li></ul>')).toEqual([
      'bullet at depth 1: a',
      'bullet at depth 1, continued: b',
    ]);
  });

  test('is nothing where a block is empty', () => {
    expect(
      units(
        '<p class="graf--empty"><br></p><h3> </h3><blockquote><br></blockquote><ol><li> </li><li>a</li></ol><pre><br></pre>',
      ),
    ).toEqual(['item 1 at depth 1: a']);
    expect(units('<p>&nbsp;</p>')).toEqual(['paragraph: \u00a0']);
  });

  test('has the style of each character but white space', () => {
    const [unit] = expectPost(page('<p>a <b>b </b><i><a href="https://x.y/">c</a></i></p>')).units;
    expect(unit).toMatchObject({
      content: {
        runs: [
          { length: 1, marks: '' },
          { length: 1, marks: 'strong' },
          { length: 1, marks: 'emphasis', link: 'https://x.y/' },
        ],
      },
    });
  });

  test('of unknown elements is kept', () => {
    expect(units('a <mark>b</mark><table><tr><td>c</td><td>d</td></tr></table>')).toEqual([
      'paragraph: a b',
      'paragraph: c',
      'paragraph: d',
    ]);
  });

  test('of nested blocks knows its containers', () => {
    expect(
      units('<ul><li>a<ol><li>b<p>c</p></li></ol></li></ul><blockquote><p>d</p><p>e</p></blockquote>'),
    ).toEqual([
      'bullet at depth 1: a',
      'bullet at depth 1 > item 1 at depth 2: b',
      'bullet at depth 1 > item 1 at depth 2, continued: c',
      'quote: d',
      'quote, continued: e',
    ]);
  });
});

describe('links', () => {
  test.each([
    ['https://medium.com/@a/b?source=x---y', 'https://medium.com/@a/b'],
    ['https://a.medium.com/b?x=1&source=2&y=3#z', 'https://a.medium.com/b?x=1&y=3#z'],
    ['https://example.com/?source=kept', 'https://example.com/?source=kept'],
    ['https://notmedium.com/?source=kept', 'https://notmedium.com/?source=kept'],
    ['https://medium.com/r/?url=https%3A%2F%2Fexample.com%2F%3Fa%3Db', 'https://example.com/?a=b'],
    ['http://%28https://example.com', 'https://example.com'],
    ['https://example.com/ä (1)|%c3%a4', 'https://example.com/%C3%A4%20(1)%7C%C3%A4'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
    ['#part', '#part'],
    ['www.example.com', 'www.example.com'],
    ['localhost:8080/x', 'localhost:8080/x'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['', undefined],
  ])('%s → %s', (href, target) => {
    const [unit] = expectPost(page(`<p><a href="${href}">a</a></p>`)).units;
    expect(unit?.kind === 'text' ? unit.content.runs[0]?.link : 'no text').toBe(target);
  });
});

describe('figures', () => {
  test('are pictures, or what is embedded', () => {
    expect(
      units(`<figure><img data-image-id="1*a.png" src="u" alt=" x  y"><figcaption>c</figcaption></figure>
<figure class="graf--iframe"><iframe src="https://player.vimeo.com/video/144040138?app_id=1"></iframe></figure>
<figure class="graf--iframe"><script src="https://gist.github.com/u/1a2b.js"></script></figure>
<figure class="graf--iframe"><blockquote class="twitter-tweet"><p>words</p><a href="https://mobile.twitter.com/u/status/99?s=20"></a></blockquote></figure>
<figure class="graf--iframe"></figure><figure><img></figure>`),
    ).toEqual(['picture 1*a.png [x y] c', 'Vimeo video 144040138', 'gist u/1a2b', 'tweet 99', 'lost embed']);
  });

  test('of a section lie behind it', () => {
    expect(
      units(`<section><p>a</p></section><section><div class="section-background" data-image-id="1*bg.jpeg">
<div class="section-backgroundImage u-a" style="background-image: url(&quot;https://x.y/1*bg.jpeg&quot;);"></div></div>
<p>b</p><label class="graf graf--sectionCaption">By <a href="https://x.y/">me</a></label></section>`),
    ).toEqual(['paragraph: a', 'section break', 'picture 1*bg.jpeg [] By me', 'paragraph: b']);
  });
});

describe('code', () => {
  test('is exact, and neighbours are one listing', () => {
    expect(units('<pre>\na <b>b</b><br>\n\tc&nbsp;</pre><pre>d</pre><pre><br></pre><pre>e</pre>')).toEqual([
      'code : a b\n\n\tc\u00a0\n\nd\n\ne',
    ]);
  });

  test('is no neighbour across text, sections and editors', () => {
    expect(units('<pre>a</pre><p>x</p><pre>b</pre>')).toHaveLength(3);
    expect(units('<pre>a</pre><p class="graf--empty"><br></p><pre>b</pre>')).toHaveLength(2);
    expect(units('<section><pre>a</pre></section><section><pre>b</pre></section>')).toHaveLength(3);
    expect(
      units(
        '<pre>a</pre><pre class="graf--preV2" data-code-block-mode="2" data-code-block-lang="c">b</pre><pre class="graf--preV2" data-code-block-mode="1" data-code-block-lang="go">c</pre><pre>d</pre>',
      ),
    ).toEqual(['code : a', 'code c: b', 'code go?: c', 'code : d']);
  });
});

describe('sections', () => {
  test('are parted, unless one of them is empty', () => {
    const section = (content: string) =>
      `<section><div class="section-divider"><hr></div>${content}</section>`;
    expect(units(section('<p>a</p>') + section('') + section('<p>b</p>') + section('<p> </p>'))).toEqual([
      'paragraph: a',
      'section break',
      'paragraph: b',
    ]);
    expect(units(section('<h3 class="graf--title">A day out</h3>') + section('<p>b</p>'))).toEqual([
      'paragraph: b',
    ]);
  });
});

describe('title and description', () => {
  test('the heading that repeats the title is dropped, another one stays', () => {
    expect(units('<p>x</p><h3 class="graf--title">A day&nbsp;<em>out</em></h3>')).toEqual(['paragraph: x']);
    expect(units('<h3 class="graf--title">A day in</h3>')).toEqual(['heading 3: A day in']);
    expect(units('<h4>A day out</h4><p>x</p><h4>A day out</h4>')).toEqual([
      'paragraph: x',
      'heading 4: A day out',
    ]);
    expect(units('<p>x</p><h4>A day out</h4>')).toHaveLength(2);
    expect(units('<h4>Before</h4><h4>A day out</h4>')).toHaveLength(2);
  });

  test('a cut title is made whole by the heading', () => {
    const post = expectPost(
      page('<h3 class="graf--title">A day out of town</h3>', { name: 'A day out\n of…' }),
    );
    expect(post.frontMatter.get('title')).toBe('A day out of town');
    expect(post.units).toEqual([]);
    expect(units('<h3>A day out of town</h3>', { name: 'A day out of…' })).toHaveLength(1);
  });

  test('the subtitle is dropped where the description says it', () => {
    const header = '<section data-field="subtitle" class="p-summary"> On foot. </section>';
    expect(units('<h4 class="graf--subtitle">On&nbsp;foot.</h4>', { header })).toEqual([]);
    expect(units('<h4 class="graf--subtitle">On foot. Alone.</h4>', { header })).toHaveLength(1);
    const both = `${header}<section data-field="description">Walking</section>`;
    expect(units('<h4 class="graf--subtitle">On foot.</h4>', { header: both })).toHaveLength(1);
  });

  test('front matter', () => {
    expect(frontMatter({ head: '<meta name="description" content="M">' })).toEqual({
      title: 'A day out',
      description: 'M',
      published: false,
    });
    expect(
      frontMatter({
        footer:
          '<p>By <a class="p-author h-card">A</a> on <time class="dt-published" datetime="2016-01-02T03:04:05.006Z">x</time></p><p><a href="https://medium.com/@a/%E0%A4%A-1a2b3c4d" class="p-canonical">Canonical link</a></p>',
      }),
    ).toEqual({
      title: 'A day out',
      date: '2016-01-02T03:04:05.006Z',
      canonical_link: 'https://medium.com/@a/%E0%A4%A-1a2b3c4d',
      redirect_from: ['/%E0%A4%A-1a2b3c4d'],
      published: true,
    });
    expect(frontMatter({ name: '' })).toEqual({ published: false });
  });
});
