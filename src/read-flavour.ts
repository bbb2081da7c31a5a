/** Reads the options that decide on the form of the output. */
import { readAssetPrefix } from './asset-prefix.ts';
import { UsageError } from './errors.ts';
import type { Flavour } from './flavour.ts';
import type { VerifyOptions } from './options.ts';
import { unknownPlaceholders } from './path-template.ts';
import { chooseFrontMatter } from './presets/choose-front-matter.ts';
import { defaultPreset } from './presets/default.ts';
import type { Preset } from './presets/preset.ts';
import { similarNames } from './similar-names.ts';

/** The options that make a flavour. */
export type FlavourOptions = Pick<
  VerifyOptions,
  'preset' | 'captions' | 'assetPrefix' | 'set' | 'postUrl' | 'frontMatter' | 'shiftHeadings' | 'responses'
>;

/** The flavour that the options ask for. Throws a `UsageError` that names the option and a value that would do. */
export async function readFlavour(options: FlavourOptions): Promise<Flavour & { readonly preset: Preset }> {
  const preset = await presetNamed(options.preset);
  return {
    preset: { ...preset, frontMatter: chooseFrontMatter(options.frontMatter, preset.frontMatter) },
    captions: options.captions ?? preset.captions,
    assetPrefix: readAssetPrefix(options.assetPrefix ?? preset.pictures.assetPrefix),
    settings: options.set.length === 0 ? {} : (await import('./settings.ts')).readSettings(options.set),
    shiftHeadings: options.shiftHeadings,
    responses: options.responses,
    ...(options.postUrl === undefined ? {} : { postUrl: readPostUrl(options.postUrl) }),
  };
}

async function presetNamed(name: string): Promise<Preset> {
  if (name === defaultPreset.name) return defaultPreset;
  const { presets } = await import('./presets/index.ts');
  const known = presets.find((preset) => preset.name === name);
  if (known) return known;
  if (/[\\/]|\.[cm]?[jt]s$/.test(name)) return (await import('./io/load-preset.ts')).loadPreset(name);
  const names = presets.map((preset) => preset.name);
  const [near] = similarNames(name, names);
  const meant = near === undefined ? '' : ` Did you mean --preset ${near}?`;
  throw new UsageError(
    `--preset ${name}: choose ${names.join(', ')}, or name a module of yours, such as ./my-preset.js.${meant}`,
  );
}

/** A template of addresses, such as `/blog/:slug/`. */
function readPostUrl(template: string): string {
  const example = 'for instance --post-url /blog/:slug/';
  const [unknown] = unknownPlaceholders(template.replace(/^https?:\/\/[^/]*/, ''));
  if (unknown !== undefined) {
    throw new UsageError(
      `--post-url ${template}: there is no :${unknown}, only :slug, :id, :year, :month and :day; ${example}`,
    );
  }
  if (!/^(?:\/(?!\/)|https?:\/\/[^/]+\/)/.test(template) || /[\s?#"'<>]/.test(template)) {
    throw new UsageError(
      `--post-url ${template}: write a path that begins with a slash, or a whole address; ${example}`,
    );
  }
  if (!/:slug|:id/.test(template)) {
    throw new UsageError(`--post-url ${template}: all posts would have one address; ${example}`);
  }
  return template;
}
