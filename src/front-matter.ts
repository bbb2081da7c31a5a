/** Writes the front matter: YAML through js-yaml, or TOML through smol-toml. */
import { COLLECTION_STYLE, type Document, dump, type Node, SCALAR_STYLE } from 'js-yaml';
import { fieldValue } from './front-matter-fields.ts';
import type { Metadata } from './model.ts';
import { oncePer } from './once-per.ts';
import { defaultPreset } from './presets/default.ts';
import { asIs } from './presets/forms.ts';
import type { Field, FrontMatter, PostFacts } from './presets/preset.ts';
import { toml } from './toml.ts';

/** Keys that the user sets or adds, with their YAML values; see `--set`. */
export type FrontMatterSettings = Readonly<Record<string, unknown>>;

/** Prose is always quoted, so that no reader of YAML 1.1 takes a title for a date, a number or a truth value. */
const QUOTED = new Set<Field>([
  'title',
  'description',
  'subtitle',
  'date',
  'tags',
  'author',
  'publication',
  'id',
  'slug',
]);

/**
 * The front matter of a post with its delimiters and a line break after it. A value that is not there leaves its key out, but
 * tags are always a list. `settings` come last and win, but publish no draft.
 */
export function frontMatter(
  metadata: Metadata,
  settings: FrontMatterSettings,
  { format, entries, constants = {} }: FrontMatter = defaultPreset.frontMatter,
  place: Omit<PostFacts, 'metadata'> = { slug: '', url: '' },
): string {
  const facts = { ...place, metadata };
  const values: Record<string, unknown> = {};
  for (const { field, key, form = asIs } of entries)
    put(values, key, form.write(fieldValue(field, facts), facts));
  Object.assign(values, constants, settings);
  if (metadata.kind === 'draft') keepDraft(values, entries, facts);
  if (format === 'toml') return `+++\n${toml().stringify(withTomlDates(values))}+++\n`;
  const yaml = dump(values, {
    lineWidth: -1,
    noRefs: true,
    transform: (documents) => applyStyles(documents, quotedKeys(entries)),
  });
  return `---\n${yaml.includes('\\_') ? withHardSpaces(yaml) : yaml}---\n`;
}

const quotedKeys = oncePer(
  (entries: FrontMatter['entries']): ReadonlySet<string> =>
    new Set(entries.flatMap(({ field, key }) => (QUOTED.has(field) ? [key] : []))),
);

/** Whatever was chosen or set, a draft says that it is one. */
function keepDraft(values: Record<string, unknown>, entries: FrontMatter['entries'], facts: PostFacts): void {
  const { key = 'published', form = asIs } = entries.find(({ field }) => field === 'published') ?? {};
  put(values, key, form.write(false, facts));
}

function put(values: Record<string, unknown>, path: string, value: unknown): void {
  if (value === undefined) return;
  if (!path.includes('.')) {
    values[path] = value;
    return;
  }
  const [key = path, ...rest] = path.split('.');
  const table = values[key];
  const inner: Record<string, unknown> = typeof table === 'object' && table !== null ? { ...table } : {};
  put(inner, rest.join('.'), value);
  values[key] = inner;
}

function withTomlDates(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { TomlDate } = toml();
  return Object.fromEntries(
    Object.entries(values)
      // TOML has no word for nothing.
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, value instanceof Date ? new TomlDate(value.toISOString()) : value]),
  );
}

function applyStyles(documents: Document[], quoted: ReadonlySet<string>): void {
  for (const { contents } of documents) {
    if (contents?.kind !== 'mapping') continue;
    for (const { key, value } of contents.items) {
      if (key.kind === 'scalar' && quoted.has(key.value)) quote(value);
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
function withHardSpaces(yaml: string): string {
  return yaml.replace(/^[\w-]+: (?:"|\[").*$/gm, (line) =>
    line.replace(/\\(.)/g, (written, character) => (character === '_' ? '\u00A0' : written)),
  );
}
