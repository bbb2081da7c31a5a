/** A preset as a text: equal texts, and nothing that it writes is another. */
import type { Preset } from './preset.ts';

/** The whole preset, the sources of its functions included: a user's module may change between two runs. */
export function describePreset(preset: Preset): string {
  return JSON.stringify(preset, (_, value: unknown) => (typeof value === 'function' ? String(value) : value));
}
