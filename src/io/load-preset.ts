/** Loads a preset of the user's own: a module that exports what `presets/preset.ts` describes. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../errors.ts';
import { checkPreset } from '../presets/check-preset.ts';
import type { Preset } from '../presets/preset.ts';

/**
 * The preset that the module at `path` exports as `preset`, or as its default. What it leaves out is as in the default flavour.
 * Throws a `UsageError` when there is no such module, when it fails, or when what it exports is no preset.
 */
export async function loadPreset(path: string): Promise<Preset> {
  const shown = `--preset ${path}`;
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    const says = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UsageError(`${shown}: the module cannot be loaded. ${says}`);
  }
  const exported = module.preset ?? module.default;
  if (exported === undefined) throw new UsageError(`${shown}: the module exports no “preset”.`);
  return checkPreset(exported, shown, path);
}
