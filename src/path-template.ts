/** Fills templates of paths and addresses, such as `/:year/:month/:slug/`. */
import type { Metadata } from './model.ts';

/** What a template may name. */
const PLACEHOLDERS = ['slug', 'id', 'year', 'month', 'day'] as const;

/**
 * Fills templates for one post: `:slug`, `:id`, `:year`, `:month` and `:day`. A post without id has its slug for one; a post
 * without date the day of its export, so that no path depends on the day of the run. `more` has values of other names.
 */
export function templateFiller(
  slug: string,
  { id, date, exportedOn }: Pick<Metadata, 'id' | 'date' | 'exportedOn'>,
  more: Readonly<Record<string, string>> = {},
): (template: string) => string {
  const [, year = '1970', month = '01', day = '01'] =
    /^(\d{4})-(\d\d)-(\d\d)/.exec(date ?? exportedOn ?? '') ?? [];
  const values: Readonly<Record<string, string>> = { slug, id: id ?? slug, year, month, day, ...more };
  return (template) => template.replace(/:([a-z]+)/g, (written, name: string) => values[name] ?? written);
}

/** The names in a template that mean nothing. */
export function unknownPlaceholders(template: string): readonly string[] {
  const known: readonly string[] = PLACEHOLDERS;
  return Array.from(template.matchAll(/:([a-z]+)/g), ([, name = '']) => name).filter(
    (name) => !known.includes(name),
  );
}
