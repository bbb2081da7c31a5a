/** The command that a user gave, as one that works when it is pasted into a POSIX shell; for advice in messages. */
import { isAbsolute, relative } from 'node:path';

export type CommandLine = {
  /** What starts the program: `medium-migrate`, `npx medium-migrate`, `node dist/cli.js`, `npm start --`. */
  readonly program: string;
  readonly argv: readonly string[];
};

/** How this program was started. */
export type Start = {
  /** Node's `process.argv[1]`. */
  readonly script: string;
  readonly argv: readonly string[];
  readonly folder: string;
  /** The environment variables in which npm tells what it runs. */
  readonly npm: { readonly script?: string | undefined; readonly package?: string | undefined };
};

/** The command that starts the program again in the same way. */
export function commandLine({ script, argv, folder, npm }: Start): CommandLine {
  if (npm.package === 'medium-migrate' && npm.script === 'start') {
    // package.json: "start": "node dist/cli.js migrate"
    return { program: 'npm start --', argv: argv[0] === 'migrate' ? argv.slice(1) : argv };
  }
  const path = script.replaceAll('\\', '/');
  if (/\/node_modules\/(\.bin|medium-migrate)\//.test(path)) return { program: 'npx medium-migrate', argv };
  if (path.endsWith('/medium-migrate')) return { program: 'medium-migrate', argv };
  const near = relative(folder, script).replaceAll('\\', '/');
  return { program: `node ${quoted(near.startsWith('..') || isAbsolute(near) ? script : near)}`, argv };
}

/** A change to a command: options (without `--`) that are taken out, and arguments that are put in. */
export type Change = { readonly without: readonly string[]; readonly more: readonly string[] };

/** The command with a change made to it, quoted where the shell needs it. */
export function printCommand({ program, argv }: CommandLine, { without, more }: Change): string {
  // What stands behind `--` is no option.
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const options = takenOut(argv.slice(0, end), without);
  return [program, ...[...options, ...more, ...argv.slice(end)].map(quoted)].join(' ');
}

function takenOut(argv: readonly string[], names: readonly string[]): readonly string[] {
  return argv.filter((argument, i) => {
    const before = argv[i - 1] ?? '';
    return !isOption(argument, names) && !(isOption(before, names) && isValueOf(before, argument));
  });
}

function isOption(argument: string, names: readonly string[]): boolean {
  const [, name = ''] = /^--([^=]+)/.exec(argument) ?? [];
  return names.includes(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

function isValueOf(option: string, argument: string): boolean {
  if (option.includes('=')) return false;
  return VALUED.test(option) ? !argument.startsWith('-') : /^(true|false)$/.test(argument);
}

/** Options that advice takes out and that have a value. */
const VALUED = /^--(?:on-?conflict|only)$/i;

function quoted(argument: string): string {
  return /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
