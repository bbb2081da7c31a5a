/** Code as HTML, for generators that would take it for their own syntax and know no escape for that. */

/** Code given with its fence or its backticks, as HTML in which no brace is left. */
export function codeAsHtml(markdown: string): string {
  const fence = /^(`{3,})([\w+#.-]*)\n([\s\S]*)\n\1$/.exec(markdown);
  if (!fence) return `<code>${references(withoutTicks(markdown))}</code>`;
  const [, , language = '', code = ''] = fence;
  // A newline right after <pre> is not shown, so that code may begin with one.
  return `<pre><code${language && ` class="language-${language}"`}>${references(code)}</code></pre>`;
}

/** The inverse, for listings; code in a line is plain HTML to any reader. */
export function htmlAsFence(body: string): string {
  return body.replace(
    /^<pre><code(?: class="language-([^"]*)")?>([\s\S]*?)<\/code><\/pre>$/gm,
    (_, language = '', written = '') => {
      const code = characters(written);
      const longest = Array.from(code.matchAll(/^ {0,3}(`{3,})/gm), ([, run = '']) => run.length);
      const ticks = '`'.repeat(Math.max(2, ...longest) + 1);
      return `${ticks}${language}\n${code}\n${ticks}`;
    },
  );
}

function withoutTicks(span: string): string {
  const [, , code = ''] = /^(`+)([\s\S]*)\1$/.exec(span) ?? [];
  return /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code;
}

// Everything that Markdown, MDX or a template engine would read inside HTML.
function references(code: string): string {
  return code.replace(/[&<>{}*_`~\\|[\]$]/g, (character) => `&#${character.codePointAt(0)};`);
}

function characters(written: string): string {
  return written.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
