/** How a file of a flavour is to be read: the inverse of what wrote it, for the judge. */
import type { Flavour } from './flavour.ts';
import { fieldValue } from './front-matter-fields.ts';
import { defaultPreset } from './presets/default.ts';
import { asIs } from './presets/forms.ts';
import type { PostFacts } from './presets/preset.ts';
import type { FrontMatterKey, Reading, ValueReading } from './verify/loss.ts';

/** The reading of a post's file. A key that the user left out, or that the post is better without, is not asked for. */
export function readingOf(facts: PostFacts, flavour: Pick<Flavour, 'preset' | 'shiftHeadings'>): Reading {
  const { frontMatter, syntax } = flavour.preset ?? defaultPreset;
  const isIdle = (field: string) =>
    field === 'redirect_from' &&
    facts.metadata.canonicalLink !== undefined &&
    fieldValue(field, facts) === undefined;
  const values = frontMatter.entries.flatMap(
    ({ field, key, form = asIs }): [FrontMatterKey, ValueReading][] => {
      if (!isCompared(field) || isIdle(field)) return [];
      const absent = form.write(undefined, facts);
      return [[field, { key, read: form.read, keeps: form.keeps ?? ((value) => value), absent }]];
    },
  );
  return {
    format: frontMatter.format,
    values: new Map(values),
    body: syntax?.read ?? ((body) => body),
    shiftHeadings: flavour.shiftHeadings ?? false,
  };
}

const COMPARED: ReadonlySet<string> = new Set<FrontMatterKey>([
  'title',
  'description',
  'subtitle',
  'date',
  'canonical_link',
  'redirect_from',
  'published',
]);

function isCompared(field: string): field is FrontMatterKey {
  return COMPARED.has(field);
}
