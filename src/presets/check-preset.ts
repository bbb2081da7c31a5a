/** Holds a preset that somebody else wrote against its type. */
import { UsageError } from '../errors.ts';
import { FIELDS } from '../front-matter-fields.ts';
import { unknownPlaceholders } from '../path-template.ts';
import { similarNames } from '../similar-names.ts';
import { defaultPreset } from './default.ts';
import type { Preset } from './preset.ts';

/**
 * The preset in `given`; parts that it leaves out are those of the default flavour. Throws a `UsageError` that begins with
 * `shown` and names the part that is wrong.
 */
export function checkPreset(given: unknown, shown: string, name: string): Preset {
  const wrong = (problem: string): never => {
    throw new UsageError(`${shown}: ${problem}`);
  };
  const own = isTable(given) ? given : wrong('the preset is no object.');
  const known = [...Object.keys(defaultPreset), 'syntax', 'redirectJson'];
  for (const key of Object.keys(own)) {
    const [near] = similarNames(key, known);
    if (!known.includes(key))
      wrong(`“${key}” is no part of a preset.${near ? ` Did you mean “${near}”?` : ''}`);
  }
  for (const key of ['files', 'pictures', 'frontMatter', 'syntax']) {
    if (own[key] !== undefined && !isTable(own[key])) wrong(`${key} is no object.`);
  }
  const preset = {
    ...defaultPreset,
    name,
    ...own,
    files: { ...defaultPreset.files, ...(own.files ?? {}) },
    pictures: { ...defaultPreset.pictures, ...(own.pictures ?? {}) },
    frontMatter: { ...defaultPreset.frontMatter, ...(own.frontMatter ?? {}) },
  } as Preset;

  const { files, pictures, url, publicFolder, captions, frontMatter, syntax = {} } = preset;
  for (const [kind, path] of Object.entries(files)) {
    const problem = pathProblem(path) ?? placeholderProblem(path);
    if (problem !== undefined) wrong(`files.${kind} ${problem}`);
    if (!/\.\w+$/.test(path)) wrong(`files.${kind} must end in the name of a file, such as :slug.md.`);
  }
  const folderProblem = pathProblem(pictures.folder.replace?.(':folder', 'folder'));
  if (folderProblem !== undefined) wrong(`pictures.folder ${folderProblem}`);
  if (!/:slug|:id|:folder/.test(pictures.folder)) wrong('pictures.folder must hold :slug, :id or :folder.');
  for (const text of ['url', 'assetPrefix'] as const) {
    if (typeof pictures[text] !== 'string') wrong(`pictures.${text} must be a text.`);
  }
  if (typeof url !== 'string') wrong('url must be a text.');
  const urlProblem = placeholderProblem(url);
  if (urlProblem !== undefined) wrong(`url ${urlProblem}`);
  if (typeof publicFolder !== 'string' || escapes(publicFolder))
    wrong('publicFolder must be a folder below the output folder.');
  if (!['alt', 'figure', 'italic'].includes(captions)) wrong('captions must be alt, figure or italic.');
  if (!['yaml', 'toml'].includes(frontMatter.format)) wrong('frontMatter.format must be yaml or toml.');
  if (!Array.isArray(frontMatter.entries)) wrong('frontMatter.entries must be a list.');
  for (const { field, key, form } of frontMatter.entries) {
    if (!FIELDS.includes(field)) wrong(`frontMatter.entries: there is no field “${field}”.`);
    if (typeof key !== 'string' || key === '') wrong(`frontMatter.entries: ${field} has no key.`);
    const isForm =
      form === undefined || (typeof form.write === 'function' && typeof form.read === 'function');
    if (!isForm) wrong(`frontMatter.entries: the form of ${field} needs the functions write and read.`);
  }
  for (const [part, does] of Object.entries(syntax)) {
    if (typeof does !== 'function') wrong(`syntax.${part} must be a function.`);
  }
  const { read, ...writing } = syntax;
  if (Object.keys(writing).some((part) => part !== 'text') && !read) {
    wrong('syntax needs the function read, the inverse of the others: without it no post could be verified.');
  }
  return preset;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathProblem(path: unknown): string | undefined {
  if (typeof path !== 'string' || path === '') return 'must be a path.';
  return escapes(path) ? 'must be a path below the output folder, with forward slashes.' : undefined;
}

function escapes(path: string): boolean {
  return /^(?:[a-z]:|[/\\])|\\/i.test(path) || path.split('/').includes('..');
}

function placeholderProblem(template: string): string | undefined {
  const [unknown] = unknownPlaceholders(template);
  if (unknown !== undefined) return `holds :${unknown}; there are :slug, :id, :year, :month and :day.`;
  return /:slug|:id/.test(template)
    ? undefined
    : 'must hold :slug or :id, so that no two posts have the same.';
}
