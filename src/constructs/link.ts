/** Links. */
import type { Element } from 'domhandler';
import { element, fold, hasClass, textOf } from '../element.ts';
import { attribute } from '../inline-html.ts';
import { mendedTarget } from '../link-target.ts';
import { type Canonical, type Construct, isBlock } from './construct.ts';

// Medium: <a href="…" data-href="…" class="markup--anchor markup--p-anchor" rel="noopener" target="_blank">…</a>
export const link: Construct = {
  name: 'link',
  tags: ['a'],
  matches: (candidate) => candidate.attribs.href !== undefined && !isMention(candidate),
  canonical: linked,
};

/** Whether a link is a mention of somebody; see `mention.ts`. */
export function isMention(candidate: Element): boolean {
  return hasClass(candidate, 'markup--user') || candidate.attribs['data-user-id'] !== undefined;
}

/** The element's content in an `a` with its target mended; without the `a` where there is no target to keep. */
export function linked(source: Element, to: Canonical): ReturnType<Canonical['content']> {
  const content = to.content(source);
  const exported = fold(source.attribs.href ?? '');
  const mended = mendedTarget(exported);
  if (mended.target === undefined) {
    if (exported !== '') to.report({ code: 'dropped-link', href: exported, text: fold(textOf(source)) });
    return content;
  }
  if (mended.repaired) to.report({ code: 'mended-link', from: exported, to: mended.target });
  if (content.some(isBlock)) return content;
  const says = fold(source.attribs.title ?? '');
  const title = says === exported || says === mended.target || says === '' ? undefined : says;
  return [element('a', { href: mended.target, title }, content)];
}

/**
 * A link. `label` is Markdown. Where it could be taken for a footnote (by kramdown, a caret at its start) or for a link
 * definition (`]:`, by kramdown in the text and by CommonMark 4.7 even inside code), it is written so that it cannot.
 */
export function linkMarkdown(label: string, target: string, title: string | undefined): string {
  if (label.includes(']:') && label.includes('`')) {
    return `<a${attribute('href', target)}${title === undefined ? '' : attribute('title', title)}>${label}</a>`;
  }
  const safe = label.startsWith('^') || label.includes(']:') ? guarded(label) : label;
  return `[${safe}]${linkDestination(target, title)}`;
}

function guarded(label: string): string {
  return label.replace(/^\^/, '&#94;').replace(/\\\]:/g, '\\]\\:');
}

/** The part of a link behind its text: `(target)` or `(target "title")`. */
export function linkDestination(target: string, title: string | undefined): string {
  const written = destination(target);
  if (title === undefined) return `(${written})`;
  return `(${written} "${title.replace(/["\\|{<&`]/g, titleCharacter)}")`;
}

/**
 * A link destination (CommonMark 6.3): white space, controls and what Markdown or a template engine would take for its own are
 * percent-encoded, all else stays as exported. `<>` stand around it only where its parentheses do not balance.
 */
function destination(target: string): string {
  if (HARMLESS.test(target)) return target;
  const encoded = target
    .replace(/[\s\p{Cc}<>"`|{}]/gu, (character) => encodeURIComponent(character))
    .replace(/\\/g, '%5C')
    .replace(/&(?=#?\w+;)/g, '&amp;');
  return balanced(encoded) ? encoded : `<${encoded}>`;
}

/** ASCII without any of these characters. */
const HARMLESS = /^[!#-%'*-;=?-[\]^_a-z~]*$/;

function balanced(value: string): boolean {
  let open = 0;
  for (const [parenthesis] of value.matchAll(/[()]/g)) {
    open += parenthesis === '(' ? 1 : -1;
    if (open < 0 || open > 30) return false;
  }
  return open === 0;
}

function titleCharacter(character: string): string {
  return character === '"' || character === '\\' ? `\\${character}` : `&#${character.codePointAt(0)};`;
}
