import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { InputError, UsageError } from '../src/errors.ts';
import { failureMessage } from '../src/failure-message.ts';

test('what a user can mend is told without a stack', async () => {
  expect(failureMessage(new InputError('e.zip is empty.'), true)).toBe('e.zip is empty.');
  expect(failureMessage(new UsageError('--since soon'), true)).toBe('--since soon');
  const refused: unknown = await stat('/nowhere/at/all').catch((error) => error);
  expect(failureMessage(refused, true)).toMatch(/ENOENT.*\n.*same command/);
  expect(failureMessage(refused, true)).not.toMatch(/^\s+at /m);
});

test('a fault of the program asks for a report; the stack comes with --verbose only', () => {
  const bug = new TypeError('x is not a function');
  expect(failureMessage(bug, false)).toMatch(/x is not a function\n.*report.*--verbose/);
  expect(failureMessage(bug, false)).not.toMatch(/^\s+at /m);
  expect(failureMessage(bug, true)).toMatch(/report.*\nTypeError: x is not a function\n\s+at /);
  expect(failureMessage('thrown text', false)).toMatch(/thrown text\n.*report/);
});
