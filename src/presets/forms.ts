/** The ways in which generators want a value of the front matter. */
import { slugOf } from '../slug.ts';
import type { Form } from './preset.ts';

const same = (value: unknown) => value;

/** The value as it is: what an entry without a form has. */
export const asIs: Form = { write: same, read: same };

/** A timestamp without quotes: a date in YAML and in TOML. */
export const bareDate: Form = {
  write: (value) => {
    const date = new Date(String(value));
    return typeof value === 'string' && !Number.isNaN(date.getTime()) ? date : value;
  },
  read: same,
  keeps: isoDate,
};

/** For generators that make up a date: that of a post that has none is the day of its export, as in its address. */
export const always: Form = {
  write: (value, { metadata: { kind, exportedOn = '1970-01-01' } }) =>
    value ?? (kind === 'draft' ? undefined : exportedOn),
  read: same,
};

/** The same, without quotes. */
export const alwaysBareDate: Form = {
  ...bareDate,
  write: (value, post) => bareDate.write(always.write(value, post), post),
};

/** `draft` for `published`. */
export const negated: Form = {
  write: (value) => value === false,
  read: (written) => written !== true,
};

/** `draft: true`, on drafts only. */
export const onlyDraft: Form = {
  write: (value) => (value === false ? true : undefined),
  read: (written) => written !== true,
};

/** For generators that want a title: the slug where there is none. */
export const orSlug: Form = { write: (value, { slug }) => value ?? slug, read: same };

/** For generators that want the key: an empty text where there is none. */
export const orEmpty: Form = { write: (value) => value ?? '', read: same };

/** Paths with a slash at their end: `/old/`. */
export const withSlash = pathForm((path) => `${path}/`, /\/$/);

/** Paths without the slash at their start: `old`. */
export const withoutLeadingSlash: Form = {
  write: (value) => eachText(value, (path) => path.replace(/^\//, '')),
  read: (written) => eachText(written, (path) => `/${path}`),
};

/** Paths of pages: `old/index.html`. */
export const asIndexPage: Form = {
  write: (value) => eachText(value, (path) => `${path.replace(/^\//, '')}/index.html`),
  read: (written) => eachText(written, (path) => `/${path.replace(/\/index\.html$/, '')}`),
};

/** An address without its host: `/2018/rye/`. */
export const asPath: Form = {
  write: (value) => eachText(value, (url) => url.replace(/^https?:\/\/[^/]*/, '')),
  read: same,
};

/** A path as Hexo wants it: `2018/rye/`. */
export const asPermalink: Form = {
  write: (value, post) =>
    eachText(asPath.write(value, post), (path) => path.replace(/^\//, '').replace(/(?<!\.html|\/)$/, '/')),
  read: same,
};

/** Docusaurus puts texts of the front matter into JavaScript without a care: a full-width backslash hurts nobody. */
export const withoutBackslash: Form = {
  write: (value) => eachText(value, (text) => text.replaceAll('\\', '＼')),
  read: (written) => eachText(written, (text) => text.replaceAll('＼', '\\')),
  keeps: (value) => eachText(value, (text) => text.replaceAll('＼', '\\')),
};

/** Obsidian knows no time zones and no fractions of seconds: `2018-08-01T12:00:00`, in UTC. */
export const localTime: Form = {
  write: (value) => eachText(isoDate(value), (date) => date.slice(0, 19)),
  read: (written) => eachText(isoDate(written), (date) => `${date.slice(0, 19)}Z`),
  keeps: (value) => eachText(isoDate(value), (date) => `${date.slice(0, 19)}Z`),
};

/** No key for an empty list: Zola refuses even that where the site has no such taxonomy. */
export const unlessEmpty: Form = {
  write: (value) => (Array.isArray(value) && value.length === 0 ? undefined : value),
  read: same,
};

/** Tags as Obsidian has them: no spaces, not digits only. */
export const asProperty: Form = {
  write: (value) => eachText(value, (tag) => slugOf(tag).replace(/^(\d+)$/, 'y$1')),
  read: same,
};

function pathForm(write: (path: string) => string, added: RegExp): Form {
  return {
    write: (value) => eachText(value, write),
    read: (written) => eachText(written, (path) => path.replace(added, '')),
  };
}

function isoDate(value: unknown): unknown {
  if (typeof value !== 'string' && !(value instanceof Date)) return value;
  const date = new Date(
    typeof value === 'string' && !/(?:Z|[+-]\d\d:\d\d)$/.test(value) ? `${value}Z` : value,
  );
  return Number.isNaN(date.getTime()) ? value : date.toISOString();
}

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((it) => eachText(it, change));
  return typeof value === 'string' ? change(value) : value;
}
