/** Errors on their way from one thread to another, which would forget what they are. */
import { InputError, UsageError } from '../errors.ts';

export type CarriedError = {
  readonly kind: 'input' | 'usage' | 'other';
  readonly message: string;
  readonly stack: string;
  /** What the system says of its refusals: `code`, `syscall`, `path` … */
  readonly facts: Readonly<Record<string, unknown>>;
};

export function packError(error: unknown): CarriedError {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const facts = Object.entries(error instanceof Error ? error : {}).filter(([, it]) => isPlain(it));
  const kind = error instanceof InputError ? 'input' : error instanceof UsageError ? 'usage' : 'other';
  return { kind, message, stack, facts: Object.fromEntries(facts) };
}

export function unpackError({ kind, message, stack, facts }: CarriedError): Error {
  if (kind === 'input') return new InputError(message);
  if (kind === 'usage') return new UsageError(message);
  return Object.assign(new Error(message), facts, { stack });
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
