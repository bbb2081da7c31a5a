/** Data for programs: for the configuration of the site generator where the preset knows one, else a list of pairs. */
import type { Preset } from '../presets/preset.ts';
import type { RedirectHost } from './redirect-host.ts';

/** The JSON file in the form of a preset's generator. */
export function jsonFor({ redirectJson }: Pick<Preset, 'redirectJson'>): RedirectHost {
  return {
    name: 'json',
    files: (redirects) => [
      {
        path: 'redirects.json',
        text: `${JSON.stringify(redirectJson ? redirectJson(redirects) : redirects, undefined, 2)}\n`,
      },
    ],
  };
}
