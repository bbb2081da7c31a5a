import { describe, expect, it } from 'vitest';
import { bypassesProxy } from '../../../src/io/pictures/connections.ts';

describe('bypassesProxy', () => {
  it.each([
    ['example.com', true],
    ['.example.com', true],
    ['*.example.com', true],
    ['foo, Example.COM other', true],
    ['com', true],
    ['*', true],
    ['example.com:443', true],
    ['example.com:8080', false],
    ['ample.com', false],
    ['other.org', false],
    ['', false],
    [undefined, false],
  ])('%j: %s', (noProxy, expected) => {
    expect(bypassesProxy(new URL('https://images.example.com/a.png'), noProxy)).toBe(expected);
  });
});
