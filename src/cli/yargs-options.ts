/** The options of a command in the form in which yargs takes them. */
import type { Options as YargsOption } from 'yargs';
import type { OptionSpec } from '../options.ts';

export function yargsOptions(table: Readonly<Record<string, OptionSpec>>): Record<string, YargsOption> {
  return Object.fromEntries(
    Object.entries(table).map(
      ([name, { type, describe, alias, choices, default: preset }]): [string, YargsOption] => [
        name,
        {
          // Values are checked by `readOptions`, for the library as well; here they only show in the help.
          describe: choices ? `${describe} (${choices.join(', ')})` : describe,
          ...(type === 'list' ? { type: 'string', array: true } : { type }),
          ...(alias ? { alias } : {}),
          // An option that is not given must be seen to be so: it may be remembered from an earlier run.
          ...(preset === undefined || preset === false || type === 'list'
            ? {}
            : { defaultDescription: JSON.stringify(preset) }),
          requiresArg: type !== 'boolean',
        },
      ],
    ),
  );
}
