/** Takes from yargs the command that it found, to run it when yargs is done. */

/** Runs a command, and gives the exit code. */
type Command = () => Promise<number>;

/** Leaves yargs as soon as it has found the command: once a handler has returned, it draws the command's help, unseen, for 60 ms. */
class Found {
  readonly command: Command;

  constructor(command: Command) {
    this.command = command;
  }
}

/** A handler for yargs, which checks what it was given against the command's options. */
export function found<Arguments>(run: (given: Arguments) => Promise<number>): (given: unknown) => never {
  return (given) => {
    throw new Found(() => run(given as Arguments));
  };
}

/** The command that was found; none where yargs itself has answered, as it does `--help`. */
export async function commandIn(parse: () => Promise<unknown>): Promise<Command | undefined> {
  try {
    await parse();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Found) return thrown.command;
    throw thrown;
  }
}
