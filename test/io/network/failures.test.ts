import { expect, test } from 'vitest';
import { failure, failureOfError } from '../../../src/io/network/failures.ts';

test('a failure tells no password', () => {
  const url = 'https://user:secret@host.example/a@2x.png';
  const told = 'https://host.example/a@2x.png';
  expect(failureOfError(new Error('reset'), url).detail).toBe(`the connection failed, reset, at ${told}`);
  expect(failure('not-found', `404 Not Found at ${url}`).detail).toBe(`404 Not Found at ${told}`);
  expect(failure('bad-address', 'http://user:se@secret@host is no address').detail).toBe(
    'http://host is no address',
  );
});
