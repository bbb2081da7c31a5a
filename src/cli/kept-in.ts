/** Where a command keeps what it downloads. */
import { homedir } from 'node:os';
import { cacheFolder } from '../environment.ts';

/** The library's option for what `--cache` and `--no-cache` say; the user's cache folder where they say nothing. */
export function keptIn(cache: string | false | undefined): { readonly cache?: string } {
  return cache === false ? {} : { cache: cache ?? cacheFolder(process.env, homedir()) };
}
