/** Fills in the defaults of options and holds the values against their table: the command line and the library refuse the same. */
import { UsageError } from './errors.ts';
import { camelCase, defaultsOf, type OptionSpec, type OptionValues } from './options.ts';
import { similarNames } from './similar-names.ts';

/**
 * All options of a table; `given` has the names in camel case, and what is `undefined` there has its default. Throws a
 * `UsageError` that names the option and a value that would do, for a value of the wrong type, a choice that there is not, an
 * address that is none, or a number out of range.
 */
export function readOptions<T extends Readonly<Record<string, OptionSpec>>>(
  table: T,
  given: Readonly<Record<string, unknown>>,
  remembered: Readonly<Record<string, unknown>> = {},
): OptionValues<T> {
  for (const [name, spec] of Object.entries(table)) {
    const value = given[camelCase(name)];
    const wrong = value === undefined ? undefined : problemOf(name, spec, value);
    if (wrong !== undefined) throw new UsageError(wrong);
  }
  const told = Object.entries(given).filter(([, value]) => value !== undefined);
  const known = Object.entries(table).flatMap(([name, spec]) => {
    const value = spec.remembered ? remembered[name] : undefined;
    return value === undefined || problemOf(name, spec, value) !== undefined
      ? []
      : [[camelCase(name), value]];
  });
  return { ...defaultsOf(table), ...Object.fromEntries(known), ...Object.fromEntries(told) };
}

function problemOf(name: string, spec: OptionSpec, value: unknown): string | undefined {
  if (spec.type === 'list') return Array.isArray(value) ? undefined : `--${name}: give a list.`;
  if (Array.isArray(value)) return `--${name} is given more than once; give it once.`;
  if (spec.type === 'number') return numberProblem(name, spec, value);
  if (typeof value !== spec.type) return `--${name} ${String(value)}: expected a ${spec.type}.`;
  if (spec.choices) return choiceProblem(name, spec.choices, String(value));
  if (spec.value === 'url' && !/^https?:$/.test(protocolOf(String(value))))
    return `--${name} ${String(value)}: give an address that begins with https:// or http://.`;
  // The empty path would be the current folder, which is to be named if it is meant.
  if (name === 'cache' && value === '') return '--cache is empty: name a folder, or give --no-cache.';
  return undefined;
}

function numberProblem(
  name: string,
  spec: Extract<OptionSpec, { readonly type: 'number' }>,
  value: unknown,
): string | undefined {
  const fits = Number.isFinite(value) && Number(value) > 0 && (!spec.whole || Number.isInteger(value));
  if (fits) return undefined;
  const shown = Number.isNaN(value) ? '' : ` ${String(value)}`;
  const kind = spec.whole ? 'a whole number' : 'a number';
  return `--${name}${shown}: give ${kind} above 0, for instance --${name} ${spec.default}.`;
}

function choiceProblem(name: string, choices: readonly string[], value: string): string | undefined {
  if (choices.includes(value)) return undefined;
  const [nearest] = similarNames(value, choices);
  const meant = nearest === undefined ? '' : ` Did you mean --${name} ${nearest}?`;
  return `--${name} ${value}: choose ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.${meant}`;
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : '';
}
