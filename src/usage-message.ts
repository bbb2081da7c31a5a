/** What yargs finds wrong with a command line, in words that say what to do. */
import { similarNames } from './similar-names.ts';

const HELP = 'medium-migrate --help lists all options.';

/** A message for a person; `names` are the options there are, without their dashes. */
export function usageMessage(message: string, names: readonly string[]): string {
  // yargs: "Not enough arguments following: since"
  const [, bare] = /^Not enough arguments following: (\S+)$/.exec(message) ?? [];
  if (bare !== undefined) return `${dashed(bare)} needs a value. ${HELP}`;
  // yargs: "Not enough non-option arguments: got 0, need at least 1"
  if (message.startsWith('Not enough non-option')) return `Name the export to look at. ${HELP}`;
  // yargs: "Unknown arguments: outptu, outPtu"
  const [, unknown] = /^Unknown arguments?: ([^,]+)/.exec(message) ?? [];
  if (unknown === undefined) return `${message}\n${HELP}`;
  if (names.includes(unknown)) {
    return `${dashed(unknown)} is an option of other commands, and says nothing to this one: leave it out.`;
  }
  const similar = similarNames(unknown, names).map(dashed);
  return `There is no option ${dashed(unknown)}. ${similar.length > 0 ? `Did you mean ${similar.join(' or ')}?` : HELP}`;
}

/**
 * What is wrong with a boolean that has a value other than `true` and `false`, which yargs takes for `false`:
 * `--offline=yes` would ask the network. `undefined` when nothing is.
 */
export function booleanProblem(argv: readonly string[], booleans: readonly string[]): string | undefined {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  for (const argument of argv.slice(0, end)) {
    const [, name = '', value = ''] = /^--([\w-]+)=(.*)$/s.exec(argument) ?? [];
    if (booleans.includes(name) && value !== 'true' && value !== 'false')
      return `--${name} takes no value: write --${name}, or leave it out.`;
  }
  return undefined;
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
