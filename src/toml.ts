/** TOML, loaded with the first text in it: nearly all front matter is YAML. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What reads and writes TOML. */
export function toml(): typeof import('smol-toml') {
  return require('smol-toml');
}
