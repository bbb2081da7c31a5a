/** Writes the front matter: YAML between two lines of hyphens, through js-yaml. */
import { COLLECTION_STYLE, type Document, dump, type Node, SCALAR_STYLE } from 'js-yaml';
import type { Metadata } from './model.ts';

/** Keys that the user sets or adds, with their YAML values; see `--set`. */
export type FrontMatterSettings = Readonly<Record<string, unknown>>;

/** Prose is always quoted, so that no reader of YAML 1.1 takes a title for a date, a number or a truth value. */
const QUOTED = new Set(['title', 'description', 'subtitle', 'date', 'categories']);

/**
 * The front matter of a post in the default flavour, from `---` to `---` with a line break after it. A value that is not
 * there leaves its key out, but `categories` is always a list. `settings` come last and win, but publish no draft.
 */
export function frontMatter(metadata: Metadata, settings: FrontMatterSettings): string {
  const { title, description, subtitle, date, tags, kind, canonicalLink, oldSlug } = metadata;
  const values = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(date === undefined ? {} : { date }),
    categories: [...tags],
    published: kind !== 'draft',
    ...(canonicalLink === undefined ? {} : { canonical_link: canonicalLink }),
    ...(oldSlug === undefined ? {} : { redirect_from: [`/${oldSlug}`] }),
    ...settings,
    ...(kind === 'draft' ? { published: false } : {}),
  };
  const yaml = dump(values, { lineWidth: -1, noRefs: true, transform: applyStyles });
  return `---\n${yaml.replace(/^\w+: (?:"|\[").*$/gm, withHardSpaces)}---\n`;
}

function applyStyles(documents: Document[]): void {
  for (const { contents } of documents) {
    if (contents?.kind !== 'mapping') continue;
    for (const { key, value } of contents.items) {
      if (key.kind === 'scalar' && QUOTED.has(key.value)) quote(value);
    }
  }
}

function quote(node: Node): void {
  if (node.kind === 'scalar' && node.tag.endsWith(':str')) node.style = SCALAR_STYLE.DOUBLE_QUOTED;
  if (node.kind === 'sequence') {
    node.style = COLLECTION_STYLE.FLOW;
    node.items.forEach(quote);
  }
}

/** Hard spaces as they are: js-yaml writes them as `\_` between double quotes, which no person would. */
function withHardSpaces(line: string): string {
  return line.replace(/\\(.)/g, (written, character) => (character === '_' ? '\u00A0' : written));
}
