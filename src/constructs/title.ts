/** The title and the subtitle: headings of the body that the front matter says already. */
import type { Element } from 'domhandler';
import { findAll, findWhere, fold, textOf } from '../element.ts';
import type { Construct } from './construct.ts';

const HEADINGS = ['h1', 'h2', 'h3', 'h4'];

// Medium: <h3 class="graf graf--h3 graf--title">…</h3><h4 class="graf graf--h4 graf--subtitle">…</h4>
export const title: Construct = {
  name: 'title',
  tags: HEADINGS,
  matches: (candidate, to) => to.repeated.has(candidate),
  canonical: (source, to) => {
    for (const link of findAll(source, ({ name, attribs }) => name === 'a' && Boolean(attribs.href))) {
      to.report({ code: 'title-link', href: link.attribs.href ?? '', text: fold(textOf(link)) });
    }
    return [];
  },
};

/**
 * The title of a post, and the heading in its body that repeats it.
 *
 * `name` is the page's `h1.p-name`, folded. Medium cuts long ones ("…"): then the heading has the whole title. `marked` is the
 * heading that has the class `graf--title`.
 * A heading that differs in any other way is the writer's own and is not returned.
 */
export function titleOf(
  name: string | undefined,
  body: Element,
  marked: Element | undefined,
): { readonly title?: string; readonly heading?: Element } {
  const heading = marked ?? firstHeading(body);
  if (!heading) return name === undefined ? {} : { title: name };
  const said = comparable(textOf(heading));
  if (said === '') return name === undefined ? {} : { title: name };
  if (name === undefined) return marked ? { title: fold(textOf(heading)), heading } : {};
  if (comparable(name) === said) return { title: name, heading };
  const isCut = name.length > 1 && name.endsWith('…') && marked !== undefined;
  if (isCut && said.startsWith(comparable(name.slice(0, -1)))) {
    return { title: fold(textOf(heading)), heading };
  }
  return { title: name };
}

/** The heading with the class `graf--subtitle`, when `description` holds its whole text. */
export function repeatedSubtitle(
  subtitle: Element | undefined,
  description: string | undefined,
): Element | undefined {
  if (!subtitle || description === undefined) return undefined;
  return comparable(textOf(subtitle)) === comparable(description) ? subtitle : undefined;
}

/** The heading that the text begins with. */
function firstHeading(body: Element): Element | undefined {
  const first = findWhere(body, (it) => TEXTS.has(it.name) && textOf(it).trim() !== '');
  return first && HEADINGS.includes(first.name) ? first : undefined;
}

const TEXTS = new Set([...HEADINGS, 'p', 'li', 'blockquote', 'pre']);

/** Titles are compared by what one sees: Medium's typesetting puts nbsp and hair spaces into headings only. */
function comparable(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
