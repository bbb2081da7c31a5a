/** The two errors that mean "nothing could start". Everything else that goes wrong is a message, not an exception. */

/** The input is no Medium export, or cannot be read. `message` says what was expected and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** An option is wrong, or contradicts another. `message` names the option and a value that would do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
