import { describe, expect, it } from 'vitest';
import { backOffMs, retryAfterMs } from '../../../src/io/network/retry-delay.ts';

describe('retryAfterMs', () => {
  const now = Date.parse('2020-01-01T00:00:00Z');

  it.each([
    ['2', 2_000],
    [' 0 ', 0],
    ['Wed, 01 Jan 2020 00:00:05 GMT', 5_000],
    ['Tue, 31 Dec 2019 23:59:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %s ms', (header, expected) => expect(retryAfterMs(header, now)).toBe(expected));
});

describe('backOffMs', () => {
  it('doubles, within half and one and a half of it', () => {
    expect([1, 2, 3].map((attempt) => backOffMs(attempt, 100, 0.5))).toEqual([100, 200, 400]);
    expect([backOffMs(1, 100, 0), backOffMs(1, 100, 1)]).toEqual([50, 150]);
  });
});
