/** Generates what stands within a line of a post: text, marks, links and mentions in any nesting, line breaks. */
import fc from 'fast-check';
import { anyAddress, anyText, escapeHtml } from './medium-text.ts';

export type Html = fc.Arbitrary<string>;

export const htmlText: Html = anyText.map(escapeHtml);
export const address: Html = anyAddress.map(escapeHtml);

/** What stands in a line: text, marks and links in any nesting, line breaks. */
export const inline: Html = inlineOf(3, true);

function inlineOf(depth: number, links: boolean): Html {
  const text = { weight: 6, arbitrary: htmlText };
  const lineBreak = { weight: 1, arbitrary: fc.constant('<br>') };
  if (depth === 0) return joined(fc.oneof(text, lineBreak), 1, 3);
  const inner = inlineOf(depth - 1, links);
  const marked = (tag: string) =>
    inner.map((it) => `<${tag} class="markup--${tag} markup--p-${tag}">${it}</${tag}>`);
  const marks = (['strong', 'em', 'code'] as const).map((tag) => ({ weight: 1, arbitrary: marked(tag) }));
  if (!links) return joined(fc.oneof(text, lineBreak, ...marks), 1, 4);
  const link = fc.tuple(address, fc.option(htmlText, { freq: 8 }), inlineOf(depth - 1, false)).map(linkHtml);
  const mention = inlineOf(0, false).map(
    (it) =>
      `<a href="https://medium.com/u/0123456789ab" data-href="https://medium.com/u/0123456789ab" data-anchor-type="2" data-user-id="0123456789ab" class="markup--user markup--p-user" target="_blank">${it}</a>`,
  );
  return joined(
    fc.oneof(text, lineBreak, ...marks, { weight: 1, arbitrary: link }, { weight: 1, arbitrary: mention }),
    1,
    5,
  );
}

function linkHtml([href, title, content]: readonly [string, string | null, string]): string {
  const attributes = title === null ? '' : ` title="${title}"`;
  return `<a href="${href}" data-href="${href}" class="markup--anchor markup--p-anchor"${attributes} rel="noopener" target="_blank">${content}</a>`;
}

/** Parts one after the other. */
export function joined(part: Html, minLength: number, maxLength: number): Html {
  return fc.array(part, { minLength, maxLength }).map((parts) => parts.join(''));
}
