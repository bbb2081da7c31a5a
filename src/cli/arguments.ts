/** What yargs gives the commands; a flag that is not given is absent. */
import type {
  ImportOptions,
  MigrateOptions,
  OptionValues,
  reportOptions,
  terminalOptions,
  VerifyOptions,
} from '../options.ts';

export type MigrateArguments = Partial<Omit<MigrateOptions, 'cache'>> &
  Partial<OptionValues<typeof reportOptions>> &
  TerminalArguments & { readonly cache?: string | false };
export type ImportArguments = Partial<Omit<ImportOptions, 'cache'>> &
  Partial<OptionValues<typeof reportOptions>> &
  TerminalArguments & { readonly cache?: string | false };
export type VerifyArguments = Partial<Omit<VerifyOptions, 'cache'>> &
  TerminalArguments & { readonly strict?: boolean; readonly cache?: string | false };

export type TerminalArguments = Partial<OptionValues<typeof terminalOptions>> & {
  readonly input?: readonly string[];
};
