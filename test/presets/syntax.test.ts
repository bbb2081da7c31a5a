/** Each generator's own syntax: what it protects, and that its inverse gives back just what was there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presets } from '../../src/presets/index.ts';
import type { BodySyntax } from '../../src/presets/preset.ts';
import { inlineMarkdownHtml } from '../../src/verify/inline-markdown-html.ts';
import { convertPage } from '../support/convert-page.ts';
import { fixturePage } from '../support/fixture-page.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';

type Syntax = Omit<BodySyntax, 'read'> & { readonly read?: (body: string) => string };

function syntaxOf(name: string): Syntax {
  const { read, ...written } = presets.find((preset) => preset.name === name)?.syntax ?? {};
  return read ? { ...written, read: (body) => read(body, inlineMarkdownHtml) } : written;
}

function same(text: string): string {
  return text;
}

const PIECES = [
  '{{<',
  '>}}',
  '{{%',
  '%}}',
  '{{',
  '}}',
  '{%',
  '%}',
  '/*',
  '*/',
  ' ',
  '\n',
  '\n\n',
  'figure src="a"',
  'x()',
  'end',
  '{% raw %}',
  '{% endraw %}',
  '{%- endraw -%}',
  '{{ "{%" }}',
  'raw',
  'endraw',
  '"',
  '\\',
  '&',
  '&lt;',
  '&#123;',
  '<',
  '>',
  '`',
  '```',
  '~',
  'a',
  '> ',
];

const code = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

