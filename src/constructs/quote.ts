/** Block quotes. Each of Medium's is a quote of its own, also when they follow each other. */
import type { Element } from 'domhandler';
import { element, hasClass } from '../element.ts';
import type { Canonical, Construct } from './construct.ts';
import { saysSomething } from './paragraph.ts';

// Medium: <blockquote class="graf graf--blockquote">…</blockquote>
export const quote: Construct = {
  name: 'quote',
  tags: ['blockquote'],
  matches: (candidate) => !hasClass(candidate, 'graf--pullquote'),
  canonical: quoted,
  rules: [{ tag: 'blockquote', markdown: (content) => content.split('\n').map(quotedLine).join('\n') }],
};

/** Medium's quote in canonical HTML: paragraphs in a `blockquote`. */
export function quoted(source: Element, to: Canonical): readonly Element[] {
  return saysSomething(source) ? [element('blockquote', {}, to.blocks(source))] : [];
}

function quotedLine(line: string): string {
  return line === '' ? '>' : `> ${line}`;
}
