/** Code blocks: always fenced, their text to the letter. */
import { type Element, isTag, isText, type Text } from 'domhandler';
import { element, findFirst, hasClass, text, textOf } from '../element.ts';
import type { Canonical, Construct } from './construct.ts';

// Medium, until 2022: <pre class="graf graf--pre">line<br>line</pre>, a listing with blank lines split into several <pre>;
// since then: <pre data-code-block-mode="2" data-code-block-lang="swift" class="graf graf--pre graf--preV2"><span class="pre--content">…
export const codeBlock: Construct = {
  name: 'code-block',
  tags: ['pre'],
  canonical: (source, to) => {
    const code = codeIn(source);
    if (code.trim() === '') return [];
    const language = languageOf(source, to);
    const part = hasClass(source, 'graf--preV2') ? undefined : String(continuesListing(source));
    return [
      element('pre', { [CONTINUES]: part }, [
        element('code', { class: language && `language-${language}` }, [text(code)]),
      ]),
    ];
  },
  meet: (before, after) => {
    if (before.attribs[CONTINUES] === undefined || after.attribs[CONTINUES] !== 'true') return false;
    const [first, second] = [codeOf(before), codeOf(after)];
    if (!first || !second) return false;
    first.data += `\n\n${second.data}`;
    return true;
  },
  rules: [
    {
      tag: 'pre',
      markdown: (_, block, to) => {
        const code = codeOf(block)?.data ?? '';
        const language = findFirst(block, 'code')?.attribs.class?.replace(/^language-/, '') ?? '';
        const listing = fencedCode(code, language);
        return to.syntax?.code?.(listing) ?? listing;
      },
    },
  ],
};

/** The HTML standard drops one newline right after `<pre>`. */
function codeIn(source: Element): string {
  const [first] = source.children;
  return textOf(source).slice(first && isText(first) && first.data.startsWith('\n') ? 1 : 0);
}

/** On plain listings: whether they go on with the one before. */
const CONTINUES = 'data-continues';

/** Whether the `<pre>` goes on with the listing before it: the editor of old began a new one at every blank line. */
function continuesListing(source: Element): boolean {
  let before = source.prev;
  while (before && isText(before) && before.data.trim() === '') before = before.prev;
  return before !== null && isTag(before) && before.name === 'pre' && !hasClass(before, 'graf--preV2');
}

/** Mode 2 is the writer's choice, mode 1 Medium's guess (often wrong), mode 0 none. */
function languageOf(source: Element, to: Canonical): string | undefined {
  const { 'data-code-block-mode': mode, 'data-code-block-lang': language } = source.attribs;
  const wanted = mode === '2' || (mode === '1' && to.guessedLanguages);
  return wanted && language && /^[\w+#.-]+$/.test(language) ? language : undefined;
}

function codeOf(block: Element): Text | undefined {
  return findFirst(block, 'code')?.children.find(isText);
}

/** A fenced block with the code to the letter; `language` may be empty. */
export function fencedCode(code: string, language: string): string {
  const fence = fenceFor(code);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** Longer than any run of backticks that could close it (CommonMark 4.5). */
function fenceFor(code: string): string {
  let longest = 2;
  for (const [, run = ''] of code.matchAll(/^ {0,3}(`{3,})/gm)) longest = Math.max(longest, run.length);
  return '`'.repeat(longest + 1);
}