describe.each(['hugo', 'jekyll', 'zola'])('%s', (name) => {
  const { code: guard = same, read = same } = syntaxOf(name);

  test(
    'a listing is read back to the letter',
    () => {
      fc.assert(
        fc.property(code, (text) => {
          const longest = Array.from(text.matchAll(/^ {0,3}(`{3,})/gm), ([, run = '']) => run.length);
          const fence = '`'.repeat(Math.max(2, ...longest) + 1);
          const listing = `${fence}js\n${text}\n${fence}`;
          expect(read(`before\n\n${guard(listing)}\n\nafter`)).toBe(`before\n\n${listing}\n\nafter`);
        }),
        sample(`${name} listing`),
      );
    },
    SAMPLE_TIMEOUT,
  );

  test(
    'the judge finds any code whole, in listings and in lines',
    () => {
      const flavour = { preset: presets.find((preset) => preset.name === name) };
      fc.assert(
        fc.property(code, code, (block, line) => {
          const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
          const pre = `<pre class="graf graf--pre graf--preV2"><span class="pre--content">${escaped(block).replaceAll('\n', '<br />')}</span></pre>`;
          const page = fixturePage(
            `<p class="graf graf--p">One <code class="markup--code">${escaped(line)}</code> two.</p>${pre}<p class="graf graf--p">Three.</p>`,
          );
          const options = { captions: 'figure', guessedLanguages: false, pictures: true } as const;
          const plain = convertPage(page, options)?.losses;
          expect(convertPage(page, { ...options, flavour: flavour as object })?.losses).toEqual(plain);
        }),
        sample(`${name} code`, 150),
      );
    },
    SAMPLE_TIMEOUT,
  );
});

test('Hugo sees no shortcode that the writer only shows', () => {
  const { code: guard = same } = syntaxOf('hugo');
  expect(guard('`{{< youtube x >}}`')).toBe('`{{</* youtube x */>}}`');
  expect(guard('`{{% tip %}}`')).toBe('`{{%/* tip */%}}`');
  expect(guard('`{{ .Title }}`')).toBe('`{{ .Title }}`');
  expect(guard('`{{<`')).toBe('<code>&#123;&#123;&#60;</code>');
  expect(guard('```html\n{{< a\n```')).toBe(
    '<pre><code class="language-html">&#123;&#123;&#60; a</code></pre>',
  );
});

test('Hugo’s shortcodes for videos, and HTML where they would lose something', () => {
  const { frame = () => undefined, read = same } = syntaxOf('hugo');
  const written = frame('https://www.youtube.com/embed/a-B_9?feature=oembed');
  expect(written).toBe('{{< youtube "a-B_9" >}}');
  expect(read(written ?? '')).toBe('<iframe src="https://www.youtube.com/embed/a-B_9"></iframe>');
  expect(frame('https://player.vimeo.com/video/123')).toBe('{{< vimeo "123" >}}');
  expect(frame('https://www.youtube.com/embed/abc?start=30&feature=oembed')).toBeUndefined();
  expect(frame('https://www.youtube.com/embed/videoseries?list=PL1')).toBeUndefined();
});

test('Hugo’s figure holds captions and alternative texts with marks and quotation marks', () => {
  const { figure = () => undefined, read = same } = syntaxOf('hugo');
  const written = figure({
    src: '/a.png',
    alt: 'A "sign"',
    caption: 'The _road_ to \\*"Rye"\\*',
    link: 'https://a.example/?b=c&d',
  });
  expect(written).toBe(
    '{{< figure src="/a.png" link="https://a.example/?b=c&d" alt="A \\"sign\\"" caption="The _road_ to &#42;&quot;Rye&quot;&#42;" >}}',
  );
  expect(read(written ?? '')).toBe(
    '<figure><a href="https://a.example/?b=c&amp;d"><img src="/a.png" alt="A &quot;sign&quot;" /></a><figcaption>The <em>road</em> to *&quot;Rye&quot;*</figcaption></figure>',
  );
  expect(figure({ src: '/a.png', alt: '', caption: 'See `a`' })).toBeUndefined();
  expect(figure({ src: '/a.png', alt: 'a\\b' })).toBeUndefined();
});

test('Liquid is kept off code, and only off code that it would touch', () => {
  const { code: guard = same } = syntaxOf('jekyll');
  expect(guard('`{ a }`')).toBe('`{ a }`');
  expect(guard('`{{ a }}`')).toBe('{% raw %}`{{ a }}`{% endraw %}');
  expect(guard('```\n{% if a %}\n```')).toBe('{% raw %}\n```\n{% if a %}\n```\n{% endraw %}');
  expect(guard('`{% endraw %}`')).toBe('{% raw %}`{% endraw %}{{ "{%" }}{% raw %} endraw %}`{% endraw %}');
});

test('Obsidian takes nothing in prose for a mark of its own', () => {
  const { text = same, frame = () => undefined, read = same } = syntaxOf('obsidian');
  expect(text('#tag, 100 %% and ==that==')).toBe('\\#tag, 100 \\%\\% and \\=\\=that\\=\\=');
  expect(text('It cost $5, https://a.example/#b==c')).toBe('It cost \\$5, https://a.example/#b==c');
  const video = frame('https://www.youtube.com/embed/abc?feature=oembed') ?? '';
  expect(video).toBe('![](https://www.youtube.com/watch?v=abc)');
  expect(read(video)).toBe('<iframe src="https://www.youtube.com/embed/abc"></iframe>');
});

test('the judge misses what a shortcode lost', () => {
  const page = fixturePage(
    '<figure class="graf graf--figure"><img class="graf-image" data-image-id="1*abc.png" src="https://cdn-images-1.medium.com/max/800/1*abc.png"><figcaption class="imageCaption">The road</figcaption></figure>',
  );
  const hugo = presets.find(({ name }) => name === 'hugo');
  if (!hugo) throw new Error('no preset');
  const options = { captions: 'figure', guessedLanguages: false, pictures: true } as const;
  expect(convertPage(page, { ...options, flavour: { preset: hugo } })?.losses).toEqual([]);
  const forgetful = {
    ...hugo,
    syntax: { ...hugo.syntax, figure: ({ src }: { src: string }) => `{{< figure src="${src}" >}}` },
  };
  expect(convertPage(page, { ...options, flavour: { preset: forgetful } })?.losses).toHaveLength(1);
});
