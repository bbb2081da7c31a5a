/** Every option, once: the command line, the types of the library and the README's headings are made from this table. */
import type { ChangedOption } from './report.ts';

export type OptionSpec = {
  readonly describe: string;
  readonly alias?: string;
  /** What a value looks like, for help and README. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Is kept in the lock file, and counts in later runs that do not give it. */
  readonly remembered?: true;
} & (
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'string'; readonly default?: string }
  /** Above 0; `whole` refuses fractions. */
  | { readonly type: 'number'; readonly default: number; readonly whole?: boolean }
  | { readonly type: 'list'; readonly default: readonly string[] }
);

export const migrateOptions = {
  output: {
    type: 'string',
    alias: 'o',
    value: 'folder',
    default: 'output',
    describe: 'Where the blog goes; other files there are left alone',
  },
  images: {
    remembered: true,
    type: 'string',
    choices: ['download', 'remote'],
    default: 'download',
    describe: 'Download the pictures, or leave them at their addresses',
  },
  pictures: {
    type: 'list',
    value: 'folder',
    default: [],
    describe: 'Pictures you have already, named by Medium’s image ids; asked before the network',
  },
  'image-mirror': {
    type: 'string',
    value: 'url',
    describe: 'An own mirror of the pictures: URL/<image id> is asked first',
  },
  'max-image-size': {
    type: 'number',
    value: 'MB',
    default: 100,
    describe: 'Larger pictures stay at their addresses',
  },
  'allow-private-hosts': {
    type: 'boolean',
    default: false,
    describe: 'Fetch pictures from private and loopback addresses too',
  },
  concurrency: {
    type: 'number',
    value: 'n',
    default: 4,
    whole: true,
    describe: 'Requests to one host at once',
  },
  cache: {
    type: 'string',
    value: 'folder',
    describe: 'Where fetched pictures are kept between runs; --no-cache keeps none',
  },
  offline: { type: 'boolean', default: false, describe: 'Use what is on disk only' },
  'retry-failed': {
    type: 'boolean',
    default: false,
    describe: 'Ask again for pictures that are gone for good (404) according to an earlier run',
  },
  drafts: {
    type: 'string',
    choices: ['include', 'skip', 'only'],
    default: 'include',
    describe: 'What to do with drafts',
  },
  responses: {
    remembered: true,
    type: 'string',
    choices: ['aside', 'include', 'skip'],
    default: 'aside',
    describe: 'Comments on other people’s posts: aside in responses/, among the posts, or left out',
  },
  since: {
    type: 'string',
    value: 'date',
    describe: 'Only posts published on this day or later (2020-01-31)',
  },
  only: { type: 'list', value: 'id', default: [], describe: 'Only the posts with these ids' },
  preset: {
    remembered: true,
    type: 'string',
    value: 'name',
    default: 'default',
    describe: 'The site generator it is for (hugo, jekyll, astro …), or a module of your own',
  },
  captions: {
    remembered: true,
    type: 'string',
    choices: ['alt', 'figure', 'italic'],
    describe:
      'Captions as the image’s alt text, in a figure, or as an italic paragraph; the preset decides otherwise',
  },
  'card-images': {
    remembered: true,
    type: 'boolean',
    default: false,
    describe: 'Keep the thumbnails of link cards, too',
  },
  'guessed-languages': {
    remembered: true,
    type: 'boolean',
    default: false,
    describe: 'Keep the languages that Medium guessed for code blocks (often wrong)',
  },
  gists: {
    remembered: true,
    type: 'string',
    choices: ['embed', 'inline'],
    default: 'embed',
    describe: 'GitHub gists as embeds, or their code in the text',
  },
  'shift-headings': {
    remembered: true,
    type: 'boolean',
    default: false,
    describe: 'Write headings one level up: Medium’s h3 as h2, h4 as h3',
  },
  slugs: {
    remembered: true,
    type: 'string',
    choices: ['unicode', 'ascii'],
    default: 'unicode',
    describe: 'Names of posts in the letters of their titles, or in ASCII',
  },
  'front-matter': {
    remembered: true,
    type: 'list',
    value: 'fields',
    default: [],
    describe: 'Which keys the front matter has, in this order: title,date:pubDate,author',
  },
  set: {
    remembered: true,
    type: 'list',
    value: 'key=value',
    default: [],
    describe: 'Set or add a front matter key; the value is YAML',
  },
  tags: {
    type: 'string',
    value: 'file',
    describe: 'The tags of posts, which no export has: a CSV file, a feed, JSON, or a folder of saved pages',
  },
  'asset-prefix': {
    remembered: true,
    type: 'string',
    value: 'path',
    describe: 'What comes before assets/… in the addresses of pictures; / in most presets',
  },
  'post-url': {
    remembered: true,
    type: 'string',
    value: 'template',
    describe: 'Where posts are on your site, such as /blog/:slug/; the preset knows otherwise',
  },
  'own-links': {
    remembered: true,
    type: 'string',
    choices: ['rewrite', 'keep'],
    default: 'rewrite',
    describe: 'Let links among your posts lead to their new places, or still to Medium',
  },
  'own-domain': {
    remembered: true,
    type: 'list',
    value: 'host',
    default: [],
    describe: 'A domain of yours that Medium served: links to it are links among your posts',
  },
  redirects: {
    remembered: true,
    type: 'list',
    value: 'hosts',
    default: [],
    describe: 'Write redirects from the old addresses for netlify, cloudflare, nginx …',
  },
  'on-conflict': {
    type: 'string',
    choices: ['keep', 'overwrite', 'both'],
    default: 'keep',
    describe:
      'Where you and Medium changed the same place: keep your file, overwrite it, or have both side by side',
  },
  'restore-deleted': {
    type: 'boolean',
    default: false,
    describe: 'Write files again that you have deleted',
  },
  'dry-run': {
    type: 'boolean',
    default: false,
    describe: 'Write nothing and ask the network nothing; say what would change',
  },
  verify: {
    type: 'boolean',
    default: true,
    describe: 'Read every post back and compare it with Medium’s; --no-verify skips it',
  },
  strict: { type: 'boolean', default: false, describe: 'Let warnings count as failures in the exit code' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** What needs the network, or nothing to be written. */
const ofRuns = [
  'image-mirror',
  'max-image-size',
  'allow-private-hosts',
  'concurrency',
  'offline',
  'retry-failed',
  'strict',
  'dry-run',
] as const;

/** What `diff` is asked with: all that shapes the blog. */
export const diffOptions = without(migrateOptions, ofRuns);

/** What `verify` must know to read back what `migrate` wrote. */
export const verifyOptions = {
  output: migrateOptions.output,
  drafts: migrateOptions.drafts,
  responses: migrateOptions.responses,
  since: migrateOptions.since,
  only: migrateOptions.only,
  preset: migrateOptions.preset,
  captions: migrateOptions.captions,
  'card-images': migrateOptions['card-images'],
  'guessed-languages': migrateOptions['guessed-languages'],
  gists: migrateOptions.gists,
  cache: migrateOptions.cache,
  'shift-headings': migrateOptions['shift-headings'],
  slugs: migrateOptions.slugs,
  'front-matter': migrateOptions['front-matter'],
  set: migrateOptions.set,
  'asset-prefix': migrateOptions['asset-prefix'],
  'post-url': migrateOptions['post-url'],
  'own-links': migrateOptions['own-links'],
  'own-domain': migrateOptions['own-domain'],
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** What concerns whole exports, and no single post. */
const ofExports = ['drafts', 'since', 'only', 'tags', 'redirects'] as const;

/** What `import` is asked with. */
export const importOptions = {
  ...without(migrateOptions, ofExports),
  'user-agent': {
    type: 'string',
    value: 'text',
    describe: 'How the program calls itself when it asks for pages; a browser’s name otherwise',
  },
  'cookie-file': {
    type: 'string',
    value: 'file',
    describe: 'Cookies of your own session at Medium, sent to nobody else; or the variable MEDIUM_COOKIE',
  },
  'allow-preview': {
    type: 'boolean',
    default: false,
    describe: 'Take the beginning of a member-only story where Medium sends no more',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;

function without<T extends object, K extends keyof T>(table: T, names: readonly K[]): Omit<T, K> {
  const entries = Object.entries(table).filter(([name]) => !(names as readonly unknown[]).includes(name));
  return Object.fromEntries(entries) as Omit<T, K>;
}

/** What is remembered of a run's options, by their names on the command line. */
export function rememberedOptions(options: MigrateOptions): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> = options;
  const names = Object.entries(migrateOptions as Table).filter(([, spec]) => spec.remembered);
  return Object.fromEntries(
    names
      .map(([name]) => [name, values[camelCase(name)]] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** The remembered options that have another value than in `last`, as far as that knows them. */
export function changedOptions(
  last: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): readonly ChangedOption[] {
  return Object.entries(now).flatMap(([name, is]): ChangedOption[] => {
    const was = last[name];
    return was === undefined || JSON.stringify(was) === JSON.stringify(is) ? [] : [{ name, was, is }];
  });
}

/** What is told of a run, and where; options of the command line alone. */
export const reportOptions = {
  report: {
    type: 'string',
    value: 'file',
    describe:
      'Write what changes into a file, too: a page to read (.html), for a pull request (.md), for programs (.json)',
  },
  format: {
    type: 'string',
    choices: ['text', 'json', 'markdown'],
    default: 'text',
    describe: 'What is printed on standard output',
  },
  stat: { type: 'boolean', default: false, describe: 'Of what would change, the summary alone' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** Options of the command line alone, of every command. */
export const terminalOptions = {
  json: { type: 'boolean', default: false, describe: 'The same as --format json' },
  quiet: { type: 'boolean', alias: 'q', default: false, describe: 'No progress' },
  verbose: { type: 'boolean', default: false, describe: 'List every post and every picture' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

type Table = Readonly<Record<string, OptionSpec>>;

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

type ValueOf<Spec extends OptionSpec> = Spec extends { choices: readonly (infer Choice)[] }
  ? Choice
  : Spec['type'] extends 'boolean'
    ? boolean
    : Spec['type'] extends 'number'
      ? number
      : Spec['type'] extends 'list'
        ? readonly string[]
        : string;

type WithDefault<T extends Table> = {
  [K in keyof T]: T[K] extends { default: unknown } ? K : never;
}[keyof T];

/** The values of a table of options, by their names in camel case; those without a default may be absent. */
export type OptionValues<T extends Table> = {
  readonly [K in WithDefault<T> & string as CamelCase<K>]: ValueOf<T[K]>;
} & { readonly [K in Exclude<keyof T, WithDefault<T>> & string as CamelCase<K>]?: ValueOf<T[K]> };

export type MigrateOptions = OptionValues<typeof migrateOptions>;
export type ImportOptions = OptionValues<typeof importOptions>;
export type VerifyOptions = OptionValues<typeof verifyOptions>;

/** The defaults of a table, by camel-case name. */
export function defaultsOf<T extends Table>(table: T): OptionValues<T> {
  const entries = Object.entries(table).flatMap(([name, spec]) =>
    spec.default === undefined ? [] : [[camelCase(name), spec.default]],
  );
  return Object.fromEntries(entries) as OptionValues<T>;
}

/** The name that an option has as a property: `max-image-size` is `maxImageSize`. */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
