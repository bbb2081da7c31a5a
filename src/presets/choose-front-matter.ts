/** Chooses, renames and orders the keys of the front matter; see `--front-matter`. */
import { UsageError } from '../errors.ts';
import { FIELDS } from '../front-matter-fields.ts';
import { similarNames } from '../similar-names.ts';
import { asIs } from './forms.ts';
import type { Entry, Field, Form, FrontMatter } from './preset.ts';

/**
 * The front matter with the entries that `lists` name, in their order: `title,date:pubDate,author`. A field keeps the preset's
 * key and form unless another key follows a colon. Drafts say that they are drafts all the same, and the preset's constants stay,
 * because builds depend on them. An empty list changes nothing. Throws a `UsageError` for a field that there is not.
 */
export function chooseFrontMatter(lists: readonly string[], given: FrontMatter): FrontMatter {
  const chosen = lists
    .flatMap((list) => list.split(','))
    .map((it) => it.trim())
    .filter((it) => it !== '')
    .map((item) => entryFor(item, given.entries));
  if (chosen.length === 0) return given;
  const keys = chosen.map(({ key }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) throw new UsageError(`--front-matter: the key ${twice} is named twice.`);
  const draft = given.entries.find(({ field }) => field === 'published');
  const tellsDrafts = chosen.some(({ field }) => field === 'published') || !draft;
  return { ...given, entries: tellsDrafts ? chosen : [...chosen, { ...draft, form: ofDraftsOnly(draft) }] };
}

function entryFor(item: string, entries: readonly Entry[]): Entry {
  const [name = '', key] = item.split(/:(.*)/s).map((part) => part.trim());
  const known = entries.find((entry) => entry.field === name) ?? entries.find((entry) => entry.key === name);
  const field = known?.field ?? FIELDS.find((it) => it === name);
  if (field === undefined) throw new UsageError(unknownField(name, entries));
  if (key === '')
    throw new UsageError(`--front-matter ${item}: write the key behind the colon, or no colon.`);
  return { ...(known ?? { field }), key: key ?? known?.key ?? name };
}

function ofDraftsOnly({ form = asIs }: Entry): Form {
  return { ...form, write: (value, post) => (value === false ? form.write(value, post) : undefined) };
}

function unknownField(name: string, entries: readonly Entry[]): string {
  const names: readonly (string | Field)[] = [...new Set([...FIELDS, ...entries.map(({ key }) => key)])];
  const [near] = similarNames(name, names);
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  return `--front-matter ${name}: there are ${FIELDS.join(', ')}.${meant}`;
}
